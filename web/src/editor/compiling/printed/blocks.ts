// Blocks written with all they have: as MJML where it has words, in attributes of our own else.
import { type Block, type Html, inside, isStyled, type Synced } from "../../document/model";
import { ATTRIBUTE_OF_PROP, BLOCKS, PROP_OF_ATTRIBUTE } from "../../document/specification";
import { BODIED, type Element, element } from "../elements";
import {
  bare,
  byCodePoint,
  isAttribute,
  isNothing,
  isPlainClass,
  type Json,
  jsonOf,
  loopOf,
  type Texts,
} from "./values";
import { putHtml, putText, type Words, wordsOf } from "./words";

const SYNCED = "mj-synced";
// stands for a component whose tag cannot be written with what is inside it
const ANY = "mj-block";
const CELLS: ReadonlySet<string> = new Set(["column", "hero"]);
const CELL_TAGS: ReadonlySet<string> = new Set(["mj-column", "mj-hero"]);
const TAGS: ReadonlySet<string> = new Set(Object.values(BLOCKS).map((part) => part.tag));
const SPECIAL: ReadonlySet<string> = new Set(["mj-class", "css-class"]);
const WRITTEN: ReadonlySet<string> = new Set(
  [
    "id type tag name when each show lock presets cssClass extra i18n translatedFrom dark mobile",
    "plainText props attrs text html raw items children ref pin level overrides",
  ].flatMap((names) => names.split(" ")),
);

/** The blocks as elements, each with those of its locales behind it. */
export function elementsOf(blocks: readonly Block[], inCell: boolean, ids: boolean): Element[] {
  return blocks.flatMap((block) => {
    const own = elementOf(block, inCell, ids);
    const locales = Object.keys(block.i18n ?? {});
    return [own, ...locales.map((locale) => wordsOf(block, own.tag, locale))];
  });
}

/** Whether what stands in a block stands in a cell of a table. */
export function isCell(parent: Block | null): boolean {
  if (parent?.type === "mjml") {
    return CELL_TAGS.has(parent.tag);
  }
  return parent !== null && CELLS.has(parent.type);
}

function elementOf(block: Block, inCell: boolean, ids: boolean): Element {
  const tag = tagOf(block);
  const given = new Map<string, string>(first(block));
  if (tag === ANY && block.type === "mjml") {
    given.set("c-tag", block.tag);
  }
  for (const [name, value] of [...shown(block), ...last(block)]) {
    given.set(name, value);
  }
  if (block.type === "html" && (block.raw || inCell)) {
    given.set("c-cell", block.raw ? "rows" : "own");
  } else if (block.type === "mjml" && (TAGS.has(tag) || tag === "mj-raw")) {
    given.set("c-kept", "true");
  }
  const between = putWords(block, tag, given);
  const rest = unknownOf(block);
  if (Object.keys(rest).length > 0) {
    given.set("c-data", jsonOf(rest));
  }
  if (ids) {
    given.set("c-id", block.id);
  } else if (block.type === "html" && mayBeLogic(block, given)) {
    given.set("c-words", "html");
  }
  const children = elementsOf(inside(block), isCell(block), ids);
  return element(tag, given, { children, blockId: block.id, ...between });
}

/** A tag alone would be read as logic. */
function mayBeLogic(block: Html, given: ReadonlyMap<string, string>): boolean {
  return block.html.includes("{%") && ![...given.keys()].some((name) => name.startsWith("c-"));
}

function tagOf(block: Block): string {
  if (isStyled(block)) {
    return BLOCKS[block.type]?.tag ?? block.type;
  }
  if (block.type !== "mjml") {
    return block.type === "html" ? "mj-raw" : SYNCED;
  }
  const { tag, children = [] } = block;
  const strange = ["mj-include", SYNCED, ANY].includes(tag);
  return strange || (BODIED.has(tag) && children.length > 0) ? ANY : tag;
}

/** What a person looks for first: name and logic. */
function* first(block: Block): Generator<[string, string]> {
  for (const name of ["name", "when"] as const) {
    if (typeof block[name] === "string") {
      yield [`c-${name}`, block[name]];
    }
  }
  if (block.each) {
    yield ["c-each", loopOf(block.each)];
  }
  if (block.show) {
    const { desktop = true, mobile = true } = block.show;
    const everywhere = desktop && mobile ? "everywhere" : "nowhere";
    yield ["c-show", desktop === mobile ? everywhere : desktop ? "desktop" : "mobile"];
  }
  if (block.lock && block.lock !== "none") {
    yield ["c-lock", block.lock];
  }
}

