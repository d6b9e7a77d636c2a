// MJML as the native compiler may see it: plain ASCII structure, everything else a word.
// The compiler prints attribute values with escapes of its own and parses HTML bodies as XML. So
// bodies and every value beyond plain ASCII, Liquid above all, go through it as words (`cfy7z`).
import { COMPONENTS } from "../document/specification";
import { Cascade, words } from "./cascade";
import { type Attributes, BODIED, childrenOf, type Element } from "./elements";
import { escapeAroundLiquid } from "./escaping";
import {
  asHero,
  insteadOfElement,
  insteadOfLink,
  insteadOfNetwork,
  type Mend,
  withGap,
} from "./mending";

const TOKEN = /cfy(\d+)z(-outlook|-thumbnail)?/g;
const MAX_DEPTH = 100;
const PLAIN = /^[ !#-%'-;=?-[\]-z|~]*$/;
// what may hold logic between its parts in MJML but not in the native compiler
const HOLDERS: ReadonlyMap<string, [tag: string, instead: (body: string) => Mend]> = new Map([
  ["mj-social", ["mj-social-element", insteadOfNetwork]],
  ["mj-navbar", ["mj-navbar-link", insteadOfLink]],
  ["mj-accordion", ["mj-accordion-element", insteadOfElement]],
]);
// these hold one kind of child in the native compiler, and it refuses the email for any other
const ONLY: ReadonlyMap<string, string> = new Map([
  ["mj-social", "mj-social-element"],
  ["mj-navbar", "mj-navbar-link"],
  ["mj-accordion", "mj-accordion-element"],
  ["mj-carousel", "mj-carousel-image"],
]);
const VOID = new Set(["mj-image", "mj-divider", "mj-spacer", "mj-carousel-image"]);
const NEEDS_ALT = new Set(["mj-image", "mj-social-element", "mj-carousel-image"]);
const FORGETS_TITLE = new Set(["mj-image", "mj-button"]);
const SHOWN = new Map(
  [...COMPONENTS].map(([tag, part]) => [
    tag,
    new Set([...Object.keys(part.attributes), "css-class"]),
  ]),
);
// the compiler takes a box with a bare zero for no box at all, and reckons widths without it
const BOXES = new Set(["padding", "inner-padding"]);
const BARE_ZERO = /(?<!\S)0(?!\S)/g;
const HEAD_ATTRIBUTES = new Set(["lang", "dir"]);

/** What goes through the compiler, what does not, and what is applied afterwards. */
export class Shielded {
  readonly source: string;
  readonly fonts = new Map<string, string>();
  ownFonts = "";
  preamble = "";
  /** Stylesheets and selectors that are applied to the finished HTML: the server does that. */
  readonly inlineCss: string[] = [];
  selects = false;

  readonly #bodies: string[] = [];
  readonly #mends: [place: string, mend: Mend][] = [];
  readonly #nameless: string[] = [];
  readonly #cascade = new Cascade();
  readonly #out: string[] = [];

  constructor(root: Element) {
    const lang = [...root.attributes].filter(([name]) => HEAD_ATTRIBUTES.has(name));
    this.#out.push(`<mjml${this.#attributes(new Map(lang))}><mj-head>`);
    for (const head of childrenOf(root, "mj-head")) {
      this.#head(head);
    }
    this.#out.push(`${this.#everywhere()}</mj-head>`);
    for (const child of root.children) {
      if (child.tag === "mj-raw" && child.attributes.get("position") === "file-start") {
        this.preamble += `${child.body}\n`;
      } else if (child.tag === "mj-body") {
        this.#element(child, [], 1);
      }
    }
    this.#out.push("</mjml>");
    this.source = this.#out.join("");
  }

  /** The compiled HTML with everything put back where its word stands. */
  restore(html: string): string {
    return html.replace(TOKEN, (_, place: string, suffix: string | undefined) => {
      const body = this.#bodies[Number(place)] ?? "";
      return suffix
        ? body
            .split(" ")
            .map((name) => name + suffix)
            .join(" ")
        : body;
    });
  }

  /** Mend what the compiler renders in part, while its class is still a word. */
  settle(html: string): string {
    const mended = this.#mends.reduce((text, [place, mend]) => mend(text, place), html);
    return this.#nameless.reduce(
      (text, place) =>
        text.replaceAll(` class="${place}"`, "").replaceAll(` class="${place}-outlook"`, ""),
      mended,
    );
  }

  #head(head: Element): void {
    for (const part of head.children) {
      const body = part.body ?? "";
      switch (part.tag) {
        case "mj-title":
        case "mj-preview":
        case "mj-raw":
          if (body) {
            this.#out.push(`<${part.tag}>${this.#token(body)}</${part.tag}>`);
          }
          break;
        case "mj-style":
          this.#style(part, body);
          break;
        case "mj-breakpoint":
          this.#out.push(`<mj-breakpoint${this.#attributes(part.attributes)} />`);
          break;
        case "mj-font":
          this.fonts.set(part.attributes.get("name") ?? "", part.attributes.get("href") ?? "");
          break;
        case "mj-attributes":
          this.#cascade.take(part.children);
          break;
        case "mj-html-attributes":
          this.selects ||= part.children.length > 0;
          break;
        default:
      }
    }
  }

  #everywhere(): string {
    const { everywhere } = this.#cascade;
    return everywhere.size > 0
      ? `<mj-attributes><mj-all${this.#attributes(everywhere)} /></mj-attributes>`
      : "";
  }

  #style(part: Element, body: string): void {
    if (part.attributes.get("inline") === "inline") {
      this.inlineCss.push(body);
    } else if (body) {
      this.#out.push(`<mj-style>${this.#token(body)}</mj-style>`);
    }
  }

  #element(element: Element, above: readonly string[], depth: number, gap?: string): void {
    const { tag } = element;
    if (tag === "mj-raw") {
      if (element.body) {
        this.#out.push(`<mj-raw>${this.#body(element.body)}</mj-raw>`);
      }
      return;
    }
    const known = SHOWN.get(tag);
    if (!known) {
      return;
    }
    if (depth > MAX_DEPTH) {
      throw new RangeError(`Blocks are nested deeper than ${MAX_DEPTH} levels`);
    }
    const attributes = this.#cascade.resolved(element, above);
    if (NEEDS_ALT.has(tag) && !attributes.has("alt")) {
      attributes.set("alt", "");
    }
    const shown = new Map([...attributes].filter(([name]) => known.has(name)));
    const opening =
      this.#mended(tag, shown, gap) + this.#smuggled(tag, shown) + this.#attributes(shown);
    if (BODIED.has(tag) || VOID.has(tag) || element.children.length === 0) {
      const body = element.body ? this.#body(element.body) : "";
      this.#out.push(body ? `<${tag}${opening}>${body}</${tag}>` : `<${tag}${opening} />`);
    } else {
      this.#out.push(`<${tag}${opening}>`);
      this.#children(element, above, depth, shown.get("gap"));
      this.#out.push(`</${tag}>`);
    }
  }

  #children(element: Element, above: readonly string[], depth: number, gap?: string): void {
    const presets = element.attributes.get("mj-class");
    const below = presets === undefined ? above : words(presets);
    const holder = HOLDERS.get(element.tag);
    const only = ONLY.get(element.tag);
    let first = true;
    for (const child of element.children) {
      if (holder && child.tag === "mj-raw") {
        this.#hold(child, ...holder);
      } else if (!only || child.tag === only) {
        this.#element(child, below, depth + 1, first ? undefined : gap);
        first = first && child.tag === "mj-raw";
      }
    }
  }

  /** A stand-in with a class of its own keeps the place of logic the compiler refuses. */
  #hold(raw: Element, tag: string, instead: (body: string) => Mend): void {
    const place = this.#token("");
    this.#mends.push([place, instead(this.#token(raw.body ?? ""))]);
    this.#out.push(`<${tag} css-class="${place}" />`);
  }

  /** Gives what needs mending a class that is a word, to be found by. */
  #mended(tag: string, attributes: Map<string, string>, gap?: string): string {
    let mend: Mend;
    if (tag === "mj-hero") {
      mend = asHero(new Map(attributes));
    } else if (gap && tag === "mj-section") {
      mend = withGap(escapeAroundLiquid(gap));
    } else {
      return "";
    }
    const classes = attributes.get("css-class") ?? "";
    attributes.delete("css-class");
    const place = this.#token(escapeAroundLiquid(classes));
    if (!classes) {
      this.#nameless.push(place);
    }
    this.#mends.push([place, mend]);
    return ` css-class="${place}"`;
  }

  /** Attributes the compiler forgets travel inside the word of a neighbor it keeps. */
  #smuggled(tag: string, attributes: Map<string, string>): string {
    let out = "";
    const [srcset, sizes, title] = ["srcset", "sizes", "title"].map((name) => attributes.get(name));
    if (tag === "mj-image" && sizes !== undefined && srcset !== undefined) {
      attributes.delete("srcset");
      out += this.#pair("srcset", srcset, "sizes", sizes);
    }
    if (FORGETS_TITLE.has(tag) && title !== undefined && attributes.get("href")) {
      const target = attributes.get("target") ?? "_blank";
      attributes.delete("target");
      out += this.#pair("target", target, "title", title);
    }
    return out;
  }

  #pair(name: string, value: string, other: string, otherValue: string): string {
    const pair = `${escapeAroundLiquid(value)}" ${other}="${escapeAroundLiquid(otherValue)}`;
    return ` ${name}="${this.#token(pair)}"`;
  }

  #attributes(attributes: Attributes): string {
    return [...attributes].map(([name, value]) => this.#attribute(name, value)).join("");
  }

  #attribute(name: string, given: string): string {
    const value = BOXES.has(name) && given.includes(" ") ? given.replace(BARE_ZERO, "0px") : given;
    const plain =
      PLAIN.test(value) && !value.includes("cfy") && !(name === "css-class" && value.includes(" "));
    return ` ${name}="${plain ? value : this.#token(escapeAroundLiquid(value))}"`;
  }

  #body(body: string): string {
    if (body.includes("font-family")) {
      this.ownFonts += body;
    }
    return this.#token(body);
  }

  #token(body: string): string {
    this.#bodies.push(body);
    return `cfy${this.#bodies.length - 1}z`;
  }
}
