// Elements laid out for people: indented, one component per line, and where each block stands.
import { type Element, TEXT } from "../elements";
import { quoted } from "./values";

const LINE_WIDTH = 110;
// what people call things is no template
const NAMES: ReadonlySet<string> = new Set(["name", "c-name"]);

/** The line where a block begins, and the range of its source with all its languages. */
export interface Place {
  line: number;
  from: number;
  to: number;
}

/** A source for people, and where in it each block stands. */
export interface Printed {
  mjml: string;
  places: ReadonlyMap<string, Place>;
}

export function laidOut(elements: readonly Element[]): Printed {
  const places = new Map<string, Place>();
  let mjml = "";
  let line = 1;

  const write = (text: string) => {
    mjml += `${text}\n`;
    line += text.split("\n").length;
  };
  const lay = (element: Element, depth: number) => {
    const indent = "  ".repeat(depth);
    const begun = { line, from: mjml.length + indent.length };
    const start = opening(element, indent);
    if (element.tag === TEXT) {
      write(`${indent}${element.body}`);
    } else if (element.children.length > 0) {
      write(`${start}>`);
      for (const child of element.children) {
        lay(child, depth + 1);
      }
      write(`${indent}</${element.tag}>`);
    } else if (element.body) {
      const body = element.body.includes("\n") ? `\n${element.body}\n${indent}` : element.body;
      write(`${start}>${body}</${element.tag}>`);
    } else {
      write(`${start} />`);
    }
    if (element.blockId) {
      // what says it in other languages follows and belongs to it
      const first = places.get(element.blockId) ?? begun;
      places.set(element.blockId, { ...first, to: mjml.length - 1 });
    }
  };

  for (const element of elements) {
    lay(element, 0);
  }
  return { mjml, places };
}

function opening(element: Element, indent: string): string {
  const pairs = [...element.attributes].map(
    ([name, value]) => `${name}=${quoted(value, !NAMES.has(name))}`,
  );
  const parts = [`${indent}<${element.tag}`, ...pairs];
  const line = parts.join(" ");
  // the engine counts characters, and an emoji is one
  return [...line].length <= LINE_WIDTH ? line : parts.join(`\n${indent}  `);
}
