// Which marks an element of foreign HTML means, by its name and by how it looks.
import { addressProblem, runs } from "../links/addresses";
import { declarations } from "./safeStyle";

const NAMES: Readonly<Record<string, string>> = {
  b: "strong",
  strong: "strong",
  i: "em",
  em: "em",
  cite: "em",
  u: "u",
  ins: "u",
  s: "s",
  strike: "s",
  del: "s",
  sub: "sub",
  sup: "sup",
};

/** The names of the elements that say the same: `<b style="font-weight:normal">` says nothing. */
export function markNames(element: Element): Set<string> {
  const look = new Map(declarations(element.getAttribute("style") ?? ""));
  const found = new Set<string>();
  const own = NAMES[element.localName];
  if (own) {
    found.add(own);
  }
  const weight = look.get("font-weight");
  if (weight !== undefined) {
    said(found, "strong", /^(?:bold|bolder|[6-9]00)/.test(weight));
  }
  const slant = look.get("font-style");
  if (slant !== undefined) {
    said(found, "em", /^(?:italic|oblique)/.test(slant));
  }
  const line = `${look.get("text-decoration") ?? ""} ${look.get("text-decoration-line") ?? ""}`;
  if (line.trim() !== "") {
    said(found, "u", line.includes("underline"));
    said(found, "s", line.includes("line-through"));
  }
  const height = look.get("vertical-align");
  if (height === "sub" || height === "super") {
    found.add(height === "sub" ? "sub" : "sup");
  }
  return found;
}

function said(found: Set<string>, name: string, isSo: boolean) {
  isSo ? found.add(name) : found.delete(name);
}

/** The address of a link that may be kept, without the detour some programs put before it. */
export function keptAddress(element: Element): string | null {
  const href = (element.getAttribute("href") ?? "").trim();
  const detour = /^https:\/\/www\.google\.com\/url\?(?:.*&)?q=([^&]+)/.exec(href)?.[1];
  const address = detour ? decoded(detour) : href;
  return runs(address) || addressProblem(address) ? null : address;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
