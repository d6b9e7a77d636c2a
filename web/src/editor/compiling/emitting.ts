// The block tree written as MJML elements: the twin of the engine's emitter.
import {
  type Block,
  type Document,
  type Html,
  inside,
  isStyled,
  isWorded,
  type Styled,
  type Theme,
} from "../document/model";
import { ATTRIBUTE_OF_PROP, BLOCKS, kebab } from "../document/specification";
import { type Attributes, COMMENT, type Element, element } from "./elements";
import { escapeTextAroundLiquid, stripped } from "./escaping";
import { Overlays } from "./overlays";
import { richHtml } from "./richWriting";

/** What cannot be written: the shared block that stands here was not put in. */
export class Unresolved extends Error {
  constructor(readonly blockId: string) {
    super(`The block ${blockId} stands for something else: put its content in before compiling`);
  }
}

/**
 * The whole document as an `mjml` element. `marked` gives every block the first css class
 * `b-<id>`, and leaves out `when` and `each` unless `logic` asks for them.
 */
export function documentElements(
  document: Document,
  { marked = false, logic = !marked }: { marked?: boolean; logic?: boolean } = {},
): Element {
  return new Writer(document, marked, logic).document();
}

// what would end the comment that a name is written as
const UNWRITABLE = /[<>\r\n]+|--+/g;
const CELLS: ReadonlySet<string> = new Set(["column", "hero", "mj-column", "mj-hero"]);

class Writer {
  readonly #document: Document;
  readonly #marked: boolean;
  readonly #logic: boolean;
  readonly #theme: Theme;
  readonly #overlays: Overlays;

  constructor(document: Document, marked: boolean, logic: boolean) {
    this.#document = document;
    this.#marked = marked;
    this.#logic = logic;
    this.#theme = document.theme ?? {};
    this.#overlays = new Overlays(document);
  }

  document(): Element {
    const { meta, preamble } = this.#document;
    const named: [string, string | null | undefined][] = [
      ["lang", meta?.lang],
      ["dir", meta?.dir],
    ];
    const attributes = named.filter((pair): pair is [string, string] => Boolean(pair[1]));
    const body = this.#body();
    const head = [...this.#head(), ...this.#looks(), ...this.#rawHead()];
    const children: Element[] = [];
    if (preamble) {
      const position = new Map([["position", "file-start"]]);
      children.push(element("mj-raw", position, { body: stripped(preamble) }));
    }
    if (head.length > 0) {
      children.push(element("mj-head", undefined, { children: head }));
    }
    children.push(body);
    return element("mjml", new Map(attributes), { children });
  }

  #body(): Element {
    const attributes = Object.entries(this.#document.body ?? {}).map(
      ([prop, value]): [string, string] => [kebab(prop), this.#value(value)],
    );
    const children = this.#blocks(this.#document.children ?? [], false);
    return element("mj-body", new Map(attributes), { children });
  }

  *#head(): Generator<Element> {
    const { meta, breakpoint } = this.#document;
    const title = meta?.title ?? meta?.subject;
    if (title) {
      yield element("mj-title", undefined, { body: escapeTextAroundLiquid(title) });
    }
    if (meta?.preheader) {
      yield element("mj-preview", undefined, { body: escapeTextAroundLiquid(meta.preheader) });
    }
    if (breakpoint) {
      yield element("mj-breakpoint", new Map([["width", breakpoint]]));
    }
    for (const { name, href = "" } of this.#theme.fonts ?? []) {
      yield element("mj-font", pairs({ name, href }));
    }
  }

  *#looks(): Generator<Element> {
    const attributes = [...this.#defaults(), ...this.#presets()];
    if (attributes.length > 0) {
      yield element("mj-attributes", undefined, { children: attributes });
    }
    if (this.#document.htmlAttributes?.length) {
      yield this.#selectors();
    }
    for (const { css, inline } of this.#theme.css ?? []) {
      const given = inline ? pairs({ inline: "inline" }) : undefined;
      yield element("mj-style", given, { body: stripped(css) });
    }
    const overlays = this.#overlays.css();
    if (overlays) {
      yield element("mj-style", undefined, { body: overlays });
    }
  }

  #defaults(): Element[] {
    return Object.entries(this.#theme.defaults ?? {}).map(([tag, values]) =>
      element(tag, pairs(this.#values(values))),
    );
  }

  #presets(): Element[] {
    const { presets = {}, childPresets = {} } = this.#theme;
    const names = new Set([...Object.keys(presets), ...Object.keys(childPresets)]);
    return [...names].map((name) => {
      const own = pairs({ name, ...this.#values(presets[name] ?? {}) });
      const children = Object.entries(childPresets[name] ?? {}).map(([tag, values]) =>
        element(tag, pairs(this.#values(values))),
      );
      return element("mj-class", own, { children });
    });
  }

  #selectors(): Element {
    const children = (this.#document.htmlAttributes ?? []).map((rule) =>
      element("mj-selector", pairs({ path: rule.selector }), {
        children: Object.entries(rule.attributes).map(([name, value]) =>
          element("mj-html-attribute", pairs({ name }), { body: escapeTextAroundLiquid(value) }),
        ),
      }),
    );
    return element("mj-html-attributes", undefined, { children });
  }

  #rawHead(): Element[] {
    return (this.#document.head ?? []).map((html) =>
      element("mj-raw", undefined, { body: stripped(html) }),
    );
  }

  /** A value with its token, `@name`, looked up. */
  #value(value: string): string {
    return value.startsWith("@") ? (this.#theme.tokens?.[value.slice(1)] ?? value) : value;
  }

  #values(values: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, this.#value(value)]),
    );
  }

