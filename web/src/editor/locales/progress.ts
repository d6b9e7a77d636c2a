// How far an email is translated, as numbers and as marks on its blocks.

import { EMAIL, type Word } from "../document/translation";
import type { BlockMark } from "../session/editor";

export interface Progress {
  readonly total: number;
  readonly translated: number;
  readonly missing: number;
  readonly stale: number;
}

export function progressOf(words: readonly Word[]): Progress {
  const count = (standing: Word["standing"]) =>
    words.filter((word) => word.standing === standing).length;
  return {
    total: words.length,
    translated: count("translated"),
    missing: count("missing"),
    stale: count("stale"),
  };
}

/** What is done, in percent; an email without words is done. */
export function percentOf({ total, translated }: Progress): number {
  return total === 0 ? 100 : Math.floor((100 * translated) / total);
}

const WORDS: Readonly<Record<string, string>> = {
  body: "Words",
  alt: "Alternative text",
  title: "Title",
};

/** One mark for each field of a block that wants a translator. */
export function marksOf(words: readonly Word[], language: string): BlockMark[] {
  return words.flatMap(({ id, field, standing }) => {
    if (standing === "translated" || id === EMAIL) {
      return [];
    }
    const what = WORDS[field] ?? field;
    const message =
      standing === "missing"
        ? `${what} not translated into ${language}`
        : `${what} changed since translated into ${language}`;
    const severity = standing === "stale" ? ("warning" as const) : ("info" as const);
    return [{ blockId: id, severity, message, source: "locale" }];
  });
}

/** The next block behind one, in the order of the document, that wants a translator. */
export function nextUntranslated(
  words: readonly Word[],
  order: readonly string[],
  from: string | undefined,
): string | null {
  const open = words.filter(({ id, standing }) => id !== EMAIL && standing !== "translated");
  const places = [...new Set(open.map(({ id }) => order.indexOf(id)))].filter((at) => at >= 0);
  const here = from === undefined ? -1 : order.indexOf(from);
  const next = places.find((at) => at > here) ?? places[0];
  return next === undefined ? null : (order[next] ?? null);
}
