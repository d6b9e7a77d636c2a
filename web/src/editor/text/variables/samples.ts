// What a chip shows: the sample value, filled in as the canvas fills it.
import { variableTag } from "@/editor/compiling/richWriting";
import type { Values, Variable } from "@/editor/document/contract";
import type { VariableAttrs } from "@/editor/document/model";
import { valueAt } from "@/editor/variables/values";
import type { Loop } from "./offering";

type Fill = (html: string, values: Values, contract: readonly Variable[]) => string;

interface Surrounding {
  values: Values;
  contract: readonly Variable[];
  loops: readonly Loop[];
}

/** Shows values; tells when they may have changed. */
export class Samples {
  #fill: Fill | null = null;
  #surrounding: Surrounding;
  #shown = new Map<string, string>();
  readonly #listeners = new Set<() => void>();

  constructor(surrounding: Surrounding) {
    this.#surrounding = surrounding;
    void import("@/editor/canvas/rendering/filling").then(({ filled }) => {
      this.#fill = filled;
      this.#changed();
    });
  }

  follow(surrounding: Surrounding): void {
    const last = this.#surrounding;
    if (last.values !== surrounding.values || last.contract !== surrounding.contract) {
      this.#surrounding = surrounding;
      this.#changed();
    }
  }

  readonly onChange = (call: () => void): (() => void) => {
    this.#listeners.add(call);
    return () => this.#listeners.delete(call);
  };

  /** The value as text; the tag where there is none, so that it can be seen and clicked. */
  readonly shown = (variable: VariableAttrs): string => {
    const tag = variableTag(variable);
    const known = this.#shown.get(tag);
    if (known !== undefined) {
      return known;
    }
    const text = this.#filled(tag) || this.#plain(variable) || tag;
    this.#shown.set(tag, text);
    return text;
  };

  #filled(tag: string): string {
    const { values, contract, loops } = this.#surrounding;
    const before = loops.map((loop) => `{% for ${loop.as} in ${loop.in} limit:1 %}`).join("");
    const after = loops.map(() => "{% endfor %}").join("");
    try {
      return textOf(this.#fill?.(`${before}${tag}${after}`, values, contract) ?? "");
    } catch {
      return tag;
    }
  }

  /** Until the engine of the tags is there. */
  #plain({ path, fallback, filters }: VariableAttrs): string {
    const value = this.#fill || filters?.length ? undefined : this.#at(path);
    return value === undefined || typeof value === "object" ? (fallback ?? "") : String(value);
  }

  #at(path: string): unknown {
    return valueAt(this.#surrounding.values, path.split("."));
  }

  #changed(): void {
    this.#shown = new Map();
    for (const call of this.#listeners) {
      call();
    }
  }
}

function textOf(html: string): string {
  return new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";
}
