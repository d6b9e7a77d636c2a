// Rich text read back from the HTML it was written as: the engine's reader, to the letter.
// It is for HTML of our own writing alone, to see whether that says all of it.
import { stripped } from "../escaping";
import { attributesOf, type Node, SPACE, TOKEN, Unfit, unescaped, variableOf } from "./richTokens";
import { isNothing, same } from "./values";

interface OpenMark {
  mark: Node;
  tag: string;
  filled: boolean;
}

const MARK_OF_TAG: ReadonlyMap<string, string> = new Map([
  ["strong", "bold"],
  ["b", "bold"],
  ["em", "italic"],
  ["i", "italic"],
  ["u", "underline"],
  ["s", "strike"],
  ["strike", "strike"],
  ["del", "strike"],
  ["sub", "sub"],
  ["sup", "sup"],
  ["a", "link"],
  ["span", "style"],
]);
const WRITTEN_FIRST: ReadonlySet<string> = new Set("strong em u s sub sup a span".split(" "));
const STYLE: ReadonlySet<string> = new Set(["style"]);
const LINK: ReadonlySet<string> = new Set("href target rel title style class name id".split(" "));
const LISTS: Readonly<Record<string, string>> = { ul: "bulletList", ol: "orderedList" };

/** The rich text that HTML of our own writing says, or null when it would lose something. */
export function readBack(html: string): object | null {
  try {
    return bareRich({ content: new Reader(stripped(html)).read() }) as object;
  } catch (error) {
    if (error instanceof Unfit) {
      return null;
    }
    throw error;
  }
}

/** Rich text without what stands at its default, as the engine dumps it. */
export function bareRich(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(bareRich);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const entries = Object.entries(value)
    .map(([name, inner]): [string, unknown] => [name, bareRich(inner)])
    .filter(([, inner]) => !isNothing(inner) && inner !== false);
  return Object.fromEntries(entries);
}

class Reader {
  readonly #html: string;
  readonly #parts: Node[] = [];
  readonly #lists: Node[] = [];
  readonly #marks: OpenMark[] = [];
  #current: Node | null = null;
  #implicit = false;
  #closedMark: Node | null = null;

  constructor(html: string) {
    this.#html = html;
  }

  read(): Node[] {
    let at = 0;
    for (const token of this.#html.matchAll(TOKEN)) {
      this.#text(this.#html.slice(at, token.index));
      at = token.index + token[0].length;
      this.#token(token.groups ?? {});
    }
    this.#text(this.#html.slice(at));
    const open = this.#current !== null && !this.#implicit;
    if (this.#marks.length > 0 || this.#lists.length > 0 || open) {
      throw new Unfit();
    }
    this.#finish();
    dropNeedlessWraps(this.#parts, this.#parts.length === 1);
    return this.#parts;
  }

  #token(token: Readonly<Record<string, string | undefined>>): void {
    if (token["other"]) {
      throw new Unfit();
    }
    if (token["liquid"]) {
      this.#add(variableOf(token["liquid"]));
      return;
    }
    const tag = (token["tag"] ?? "").toLowerCase();
    if (token["close"]) {
      this.#end(tag);
    } else {
      this.#start(tag, attributesOf(token["attributes"] ?? ""));
    }
  }

