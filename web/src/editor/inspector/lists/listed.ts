// The MJML components whose parts are a list that can be set up.

const LISTED: ReadonlySet<string> = new Set(["mj-navbar", "mj-accordion", "mj-carousel"]);

export function isList(tag: string): boolean {
  return LISTED.has(tag);
}
