// Whether an email has anything to be filled at all: without it the template language is not loaded.

export function hasLiquid(html: string): boolean {
  return html.includes("{{") || html.includes("{%");
}