  #blocks(blocks: readonly Block[], inCell: boolean): Element[] {
    return blocks.flatMap((block) => {
      const [before, after] = this.#logic ? logic(block) : ["", ""];
      const named = this.#marked ? "" : (block.name ?? "");
      const name = stripped(named.replace(UNWRITABLE, " "));
      return [
        ...(before ? [element("mj-raw", undefined, { body: before })] : []),
        ...(name ? [element(COMMENT, undefined, { body: ` ${name} ` })] : []),
        this.#block(block, inCell),
        ...(after ? [element("mj-raw", undefined, { body: after })] : []),
      ];
    });
  }

  #block(block: Block, inCell: boolean): Element {
    if (isStyled(block)) {
      return this.#styled(block);
    }
    if (block.type === "html") {
      return this.#html(block, inCell);
    }
    if (block.type === "mjml") {
      return element(block.tag, this.#attributes(block, block.attrs ?? {}), {
        blockId: block.id,
        body: block.html ?? null,
        children: this.#blocks(block.children ?? [], CELLS.has(block.tag)),
      });
    }
    throw new Unresolved(block.id);
  }

  #styled(block: Styled): Element {
    const own: Record<string, string> = {};
    const props = block.props ?? {};
    for (const [prop, attribute] of ATTRIBUTE_OF_PROP.get(block.type) ?? []) {
      const value = props[prop];
      if (value !== undefined) {
        own[attribute] = value;
      }
    }
    const tag = BLOCKS[block.type]?.tag ?? block.type;
    const attributes = this.#attributes(block, own);
    if (isWorded(block)) {
      const body = block.text ? richHtml(block.text) : stripped(block.html ?? "");
      return element(tag, attributes, { blockId: block.id, body });
    }
    if (block.type === "table") {
      return element(tag, attributes, { blockId: block.id, body: stripped(block.html ?? "") });
    }
    const children = this.#blocks(inside(block), CELLS.has(block.type));
    return element(tag, attributes, { blockId: block.id, children });
  }

  #attributes(block: Block, own: Readonly<Record<string, string>>): Attributes {
    const presets = block.presets ?? [];
    const extra = Object.entries(block.extra ?? {}).sort(([one], [other]) =>
      one < other ? -1 : 1,
    );
    const attributes = new Map([
      ...(presets.length > 0 ? [["mj-class", presets.join(" ")] as const] : []),
      ...Object.entries(this.#values(own)),
    ]);
    for (const [name, value] of extra) {
      attributes.set(name, value);
    }
    const classes = this.#classes(block);
    if (classes) {
      attributes.set("css-class", classes);
    }
    return attributes;
  }

  #classes(block: Block): string {
    const overlaid = this.#overlays.add(block);
    if (!this.#marked && !overlaid) {
      return block.cssClass ?? "";
    }
    const marker = this.#marked ? `b-${block.id}` : null;
    const own = block.cssClass ?? this.#inherited(block);
    return [marker, own, overlaid].filter(Boolean).join(" ");
  }

  /** The css class that a class of the block's own would hide. */
  #inherited(block: Block): string | null {
    const { presets = {}, defaults = {} } = this.#theme;
    const found = (block.presets ?? []).map((name) => presets[name]?.["css-class"]).filter(Boolean);
    if (found.length > 0) {
      return found.join(" ");
    }
    const tag = block.type === "mjml" ? block.tag : (BLOCKS[block.type]?.tag ?? "");
    return defaults[tag]?.["css-class"] ?? defaults["mj-all"]?.["css-class"] ?? null;
  }

  #html(block: Html, inCell: boolean): Element {
    let html = stripped(block.html);
    if (inCell && !block.raw) {
      const classes = this.#classes(block);
      html = `${classes ? `<tr><td class="${classes}">` : "<tr><td>"}${html}</td></tr>`;
    } else if (this.#marked) {
      html = `<!--b-${block.id}-->${html}<!--/b-${block.id}-->`;
    }
    return element("mj-raw", undefined, { blockId: block.id, body: html });
  }
}

function pairs(values: Readonly<Record<string, string>>): Attributes {
  return new Map(Object.entries(values));
}

/** The Liquid tags around a block: `each` outside, `when` inside. */
export function logic(block: Block): [before: string, after: string] {
  let [before, after] = ["", ""];
  if (block.each) {
    const limit = block.each.limit ? ` limit:${block.each.limit}` : "";
    before = `{% for ${block.each.as ?? "item"} in ${block.each.in}${limit} %}`;
    after = "{% endfor %}";
  }
  if (block.when) {
    before += `{% if ${block.when} %}`;
    after = `{% endif %}${after}`;
  }
  return [before, after];
}
