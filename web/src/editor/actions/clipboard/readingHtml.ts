// HTML from anywhere as blocks: words, images, buttons and lines; the rest stays HTML.
import { newId } from "../../document/ids";
import type { Block, Inline, ListItem, Rich, RichPart } from "../../document/model";
import { inlineOf, isElement, isSilent, safeHref, trimmed } from "./readingInline";

const INLINE =
  /^(?:a|abbr|b|bdi|bdo|big|br|cite|code|del|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/;
const KEPT = /^(?:table|svg)$/;
const REFUSED: Readonly<Record<string, string>> = {
  script: "scripts",
  iframe: "embedded pages",
  object: "embedded objects",
  embed: "embedded objects",
  video: "video players",
  audio: "audio players",
  form: "form fields",
  input: "form fields",
  select: "form fields",
  textarea: "form fields",
  canvas: "drawings",
};
const BUTTON = /\b(?:btn|button|cta)\b/i;

/** Blocks, HTML that is none of them, and what an email cannot have. */
export interface ReadHtml {
  readonly blocks: readonly Block[];
  readonly refused: readonly string[];
}

export function readHtml(source: string): ReadHtml {
  const page = new DOMParser().parseFromString(source, "text/html");
  return new Reader().read(page.body);
}

class Reader {
  readonly #blocks: Block[] = [];
  readonly #refused = new Set<string>();
  #parts: RichPart[] = [];
  #line: Inline[] = [];

  read(body: HTMLElement): ReadHtml {
    for (const node of body.querySelectorAll(Object.keys(REFUSED).join(","))) {
      this.#refused.add(REFUSED[node.localName] ?? node.localName);
    }
    this.#children(body);
    this.#endText();
    return { blocks: this.#blocks, refused: [...this.#refused] };
  }

  #children(element: HTMLElement): void {
    for (const child of element.childNodes) {
      this.#node(child);
    }
  }

  #node(node: Node): void {
    if (!isElement(node)) {
      this.#line.push(...inlineOf(node));
    } else if (!isSilent(node) && !(node.localName in REFUSED && node.localName !== "form")) {
      this.#element(node);
    }
  }

  #element(element: HTMLElement): void {
    const tag = element.localName;
    if (isButton(element)) {
      this.#block(buttonOf(element));
    } else if (tag === "img") {
      this.#image(element);
    } else if (INLINE.test(tag) && !element.querySelector("img,p,div,table,ul,ol,h1,h2,h3,hr")) {
      this.#line.push(...inlineOf(element));
    } else if (tag === "hr") {
      this.#block({ type: "divider", id: newId() } as Block);
    } else if (KEPT.test(tag)) {
      this.#block({ type: "html", id: newId(), html: element.outerHTML } as Block);
    } else {
      this.#flow(element);
    }
  }

  #flow(element: HTMLElement): void {
    const tag = element.localName;
    this.#endLine();
    if (/^h[1-6]$/.test(tag)) {
      this.#part({ type: "heading", attrs: { level: Number(tag[1]) }, content: lineOf(element) });
    } else if (tag === "ul" || tag === "ol") {
      this.#parts.push(listOf(element));
    } else {
      this.#children(element);
      this.#endLine();
    }
  }

  #image(element: HTMLElement): void {
    const src = safeHref(element, "src");
    if (src === undefined || src.startsWith("#")) {
      this.#refused.add("images without an address of their own");
      return;
    }
    const link = element.closest("a");
    const href = link ? safeHref(link) : undefined;
    const width = /^\d+$/.exec(element.getAttribute("width") ?? "")?.[0];
    const props = {
      src,
      alt: element.getAttribute("alt") ?? "",
      ...(href === undefined ? {} : { href }),
      ...(width === undefined ? {} : { width: `${width}px` }),
    };
    this.#block({ type: "image", id: newId(), props } as Block);
  }

  #block(block: Block): void {
    this.#endText();
    this.#blocks.push(block);
  }

  #part(part: RichPart): void {
    if ((part.content ?? []).length > 0) {
      this.#parts.push(part);
    }
  }

  #endLine(): void {
    const content = trimmed(this.#line);
    this.#line = [];
    this.#part({ type: "paragraph", content } as RichPart);
  }

  #endText(): void {
    this.#endLine();
    if (this.#parts.length > 0) {
      const text = { type: "doc", content: this.#parts } as Rich;
      this.#blocks.push({ type: "text", id: newId(), text } as Block);
    }
    this.#parts = [];
  }
}

const lineOf = (element: HTMLElement): Inline[] => trimmed(inlineOf(element));

function listOf(list: HTMLElement): RichPart {
  const items = [...list.children].filter(isElement).filter((child) => child.localName === "li");
  return {
    type: list.localName === "ul" ? "bulletList" : "orderedList",
    content: items.map(itemOf),
  } as RichPart;
}

function itemOf(item: HTMLElement): ListItem {
  const inner = [...item.children]
    .filter(isElement)
    .filter((child) => /^[uo]l$/.test(child.localName));
  const words = [...item.childNodes].filter((child) => !inner.some((list) => list === child));
  const content = trimmed(words.flatMap((node) => inlineOf(node)));
  const paragraph = { type: "paragraph", content };
  return { type: "listItem", content: [paragraph, ...inner.map(listOf)] } as ListItem;
}

function isButton(element: HTMLElement): boolean {
  if (element.localName === "button") {
    return true;
  }
  const { backgroundColor, background } = element.style;
  const filled = backgroundColor !== "" || background !== "";
  const named = BUTTON.test(element.className) || element.getAttribute("role") === "button";
  return element.localName === "a" && (filled || named) && !element.querySelector("img");
}

function buttonOf(element: HTMLElement): Block {
  const color = element.style.backgroundColor || element.style.background;
  const href = safeHref(element) ?? "https://example.com";
  const props = { href, ...(/^#[0-9a-f]{3,6}$/i.test(color) ? { backgroundColor: color } : {}) };
  const words = lineOf(element).map((node) => withoutLinks(node));
  const text = { type: "doc", content: [{ type: "paragraph", content: words }] };
  return { type: "button", id: newId(), props, text } as unknown as Block;
}

function withoutLinks(node: Inline): Inline {
  const { marks = [], ...own } = node as Inline & { marks?: { type: string }[] };
  const kept = marks.filter((mark) => mark.type !== "link");
  return (kept.length > 0 ? { ...own, marks: kept } : own) as Inline;
}
