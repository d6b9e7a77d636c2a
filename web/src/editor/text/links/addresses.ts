// What a link may point to: the web, a mailbox, a telephone, a place in the email, or a variable.

// what an address may hide behind without becoming another one: spaces and control characters
const UNSEEN = /[^!-~\u00a1-\uffff]/g;
const SCRIPT = /^(?:javascript|vbscript|livescript):|^data:(?!image\/(?:png|gif|jpe?g|webp);)/i;
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const ALLOWED: ReadonlySet<string> = new Set(["http", "https", "mailto", "tel", "sms"]);
const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}]{2,}(?::\d+)?(?:[/?#]|$)/u;
const MAILBOX = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
const TELEPHONE = /^\+?[\d\s().-]{5,}$/;
const LIQUID = /\{\{[^{}]*\}\}|\{%[^{}]*%\}/g;

/** Whether opening an address would run something. */
export function runs(address: string): boolean {
  return SCRIPT.test(address.replace(UNSEEN, ""));
}

/** An address as somebody meant it: `acme.com` is on the web, `me@acme.com` is a mailbox. */
export function completed(text: string): string {
  const address = text.trim();
  if (MAILBOX.test(address) && !SCHEME.test(address)) {
    return `mailto:${address}`;
  }
  if (TELEPHONE.test(address)) {
    return `tel:${address.replace(/[\s().-]/g, "")}`;
  }
  return HOST.test(address) ? `https://${address}` : address;
}

/** Why an address cannot be a link, as a sentence; nothing when it can. */
export function addressProblem(text: string): string | undefined {
  const address = completed(text);
  if (address === "") {
    return "Write where the link leads.";
  }
  if (runs(address)) {
    return "Links that run a script are blocked by every mail client. Use a web address.";
  }
  const plain = address.replace(LIQUID, "x");
  if (/\{\{|\}\}/.test(plain)) {
    return "A variable in it is not closed: write {{ name }}.";
  }
  if (address.startsWith("{{") || address.startsWith("#")) {
    return undefined;
  }
  return schemeProblem(plain, plain !== address);
}

function schemeProblem(address: string, varies: boolean): string | undefined {
  const scheme = SCHEME.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined) {
    return "This is not a whole address. Begin with https://, mailto: or tel:.";
  }
  if (!ALLOWED.has(scheme)) {
    return `Mail clients do not open ${scheme}: links. Use https://, mailto: or tel:.`;
  }
  const rest = address.slice(scheme.length + 1);
  if (scheme === "mailto" && !varies && !MAILBOX.test(rest.split("?")[0] ?? "")) {
    return "This is not a whole email address.";
  }
  return rest.replace(/^\/\//, "") === "" ? "The address is not complete." : undefined;
}
