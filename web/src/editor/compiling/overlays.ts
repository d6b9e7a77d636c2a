// The CSS of what a block says about dark mode, narrow screens and where it is seen.
import { type Block, type Document, isStyled, type Styled, type Theme } from "../document/model";
import { ATTRIBUTE_OF_PROP, BLOCKS, PROP_OF_ATTRIBUTE } from "../document/specification";
import { CSS_NAMES, NO_CSS, TARGETS } from "./overlayTargets";

type Values = Readonly<Record<string, string>>;

const UNWRITABLE = /[{}<>;]/;
const DEFAULT_BREAKPOINT = 480;

/** Collects, block by block, the rules of an email's dark, mobile and hidden parts. */
export class Overlays {
  readonly #theme: Theme;
  readonly #breakpoint: number;
  readonly #dark: [selector: string, declaration: string][] = [];
  readonly #mobile: string[] = [];
  readonly #desktop: string[] = [];

  constructor(document: Document) {
    this.#theme = document.theme ?? {};
    const digits = /^\d+/.exec(document.breakpoint ?? "");
    this.#breakpoint = digits ? Number(digits[0]) : DEFAULT_BREAKPOINT;
    const dark = this.#darkOf(document.body?.["backgroundColor"] ?? "");
    if (dark !== undefined) {
      this.#dark.push(["body, body > div", `background-color: ${dark} !important;`]);
    }
  }

  /** The class the block needs for its overlays, or null when it has none. */
  add(block: Block): string | null {
    const dark = this.#darkValues(block);
    const mobile = block.mobile ?? {};
    if (isEmpty(dark) && isEmpty(mobile) && !block.show) {
      return null;
    }
    const name = `x-${block.id}`;
    if (block.show?.mobile === false) {
      this.#mobile.push(`.${name} { display: none !important; }`);
    }
    if (block.show?.desktop === false) {
      this.#desktop.push(`.${name} { display: none !important; }`);
    }
    if (isStyled(block)) {
      this.#dark.push(...this.#rules(block, name, dark));
      for (const [selector, declaration] of this.#rules(block, name, mobile)) {
        this.#mobile.push(`${selector} { ${declaration} }`);
      }
    }
    return name;
  }

  /** One stylesheet of all rules; empty when there are none. */
  css(): string {
    const parts: string[] = [];
    if (this.#dark.length > 0) {
      const rules = this.#dark.map(([selector, declaration]) => `${selector} { ${declaration} }`);
      parts.push(media("prefers-color-scheme: dark", rules));
      // Outlook.com rewrites dark colors itself and marks what it touched with data-ogsc
      for (const [selector, declaration] of this.#dark) {
        parts.push(`${eachPrefixed(selector, "[data-ogsc] ")} { ${declaration} }`);
      }
    }
    if (this.#mobile.length > 0) {
      parts.push(media(`max-width: ${this.#breakpoint - 1}px`, this.#mobile));
    }
    if (this.#desktop.length > 0) {
      parts.push(media(`min-width: ${this.#breakpoint}px`, this.#desktop));
    }
    return parts.join("\n");
  }

  /** The dark partner of a token that a value stands for. */
  #darkOf(value: string): string | undefined {
    return value.startsWith("@") ? this.#theme.darkTokens?.[value.slice(1)] : undefined;
  }

  #darkValues(block: Block): Values {
    const own = block.dark ?? {};
    if (isEmpty(this.#theme.darkTokens ?? {}) || !isStyled(block)) {
      return own;
    }
    const values: Record<string, string> = {};
    for (const [prop, value] of Object.entries({ ...this.#given(block), ...block.props })) {
      const dark = this.#darkOf(value);
      if (dark !== undefined) {
        values[prop] = dark;
      }
    }
    return { ...values, ...own };
  }

  /** What the theme gives a block: by `mj-all`, by its tag, by its presets. */
  #given(block: Styled): Values {
    const { defaults = {}, presets = {} } = this.#theme;
    const known = PROP_OF_ATTRIBUTE.get(block.type);
    const layers = [
      defaults["mj-all"],
      defaults[BLOCKS[block.type]?.tag ?? ""],
      ...(block.presets ?? []).map((name) => presets[name]),
    ];
    const given: Record<string, string> = {};
    for (const [name, value] of layers.flatMap((layer) => Object.entries(layer ?? {}))) {
      const prop = known?.get(name);
      if (prop !== undefined) {
        given[prop] = value;
      }
    }
    return given;
  }

  #rules(block: Styled, name: string, values: Values): [string, string][] {
    const targets = TARGETS[block.type] ?? {};
    const rules: [string, string][] = [];
    for (const [prop, given] of Object.entries(values)) {
      const attribute = ATTRIBUTE_OF_PROP.get(block.type)?.get(prop) ?? prop;
      const value = given.startsWith("@") ? (this.#theme.tokens?.[given.slice(1)] ?? given) : given;
      if (NO_CSS.has(attribute) || UNWRITABLE.test(value)) {
        continue;
      }
      const family = attribute.startsWith("padding-") ? "padding" : attribute;
      const target = (targets[family] ?? targets["*"] ?? "").replaceAll("{0}", `.${name}`);
      const css = CSS_NAMES[attribute] ?? attribute;
      const written = css === "background-image" ? `url(${value})` : value;
      rules.push([`.${name}${target}`, `${css}: ${written} !important;`]);
    }
    return rules;
  }
}

function isEmpty(values: Values): boolean {
  return Object.keys(values).length === 0;
}

function media(condition: string, rules: readonly string[]): string {
  return `@media (${condition}) {\n${rules.map((rule) => `  ${rule}`).join("\n")}\n}`;
}

function eachPrefixed(selector: string, prefix: string): string {
  return selector
    .split(",")
    .map((part) => prefix + part.trim())
    .join(", ");
}
