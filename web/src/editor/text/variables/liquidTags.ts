// Liquid output tags in what somebody typed or pasted, read as variables: the engine's own pattern.
import type { VariableAttrs } from "@/editor/document/model";

const TAG =
  /\{\{\s*(?<path>[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[\d+\])*)\s*(?:\|\s*default\s*:\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)')\s*)?(?<filters>(?:\|\s*[A-Za-z_]\w*\s*(?::[^|{}]*)?)*)\}\}/;

/** A tag at the end of what was typed. */
export const TYPED_TAG = new RegExp(`${TAG.source}$`);

const ALL_TAGS = new RegExp(TAG.source, "g");

/** The variable that a matched tag names. */
export function variableOf(groups: Readonly<Record<string, string | undefined>>): VariableAttrs {
  const fallback = groups["double"] ?? groups["single"];
  const filters = (groups["filters"] ?? "")
    .split("|")
    .map((name) => name.trim())
    .filter(Boolean);
  return {
    path: groups["path"] ?? "",
    ...(fallback === undefined ? {} : { fallback }),
    ...(filters.length > 0 ? { filters } : {}),
  } as VariableAttrs;
}

/** A text cut where tags stand in it: words and variables in turn. */
export function cutAtTags(text: string): (string | VariableAttrs)[] {
  const pieces: (string | VariableAttrs)[] = [];
  let at = 0;
  for (const found of text.matchAll(ALL_TAGS)) {
    if (found.index > at) {
      pieces.push(text.slice(at, found.index));
    }
    pieces.push(variableOf(found.groups ?? {}));
    at = found.index + found[0].length;
  }
  if (at < text.length) {
    pieces.push(text.slice(at));
  }
  return pieces;
}

/** What is wrong with words that stand in when a variable is absent; nothing when they can be written. */
export function fallbackProblem(text: string): string | undefined {
  if (text.includes('"') && text.includes("'")) {
    return "Use one kind of quotation mark only.";
  }
  return /\}\}|%\}/.test(text) ? "Leave out }} and %}." : undefined;
}
