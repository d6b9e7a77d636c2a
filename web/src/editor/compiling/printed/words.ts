// Words between tags, and in which languages: as HTML, and as they are where that would lose some.
import type { Block, Rich } from "../../document/model";
import { ATTRIBUTE_OF_PROP } from "../../document/specification";
import { BODIED, type Element, element, TEXT } from "../elements";
import { stripped } from "../escaping";
import { richHtml, richParts } from "../richWriting";
import { bareRich, readBack } from "./richReading";
import { hashesOf, isAttribute, isPlain, type Json, jsonOf, same, type Texts } from "./values";

const WORDED: ReadonlySet<string> = new Set(["text", "button", "item"]);
const WITH_HTML: ReadonlySet<string> = new Set([...WORDED, "table", "html", "mjml"]);
const BODIES: ReadonlySet<string> = new Set(["text", "html", "plainText"]);

/** What stands between the tags of an element: HTML, or HTML line by line. */
export type Words = Partial<Pick<Element, "body" | "children">>;

/** HTML as the body of a tag, or in an attribute where it would not be read as it stands. */
export function putHtml(tag: string, html: string, given: Map<string, string>): Words {
  if (BODIED.has(tag) && isPlain(html)) {
    return { body: html };
  }
  given.set("c-html", html);
  return {};
}

/** Rich text as HTML, and as it is beside it where that would not be read as the very same. */
export function putText(rich: Rich, given: Map<string, string>): Words {
  const { type: _, ...content } = rich;
  const own = bareRich(content);
  return putRich(rich, own, given, (said) => said);
}

function putRich(
  rich: Rich,
  wanted: unknown,
  given: Map<string, string>,
  whole: (said: object) => unknown,
): Words {
  const body = stripped(richHtml(rich));
  const plain = isPlain(body);
  if (!plain) {
    given.set("c-words", "text");
  }
  const said = plain ? readBack(body) : null;
  if (said === null || !same(whole(said), wanted)) {
    given.set("c-text", jsonOf(wanted));
  } else if ((rich.content ?? []).length > 1) {
    return { children: richParts(rich).map((line) => element(TEXT, undefined, { body: line })) };
  }
  return plain ? { body } : {};
}

/** The words of a block in another language, in an element behind it. */
export function wordsOf(block: Block, tag: string, locale: string): Element {
  const words: Json = block.i18n?.[locale] ?? {};
  const given = new Map([["c-locale", locale]]);
  let between: Words = {};
  const table = ATTRIBUTE_OF_PROP.get(block.type);
  if (!Object.keys(words).every((name) => canBeSaid(block, words, name))) {
    given.set("c-overlay", jsonOf(words));
  } else {
    for (const [name, value] of Object.entries(words)) {
      if (!BODIES.has(name)) {
        given.set(table?.get(name) ?? name, String(value));
      }
    }
    if ("plainText" in words) {
      given.set("c-plain-text", String(words["plainText"]));
    }
    between = bodyOf(words, tag, given);
  }
  const hashes = block.translatedFrom ?? {};
  const said = Object.keys(hashes).every((name) => name in (block.i18n ?? {}));
  if (said && hashes[locale]) {
    given.set("c-from", hashesOf(hashes[locale] as Texts));
  }
  return element(tag, given, { blockId: block.id, ...between });
}

function bodyOf(words: Json, tag: string, given: Map<string, string>): Words {
  if ("html" in words) {
    given.set("c-words", "html");
    return putHtml(tag, String(words["html"]), given);
  }
  if (!("text" in words)) {
    return {};
  }
  const rich = words["text"] as Rich;
  return putRich(rich, rich, given, (said) => ({ type: "doc", ...said }));
}

/** Whether a word can be written by itself; if one cannot, all stand together as JSON. */
function canBeSaid(block: Block, words: Json, name: string): boolean {
  const value = words[name];
  if (name === "text") {
    return WORDED.has(block.type) && !("html" in words) && typeof value === "object";
  }
  if (typeof value !== "string" || block.type === "synced") {
    return false;
  }
  if (name === "html") {
    return WITH_HTML.has(block.type);
  }
  if (block.type === "mjml" && name !== "plainText") {
    return isAttribute(name) && !/^(?:c-.*|mj-class|css-class)$/.test(name);
  }
  return name === "plainText" || Boolean(ATTRIBUTE_OF_PROP.get(block.type)?.has(name));
}