  #start(tag: string, attributes: Record<string, string>): void {
    const names = Object.keys(attributes);
    if (tag === "br" && names.length === 0) {
      this.#add({ type: "hardBreak" });
    } else if (tag === "img") {
      this.#add({ type: "image", attrs: attributes });
    } else if (MARK_OF_TAG.has(tag)) {
      this.#openMark(tag, attributes);
    } else if (this.#marks.length > 0 || names.some((name) => !STYLE.has(name))) {
      throw new Unfit();
    } else if (tag === "p" || /^h[1-6]$/.test(tag)) {
      this.#openPart(tag, attributes);
    } else if (tag in LISTS || tag === "li") {
      this.#openList(tag, attributes);
    } else {
      throw new Unfit();
    }
  }

  #openMark(tag: string, attributes: Record<string, string>): void {
    const type = MARK_OF_TAG.get(tag) ?? "";
    const names = Object.keys(attributes);
    const allowed = type === "link" ? LINK : STYLE;
    const empty = (type === "link" || type === "style") && names.length === 0;
    if (empty || names.some((name) => !allowed.has(name))) {
      throw new Unfit();
    }
    const attrs = { ...attributes, ...(WRITTEN_FIRST.has(tag) ? {} : { tag }) };
    const mark: Node = Object.keys(attrs).length > 0 ? { type, attrs } : { type };
    if (this.#closedMark && same(mark, this.#closedMark)) {
      throw new Unfit(); // two neighbors alike would melt into one
    }
    this.#closedMark = null;
    this.#marks.push({ mark, tag, filled: false });
  }

  #openPart(tag: string, attributes: Record<string, string>): void {
    const list = this.#lists.at(-1);
    const misplaced = list && (tag !== "p" || list.type !== "listItem");
    if ((this.#current && !this.#implicit) || misplaced || this.#siblings().some(isBare)) {
      throw new Unfit();
    }
    const attrs = tag === "p" ? { wrap: true } : { level: Number(tag.slice(1)) };
    const type = tag === "p" ? "paragraph" : "heading";
    this.#begin({ type, attrs: { ...attributes, ...attrs } });
    this.#implicit = false;
  }

  #begin(part: Node): void {
    this.#finish();
    part.content = [];
    this.#siblings().push(part);
    this.#current = part;
  }

  #siblings(): Node[] {
    return this.#lists.at(-1)?.content ?? this.#parts;
  }

  #openList(tag: string, attributes: Record<string, string>): void {
    const inside = this.#lists.at(-1)?.type ?? "";
    const inList = inside === "bulletList" || inside === "orderedList";
    const open = this.#current && !(this.#implicit && this.#lists.length > 0);
    if ((tag === "li") !== inList || open) {
      throw new Unfit();
    }
    const part: Node = { type: LISTS[tag] ?? "listItem", attrs: { ...attributes } };
    this.#begin(part);
    this.#current = null;
    this.#lists.push(part);
  }

  #end(tag: string): void {
    if (MARK_OF_TAG.has(tag)) {
      const open = this.#marks.pop();
      if (!open?.filled || open.tag !== tag) {
        throw new Unfit();
      }
      this.#closedMark = open.mark;
      return;
    }
    if (this.#marks.length > 0 || tag === "br" || tag === "img") {
      throw new Unfit();
    }
    if (tag === "li" || tag in LISTS) {
      this.#closeList(tag);
    } else if (this.#current === null || this.#implicit) {
      throw new Unfit();
    } else {
      this.#finish();
    }
  }

  #closeList(tag: string): void {
    const wanted = LISTS[tag] ?? "listItem";
    if (this.#lists.at(-1)?.type !== wanted || (this.#current && !this.#implicit)) {
      throw new Unfit();
    }
    this.#finish();
    dropNeedlessWraps(this.#lists.pop()?.content ?? [], true);
  }

  /** Spaces at the edges of a paragraph are layout of the source, not text. */
  #finish(): void {
    const content = this.#current?.content;
    this.#current = null;
    this.#closedMark = null;
    for (const [edge, spaces] of content ? EDGES : []) {
      const node = content?.at(edge);
      if (content && node?.type === "text") {
        node.text = (node.text ?? "").replace(spaces, "");
        if (!node.text) {
          content.splice(edge, 1);
        }
      }
    }
  }

  #text(source: string): void {
    const text = unescaped(source.replace(SPACE, " "));
    if (source && !(text === " " && this.#current === null)) {
      this.#add({ type: "text", text });
    }
  }

  #add(node: Node): void {
    if (this.#current === null) {
      const list = this.#lists.at(-1);
      if (this.#siblings().length > 0 || (list && list.type !== "listItem")) {
        throw new Unfit(); // bare text beside blocks has no paragraph of its own
      }
      this.#begin({ type: "paragraph" });
      this.#implicit = true;
    }
    if (this.#marks.length > 0) {
      node.marks = this.#marks.map((open) => open.mark);
      for (const open of this.#marks) {
        open.filled = true;
      }
    }
    this.#closedMark = null;
    this.#current?.content?.push(node);
  }
}

const EDGES: readonly [number, RegExp][] = [
  [0, /^ +/],
  [-1, / +$/],
];

function isBare(part: Node): boolean {
  return part.type === "paragraph" && Object.keys(part.attrs ?? {}).length === 0;
}

/** `wrap` is said only where a paragraph would otherwise be written bare. */
function dropNeedlessWraps(parts: readonly Node[], alone: boolean): void {
  const paragraphs = parts.filter((part) => part.type === "paragraph");
  for (const { attrs } of paragraphs) {
    if (attrs && (paragraphs.length > 1 || !alone || "style" in attrs)) {
      delete attrs["wrap"];
    }
  }
}
