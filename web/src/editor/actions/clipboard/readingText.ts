// Plain text from anywhere as blocks: MJML is known by its tags, an image by its address.
import { newId } from "../../document/ids";
import type { Block, Inline, Rich } from "../../document/model";
import { cutAtTags } from "../../text/variables/liquidTags";

const MJML = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<mj(?:ml|-[a-z-]+)[\s>/]/i;
const HTML = /^\s*(?:<!doctype html|<(?:html|body|table|div|p|h[1-6]|ul|ol|center|a|img|span)\b)/i;
const ADDRESS = /^https?:\/\/\S+$/i;
const IMAGE = /\.(?:png|jpe?g|gif|webp|svg)(?:[?#]\S*)?$/i;

export type Kind = "mjml" | "html" | "image" | "text";

export function kindOf(text: string): Kind {
  const trimmed = text.trim();
  if (MJML.test(trimmed)) {
    return "mjml";
  }
  if (HTML.test(trimmed)) {
    return "html";
  }
  return ADDRESS.test(trimmed) && IMAGE.test(trimmed) ? "image" : "text";
}

/** An image by its address: what it shows is still to be said. */
export function imageBlock(src: string): Block {
  return { type: "image", id: newId(), props: { src: src.trim(), alt: "" } } as Block;
}

export function textBlock(text: string): Block {
  return { type: "text", id: newId(), text: richOfText(text) } as Block;
}

/** Empty lines part paragraphs; `{{ … }}` becomes a variable. */
export function richOfText(text: string): Rich {
  const parts = text
    .replace(/\r\n?/g, "\n")
    .trim()
    .split(/\n\s*\n/);
  return {
    type: "doc",
    content: parts.map((part) => ({ type: "paragraph" as const, content: inlineOf(part) })),
  } as Rich;
}

function inlineOf(paragraph: string): Inline[] {
  return paragraph.split("\n").flatMap((line, at) => {
    const words = wordsOf(line.trim());
    return at === 0 ? words : [{ type: "hardBreak" } as Inline, ...words];
  });
}

/** Words with their variables; a lone address becomes a link. */
export function wordsOf(text: string): Inline[] {
  return cutAtTags(text).flatMap((piece): Inline[] => {
    if (typeof piece !== "string") {
      return [{ type: "variable", attrs: piece } as Inline];
    }
    return piece === "" ? [] : [wordOf(piece)];
  });
}

function wordOf(text: string): Inline {
  const marks = ADDRESS.test(text) ? [{ type: "link" as const, attrs: { href: text } }] : [];
  return { type: "text", text, ...(marks.length > 0 ? { marks } : {}) } as Inline;
}

/** A piece of MJML with what it needs around it to be an email, and how much that is. */
export function wholeMjml(source: string): { mjml: string; depth: number } {
  const text = source.trim();
  if (/<mjml[\s>]/i.test(text)) {
    return { mjml: text, depth: 0 };
  }
  const tag = /<(mj-[a-z-]+)/i.exec(text)?.[1]?.toLowerCase() ?? "";
  const missing = AROUND.filter(({ holds }) => !holds.has(tag));
  const body = missing.reduceRight((inner, { name }) => `<${name}>${inner}</${name}>`, text);
  return { mjml: `<mjml>${body}</mjml>`, depth: Math.max(0, missing.length - 1) };
}

const TOP = ["mj-body", "mj-head"];
const ROWS = [...TOP, "mj-section", "mj-wrapper", "mj-hero", "mj-raw"];
const COLUMNS = [...ROWS, "mj-column", "mj-group"];
const AROUND = [
  { name: "mj-body", holds: new Set(TOP) },
  { name: "mj-section", holds: new Set(ROWS) },
  { name: "mj-column", holds: new Set(COLUMNS) },
];
