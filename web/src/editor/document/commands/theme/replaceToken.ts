// Call a token something else, or take it away, wherever it stands for a value.
import * as Y from "yjs";
import type { LiveDocument } from "../../live/liveDocument";

type Values = Record<string, string>;

export function renameToken(live: LiveDocument, from: string, to: string): void {
  live.change(() => {
    for (const field of ["tokens", "darkTokens"]) {
      const tokens = themeMap(live, field);
      const entry = tokens?.get(from);
      if (tokens && entry !== undefined && from !== to) {
        tokens.set(to, entry);
        tokens.delete(from);
      }
    }
    replaceValue(live, `@${from}`, `@${to}`);
  });
}

/** Takes a token away; what used it gets another value: one written out, or another token. */
export function replaceToken(live: LiveDocument, name: string, by: string): void {
  live.change(() => {
    replaceValue(live, `@${name}`, by);
    themeMap(live, "tokens")?.delete(name);
    themeMap(live, "darkTokens")?.delete(name);
  });
}

/** Writes one value in place of another wherever the document has it. */
export function replaceValue(live: LiveDocument, from: string, to: string): void {
  live.change(() => {
    live.blocks.forEach((block) => {
      for (const field of ["props", "dark", "mobile"]) {
        replaceIn(block.get(field), from, to);
      }
    });
    replaceIn(live.parts.get("body"), from, to);
    replaceIn(themeMap(live, "defaults"), from, to);
    replaceIn(themeMap(live, "presets"), from, to);
    replaceInChildPresets(live, from, to);
  });
}

function replaceIn(map: unknown, from: string, to: string): void {
  if (!(map instanceof Y.Map)) {
    return;
  }
  for (const [name, entry] of [...map.entries()]) {
    const [at, value] = Array.isArray(entry) ? entry : [undefined, entry];
    const replaced = swapped(value, from, to);
    if (replaced !== value) {
      map.set(name, at === undefined ? replaced : [at, replaced]);
    }
  }
}

/** The same value where nothing in it was replaced. */
function swapped(value: unknown, from: string, to: string): unknown {
  if (value === from) {
    return to;
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const entries = Object.entries(value as Values);
  return entries.some(([, one]) => one === from)
    ? Object.fromEntries(entries.map(([name, one]) => [name, one === from ? to : one]))
    : value;
}

function replaceInChildPresets(live: LiveDocument, from: string, to: string): void {
  const theme = live.parts.get("theme");
  const given = theme instanceof Y.Map ? theme.get("childPresets") : undefined;
  if (given !== undefined) {
    const presets = Object.entries(given as Record<string, Record<string, Values>>);
    const after = presets.map(([name, byTag]) => [
      name,
      Object.fromEntries(Object.entries(byTag).map(([tag, one]) => [tag, swapped(one, from, to)])),
    ]);
    (theme as Y.Map<unknown>).set("childPresets", Object.fromEntries(after));
  }
}

function themeMap(live: LiveDocument, field: string): Y.Map<unknown> | undefined {
  const theme = live.parts.get("theme");
  const map = theme instanceof Y.Map ? theme.get(field) : undefined;
  return map instanceof Y.Map ? map : undefined;
}
