// `mj-attributes` and `mj-class`, and which value wins where several give one.
import type { Attributes, Element } from "./elements";

type Values = Map<string, string>;

function merged(one: Attributes | undefined, other: Iterable<readonly [string, string]>): Values {
  return new Map([...(one ?? []), ...other]);
}

export class Cascade {
  everywhere: Values = new Map();
  readonly #tags = new Map<string, Values>();
  readonly #presets = new Map<string, Values>();
  readonly #below = new Map<string, Values>();

  take(rules: readonly Element[]): void {
    for (const rule of rules) {
      if (rule.tag === "mj-all") {
        this.everywhere = merged(this.everywhere, rule.attributes);
      } else if (rule.tag === "mj-class") {
        this.#takePreset(rule);
      } else {
        this.#tags.set(rule.tag, merged(this.#tags.get(rule.tag), rule.attributes));
      }
    }
  }

  /** The element's attributes: tag defaults, then presets, then the parent's, then its own. */
  resolved(element: Element, above: readonly string[]): Values {
    let values: Values = new Map(this.#tags.get(element.tag));
    for (const name of words(element.attributes.get("mj-class") ?? "")) {
      const preset = this.#presets.get(name);
      if (preset) {
        values = merged(values, withClasses(values, preset));
      }
    }
    for (const name of above) {
      values = merged(values, this.#below.get(`${name}\n${element.tag}`) ?? []);
    }
    values = merged(values, element.attributes);
    values.delete("mj-class");
    return values;
  }

  #takePreset(rule: Element): void {
    const name = rule.attributes.get("name") ?? "";
    const values = [...rule.attributes].filter(([key]) => key !== "name");
    this.#presets.set(name, merged(this.#presets.get(name), values));
    for (const child of rule.children) {
      const place = `${name}\n${child.tag}`;
      this.#below.set(place, merged(this.#below.get(place), child.attributes));
    }
  }
}

/** Presets add their css classes to each other; everything else is replaced. */
function withClasses(values: Values, preset: Values): Values {
  const [own, added] = [values.get("css-class"), preset.get("css-class")];
  return own === undefined || added === undefined
    ? preset
    : new Map(preset).set("css-class", `${own} ${added}`);
}

/** The words of a class attribute. */
export function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}
