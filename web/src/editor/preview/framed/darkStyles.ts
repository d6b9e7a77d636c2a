/** Shows an email as it was written for light or for dark, whatever this computer prefers. */

import { forcedDark } from "@/editor/preview/framed/forcedDark";

/** `authored`: the email's own dark styles. `forced`: what clients do that invert by themselves. */
export type Scheme = "authored" | "forced" | "light";

const FEATURE = /\(\s*prefers-color-scheme\s*:\s*(dark|light|no-preference)\s*\)/gi;
const ALWAYS = "(min-width: 0px)";
const NEVER = "(max-width: 0px)";

/** A media query in which the color scheme is already decided. */
export function decideMedia(query: string, dark: boolean): string {
  return query.replace(FEATURE, (_, scheme: string) =>
    (scheme.toLowerCase() === "dark") === dark ? ALWAYS : NEVER,
  );
}

/** Whether an email has dark styles of its own. */
export function hasDarkStyles(html: string): boolean {
  return /prefers-color-scheme\s*:\s*dark/i.test(html);
}

function optsIntoDark(page: Document): boolean {
  const meta = page.querySelector('meta[name="color-scheme" i]')?.getAttribute("content") ?? "";
  const declared = /color-scheme\s*:\s*[^;}]*dark/i;
  const styles = [...page.querySelectorAll("style")].some((style) =>
    declared.test((style.textContent ?? "").replace(FEATURE, "")),
  );
  return meta.includes("dark") || styles;
}

/** Decide the color scheme of a parsed email; returns the `color-scheme` its canvas should have. */
export function decideScheme(page: Document, scheme: Scheme): "dark" | "light" {
  const dark = scheme === "authored";
  const canvas = dark && optsIntoDark(page) ? "dark" : "light";
  for (const style of page.querySelectorAll("style")) {
    style.textContent = decideMedia(style.textContent ?? "", dark);
  }
  for (const element of page.querySelectorAll("[media]")) {
    element.setAttribute("media", decideMedia(element.getAttribute("media") ?? "", dark));
  }
  if (scheme === "forced") forcedDark(page);
  return scheme === "forced" ? "dark" : canvas;
}
