/** From a place in the preview back to the source it came from, by the words that stand there. */

/** What a clicked element shows: the longest piece of text first, then what an image is. */
export interface Trace {
  readonly texts: readonly string[];
  /** How many times the same text stands before it in the preview. */
  readonly before: number;
}

const SHORTEST = 2;
const WORDS = 4;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A pattern for words however they are broken over lines and written as entities. */
function patternOf(words: readonly string[]): RegExp {
  const parts = words.map((word) => escaped(word).replace(/&/g, "(?:&amp;|&)"));
  return new RegExp(parts.join("(?:\\s|&nbsp;|<[^>]*>)+"), "g");
}

function nth(source: string, words: readonly string[], before: number): number | undefined {
  const found = [...source.matchAll(patternOf(words))].map((match) => match.index);
  return found[Math.min(before, found.length - 1)];
}

/** Where in the source a trace leads; nothing when its words come from data alone. */
export function traceInSource(source: string, trace: Trace): number | undefined {
  for (const text of trace.texts) {
    const words = text.trim().split(/\s+/).filter(Boolean);
    if (words.join("").length < SHORTEST) {
      continue;
    }
    const whole = nth(source, words.slice(0, 12), trace.before);
    if (whole !== undefined) {
      return whole;
    }
    // Part of it may be filled in from data: look for some words in a row.
    for (let at = 0; at + WORDS <= words.length; at += 1) {
      const part = nth(source, words.slice(at, at + WORDS), 0);
      if (part !== undefined) {
        return part;
      }
    }
  }
  return undefined;
}

const textOf = (node: Node): string => (node.textContent ?? "").replace(/\s+/g, " ").trim();

/** What a click into the preview is about. */
export function traceOf(target: Element): Trace {
  const image = target.closest("img");
  if (image !== null) {
    const address = image.getAttribute("src") ?? "";
    const texts = [address.startsWith("data:") ? "" : address, image.alt].filter(Boolean);
    return { texts, before: 0 };
  }
  const own = [...target.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map(textOf);
  const first = own.sort((one, other) => other.length - one.length)[0] ?? "";
  const texts = [first, textOf(target).slice(0, 200)].filter(Boolean);
  const twins = [...target.ownerDocument.querySelectorAll(target.tagName)].filter(
    (element) => textOf(element) === textOf(target),
  );
  return { texts, before: Math.max(twins.indexOf(target), 0) };
}
