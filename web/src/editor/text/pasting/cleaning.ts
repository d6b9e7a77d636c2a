// Foreign HTML made into what can be typed here: its words, what they mean, and nothing else.
import { keptAddress, markNames } from "./marking";
import { declarations, safeStyle } from "./safeStyle";
import { gatherWordLists } from "./wordLists";

interface Given {
  /** Whether an image is in the email already: others could report who looks at them. */
  knows: (source: string) => boolean;
}

const GONE: ReadonlySet<string> = new Set(
  (
    "script style head meta link title base template noscript svg math iframe frame frameset object " +
    "embed applet video audio canvas map area input select option textarea datalist dialog xml img"
  ).split(" "),
);
const BLOCKS: ReadonlySet<string> = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6"]);
const LISTS: ReadonlySet<string> = new Set(["ul", "ol", "li"]);
// what stands on lines of its own and has no better name here
const LINES: ReadonlySet<string> = new Set(
  (
    "div section article header footer main aside nav blockquote pre address figure figcaption " +
    "table tbody thead tfoot tr td th caption dl dt dd fieldset form center body details summary"
  ).split(" "),
);
const OFFICE_TAGS = /<\/?[a-z]+:[a-z][^>]*>/gi;
const OWN = "[data-pm-slice]";

/** The HTML of a clipboard, cleaned. What was copied here keeps its look. */
export function cleanedHtml(html: string, given: Given): string {
  const page = new DOMParser().parseFromString(html.replace(OFFICE_TAGS, ""), "text/html");
  const slice = page.querySelector(OWN);
  const own = slice?.getAttribute("data-pm-slice") ?? null;
  if (own === null) {
    gatherWordLists(page.body);
  }
  const cleaner = new Cleaner(page, own !== null, given);
  const result = page.createElement("div");
  result.append(...cleaner.inside(page.body, false));
  if (own !== null) {
    result.firstElementChild?.setAttribute("data-pm-slice", safeSlice(own));
  }
  return result.innerHTML;
}

class Cleaner {
  readonly #page: Document;
  readonly #own: boolean;
  readonly #given: Given;

  constructor(page: Document, own: boolean, given: Given) {
    this.#page = page;
    this.#own = own;
    this.#given = given;
  }

  inside(element: Element, linked: boolean): Node[] {
    return [...element.childNodes].flatMap((node) => this.#cleaned(node, linked));
  }

  #cleaned(node: Node, linked: boolean): Node[] {
    if (node.nodeType === node.TEXT_NODE) {
      return [this.#page.createTextNode(node.textContent ?? "")];
    }
    return node.nodeType === node.ELEMENT_NODE ? this.#element(node as Element, linked) : [];
  }

  #element(element: Element, linked: boolean): Node[] {
    const name = element.localName;
    if (name === "img") {
      return this.#image(element);
    }
    if (GONE.has(name) || isHidden(element)) {
      return [];
    }
    if (name === "br") {
      return element.className === "Apple-interchange-newline" ? [] : [this.#made("br", [])];
    }
    if (BLOCKS.has(name) || LISTS.has(name)) {
      return [this.#block(name, element, linked)];
    }
    if (LINES.has(name)) {
      return [this.#line(element, linked)];
    }
    return this.#inline(element, linked);
  }

  #block(name: string, element: Element, linked: boolean): Element {
    const made = this.#made(name, this.inside(element, linked));
    const style = element.getAttribute("style") ?? "";
    const kept = this.#own ? safeStyle(style) : alignment(style, element);
    if (kept) {
      made.setAttribute("style", kept);
    }
    return made;
  }

  /** Only words need a line: what holds lines itself goes. */
  #line(element: Element, linked: boolean): Element {
    const made = this.#made("div", this.inside(element, linked));
    const holds = [...made.children].some((child) =>
      /^(?:div|p|h[1-6]|ul|ol)$/.test(child.localName),
    );
    if (holds) {
      return made;
    }
    const line = this.#made("p", [...made.childNodes]);
    const kept = alignment(element.getAttribute("style") ?? "", element);
    if (kept) {
      line.setAttribute("style", kept);
    }
    return line;
  }

  #inline(element: Element, linked: boolean): Node[] {
    const address = element.localName === "a" && !linked ? keptAddress(element) : null;
    const within = linked || address !== null;
    let nodes = this.inside(element, within);
    const marks = markNames(element);
    if (within && !this.#own) {
      // links are underlined anyway
      marks.delete("u");
    }
    if (this.#own && element.localName === "span") {
      nodes = this.#styled(element, nodes);
    } else {
      for (const name of marks) {
        nodes = [this.#made(name, nodes)];
      }
    }
    return address === null ? nodes : [this.#link(element, address, nodes)];
  }

  #styled(element: Element, nodes: Node[]): Node[] {
    const style = safeStyle(element.getAttribute("style") ?? "");
    if (!style) {
      return nodes;
    }
    const made = this.#made("span", nodes);
    made.setAttribute("style", style);
    return [made];
  }

  #link(element: Element, address: string, nodes: Node[]): Element {
    const made = this.#made("a", nodes);
    made.setAttribute("href", address);
    if (this.#own) {
      const style = safeStyle(element.getAttribute("style") ?? "");
      const kept = ["target", "rel", "title", "class"].map((name) => [
        name,
        element.getAttribute(name),
      ]);
      for (const [name, value] of [...kept, ["style", style]]) {
        if (name && value) {
          made.setAttribute(name, value);
        }
      }
    }
    return made;
  }

  #image(element: Element): Node[] {
    const source = element.getAttribute("src") ?? "";
    if (!this.#own || !this.#given.knows(source)) {
      return [];
    }
    const made = this.#made("img", []);
    for (const name of ["src", "alt", "width", "height"]) {
      const value = element.getAttribute(name);
      if (value !== null) {
        made.setAttribute(name, value);
      }
    }
    return [made];
  }

  #made(name: string, nodes: Node[]): Element {
    const made = this.#page.createElement(name);
    made.append(...nodes);
    return made;
  }
}

function isHidden(element: Element): boolean {
  const look = new Map(declarations(element.getAttribute("style") ?? ""));
  return (
    look.get("display") === "none" ||
    look.get("visibility") === "hidden" ||
    look.get("mso-hide") === "all" ||
    element.hasAttribute("hidden")
  );
}

function alignment(style: string, element: Element): string {
  const value =
    new Map(declarations(style)).get("text-align") ?? element.getAttribute("align") ?? "";
  return /^(?:center|right|justify)$/i.test(value) ? `text-align:${value.toLowerCase()}` : "";
}

/** What ProseMirror says about where a piece was cut out, with nothing in it that could reach out. */
function safeSlice(slice: string): string {
  const [, place = "0 0", context = "[]"] = /^(\d+ \d+(?: -\d+)?) (.*)$/s.exec(slice) ?? [];
  return `${place} ${JSON.stringify(safeContext(context))}`;
}

function safeContext(context: string): unknown[] {
  try {
    const parts = JSON.parse(context) as unknown[];
    return parts.map((part) =>
      typeof part === "string" ? part : safeAttributes(part as Record<string, unknown> | null),
    );
  } catch {
    return [];
  }
}

function safeAttributes(attributes: Record<string, unknown> | null) {
  const { level, style } = attributes ?? {};
  return {
    ...(typeof level === "number" ? { level } : {}),
    ...(typeof style === "string" ? { style: safeStyle(style) || null } : {}),
  };
}
