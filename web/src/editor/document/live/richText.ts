// Rich text as a shared type, in the form in which the text editor's own binding keeps it.
import * as Y from "yjs";
import type { Inline, ListItem, Mark, Rich, RichPart } from "../model";

type Node = RichPart | ListItem | Inline;
type Attrs = Record<string, unknown>;

// the order in which the text editor nests marks; another order is kept by the attribute `at`
const RANK: readonly Mark["type"][] = [
  "link",
  "style",
  "bold",
  "italic",
  "underline",
  "strike",
  "sub",
  "sup",
];

/** Fill an empty fragment with a rich text. */
export function fillFragment(fragment: Y.XmlFragment, rich: Rich): void {
  fragment.insert(0, elements(rich.content ?? []));
}

/** The rich text of a fragment. */
export function richOf(fragment: Y.XmlFragment): Rich {
  return { type: "doc", content: nodesOf(fragment) as RichPart[] };
}

function elements(nodes: readonly Node[]): (Y.XmlElement | Y.XmlText)[] {
  const made: (Y.XmlElement | Y.XmlText)[] = [];
  let run: { insert: string; attributes: Attrs }[] = [];
  const endRun = () => {
    if (run.length > 0) {
      const text = new Y.XmlText();
      text.applyDelta(run);
      made.push(text);
      run = [];
    }
  };
  for (const node of nodes) {
    if (node.type === "text") {
      run.push({ insert: node.text, attributes: attributesOf(node.marks ?? []) });
    } else {
      endRun();
      made.push(elementOf(node));
    }
  }
  endRun();
  return made;
}

function elementOf(node: Exclude<Node, { type: "text" }>): Y.XmlElement {
  if (node.type === "listItem" && !node.content?.length) {
    // written just the same, but somebody can type in it
    return elementOf({ ...node, content: [{ type: "paragraph" }] });
  }
  const made = new Y.XmlElement<Record<string, string | object>>(node.type);
  const attrs = "attrs" in node ? (node.attrs ?? {}) : {};
  for (const [name, value] of Object.entries(attrs)) {
    if (value !== null && value !== undefined) {
      made.setAttribute(name, value as string | object);
    }
  }
  if ("marks" in node && node.marks?.length) {
    // the binding knows no marks on what is not text
    made.setAttribute("marks", node.marks);
  }
  if ("content" in node) {
    made.insert(0, elements(node.content ?? []));
  }
  return made as Y.XmlElement;
}

function attributesOf(marks: readonly Mark[]): Attrs {
  const usual = isUsual(marks.map((mark) => mark.type));
  const found: Record<string, Attrs> = {};
  marks.forEach((mark, at) => {
    const own = { ...mark.attrs, ...(usual ? {} : { at }) };
    const outer = found[mark.type];
    if (outer) {
      // a shared text knows one mark of a type: those inside it are written down in it
      const inner = JSON.parse((outer["more"] as string | undefined) ?? "[]") as Attrs[];
      outer["more"] = JSON.stringify([...inner, own]);
    } else {
      found[mark.type] = own;
    }
  });
  return found;
}

function isUsual(types: readonly Mark["type"][]): boolean {
  return types.every((type, at) => at === 0 || rankOf(types[at - 1]) < rankOf(type));
}

function rankOf(type: Mark["type"] | undefined): number {
  return RANK.indexOf(type ?? "link");
}

function nodesOf(parent: Y.XmlFragment): Node[] {
  return parent.toArray().flatMap((child): Node[] => {
    if (child instanceof Y.XmlText) {
      return runsOf(child);
    }
    return child instanceof Y.XmlElement ? [nodeOf(child)] : [];
  });
}

function runsOf(text: Y.XmlText): Node[] {
  const delta = text.toDelta() as { insert: string; attributes?: Attrs }[];
  return delta.map(({ insert, attributes }) => ({
    type: "text",
    text: insert,
    ...marked(marksOf(attributes ?? {})),
  }));
}

function nodeOf(element: Y.XmlElement): Node {
  const { marks, ...attrs } = element.getAttributes() as Attrs;
  const content = nodesOf(element);
  return {
    type: element.nodeName,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(content.length > 0 ? { content } : {}),
    ...marked((marks as Mark[] | undefined) ?? []),
  } as Node;
}

function marked(marks: Mark[]): { marks?: Mark[] } {
  return marks.length > 0 ? { marks } : {};
}

function marksOf(attributes: Attrs): Mark[] {
  return Object.entries(attributes)
    .flatMap(([name, value]) => {
      const { more, ...own } = (value ?? {}) as Attrs & { more?: string | null };
      return [own, ...(JSON.parse(more ?? "[]") as Attrs[])].map((one) => placed(name, one));
    })
    .sort((one, other) => one.place - other.place)
    .map(({ mark }) => mark);
}

function placed(name: string, value: Attrs): { mark: Mark; place: number } {
  const { at, ...attrs } = value as Record<string, string> & { at?: unknown };
  const type = name as Mark["type"];
  const given = Object.entries(attrs).filter(([, one]) => one !== null && one !== undefined);
  const mark: Mark = given.length > 0 ? { type, attrs: Object.fromEntries(given) } : { type };
  return { mark, place: typeof at === "number" ? at : RANK.length + rankOf(type) };
}