/** The attributes that MJML knows, in its order. */
function* shown(block: Block): Generator<[string, string]> {
  if (block.presets?.length && (isStyled(block) || block.type === "mjml")) {
    yield ["mj-class", block.presets.join(" ")];
  }
  yield* valuesOf(block);
  const natural = isStyled(block);
  const known = PROP_OF_ATTRIBUTE.get(block.type);
  const extra = Object.entries(block.extra ?? {});
  for (const [name, value] of extra.sort(([one], [other]) => byCodePoint(one, other))) {
    yield [natural && !known?.has(name) && isNatural(name) ? name : `c-extra-${name}`, value];
  }
  if (hasPlainClass(block)) {
    yield ["css-class", block.cssClass ?? ""];
  }
}

function* valuesOf(block: Block): Generator<[string, string]> {
  const styled = isStyled(block);
  if (styled) {
    for (const [prop, attribute] of ATTRIBUTE_OF_PROP.get(block.type) ?? []) {
      const value = block.props?.[prop];
      if (value !== undefined) {
        yield [attribute, value];
      }
    }
  }
  for (const [name, value] of Object.entries((block.type === "mjml" && block.attrs) || {})) {
    yield [isNatural(name) ? name : `c-attr-${name}`, value];
  }
}

function isNatural(name: string): boolean {
  return !SPECIAL.has(name) && !name.startsWith("c-");
}

function hasPlainClass(block: Block): boolean {
  return isPlainClass(block.cssClass ?? "") && (isStyled(block) || block.type === "mjml");
}

/** Overlays, and what MJML has no words for at all. */
function* last(block: Block): Generator<[string, string]> {
  if (typeof block.cssClass === "string" && !hasPlainClass(block)) {
    yield ["c-class", block.cssClass];
  }
  if (block.presets?.length && !isStyled(block) && block.type !== "mjml") {
    yield ["c-presets", block.presets.join(" ")];
  }
  for (const layer of ["dark", "mobile"] as const) {
    yield* layerOf(layer, block[layer] ?? {}, ATTRIBUTE_OF_PROP.get(block.type));
  }
  if (typeof block.plainText === "string") {
    yield ["c-plain-text", block.plainText];
  }
  if (block.type === "synced") {
    yield* syncedOf(block);
  }
}

function* layerOf(
  layer: string,
  values: Texts,
  table: ReadonlyMap<string, string> | undefined,
): Generator<[string, string]> {
  const entries = Object.entries(values);
  if (table === undefined && !entries.every(([name]) => isAttribute(name))) {
    yield [`c-${layer}`, jsonOf(values)];
    return;
  }
  for (const [name, value] of entries) {
    yield [`c-${layer}-${table?.get(name) ?? name}`, value];
  }
}

/** Which synced block it is, and what it says differently. */
function* syncedOf(block: Synced): Generator<[string, string]> {
  yield ["c-ref", block.ref];
  if (typeof block.pin === "number") {
    yield ["c-pin", String(block.pin)];
  }
  if (block.level) {
    yield ["c-level", block.level];
  }
  if (!isNothing(block.overrides)) {
    yield ["c-overrides", jsonOf(block.overrides)];
  }
}

function unknownOf(block: Block): Json {
  const unknown = Object.entries(bare(block)).filter(([name]) => !WRITTEN.has(name));
  const locales = Object.keys(block.translatedFrom ?? {});
  const said = locales.every((locale) => locale in (block.i18n ?? {}));
  return {
    ...Object.fromEntries(unknown),
    ...(said ? {} : { translatedFrom: block.translatedFrom }),
  };
}

/** The body of a block; what cannot stand there is put into attributes. */
function putWords(block: Block, tag: string, given: Map<string, string>): Words {
  switch (block.type) {
    case "text":
    case "button":
    case "item":
      if (typeof block.html !== "string") {
        return putText(block.text ?? { type: "doc" }, given);
      }
      given.set("c-words", "html");
      return putHtml(tag, block.html, given);
    case "html":
    case "table":
      return putHtml(tag, block.html ?? "", given);
    case "mjml":
      if (typeof block.html === "string") {
        return putHtml(tag, block.html, given);
      }
      if (BODIED.has(tag)) {
        given.set("c-words", "none");
      }
      return {};
    default:
      return {};
  }
}
