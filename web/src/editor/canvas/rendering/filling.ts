// Compiled HTML filled with sample values: what is not among them is shown as it was written.
import { type Context, type Emitter, Liquid, Output, type Template } from "liquidjs";
import type { Values, Variable } from "../../document/contract";

/** Text that is HTML already. */
class Markup {
  constructor(readonly html: string) {}

  toString(): string {
    return this.html;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&#34;",
  "'": "&#39;",
};

const liquid = new Liquid({
  strictFilters: false,
  strictVariables: false,
  ownPropertyOnly: true,
  timezoneOffset: 0,
  outputEscape: (value) => (value instanceof Markup ? value.html : escaped(text(value))),
});

/** The HTML with its Liquid followed; throws what Liquid says where that cannot be read. */
export function filled(html: string, values: Values, contract: readonly Variable[] = []): string {
  const templates = liquid.parse(html);
  keepUnknown(templates, new Set());
  return String(liquid.renderSync(templates, furnished(values, contract)));
}

/** The values with the defaults of the contract, and rich text marked as the HTML it is. */
function furnished(values: Values, contract: readonly Variable[]): Values {
  const all = structuredClone(values);
  for (const { name, type, defaultValue } of contract) {
    const path = name.split(".");
    if (path.some((part) => part.endsWith("[]"))) {
      continue;
    }
    const last = path.pop() ?? name;
    const holder = path.reduce<Values | undefined>((at, part) => {
      const next = at?.[part];
      return typeof next === "object" && next !== null ? (next as Values) : undefined;
    }, all);
    if (
      holder &&
      holder[last] === undefined &&
      defaultValue !== undefined &&
      defaultValue !== null
    ) {
      holder[last] = defaultValue;
    }
    if (holder && type === "richtext" && typeof holder[last] === "string") {
      holder[last] = new Markup(holder[last]);
    }
  }
  return all;
}

/** Makes outputs of what is not there write themselves. */
function keepUnknown(templates: readonly unknown[], seen: Set<unknown>): void {
  for (const template of templates) {
    if (typeof template !== "object" || template === null || seen.has(template)) {
      continue;
    }
    seen.add(template);
    if (template instanceof Output) {
      showItself(template);
    } else if (Array.isArray(template)) {
      keepUnknown(template, seen);
    } else if (isTemplate(template)) {
      keepUnknown(Object.values(template).filter(isPart), seen);
    }
  }
}

function showItself(output: Output): void {
  const { initial, filters } = output.value;
  if (filters.some((filter) => filter.name === "default")) {
    return;
  }
  const render = output.render.bind(output);
  output.render = function* (context: Context, emitter: Emitter) {
    const value: unknown = yield initial.evaluate(context, true);
    if (value === undefined || value === null) {
      emitter.write(escaped(output.token.getText()));
    } else {
      yield* render(context, emitter);
    }
  };
}

// branches of a tag are plain objects that hold templates; tokens and the engine hold none
function isPart(value: unknown): boolean {
  return Array.isArray(value);
}

function isTemplate(value: object): value is Template {
  return "token" in value || "templates" in value;
}

function text(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(text).join("");
  }
  return value === undefined || value === null ? "" : String(value);
}

function escaped(given: string): string {
  return given.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}
