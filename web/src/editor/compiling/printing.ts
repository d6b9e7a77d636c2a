// MJML written for people: indented, one component per line, read back as the same document.
import { COMMENT, type Element } from "./elements";
import { escapeValue } from "./escaping";

const LINE_WIDTH = 110;
// a body that names components would end early or open new ones when it is read again
const COMPONENT = /<(\/?mj(?:ml|-[a-z]))/gi;

/** The source of the elements, and the line where each block begins. */
export function printMjml(root: Element): { mjml: string; lines: Map<string, number> } {
  const out: string[] = [];
  const lines = new Map<string, number>();
  let line = 1;

  const write = (text: string) => {
    out.push(text);
    line += text.split("\n").length;
  };
  const print = (element: Element, depth: number) => {
    const indent = "  ".repeat(depth);
    if (element.blockId) {
      lines.set(element.blockId, line);
    }
    if (element.tag === COMMENT) {
      write(`${indent}<!--${element.body}-->`);
    } else if (element.children.length > 0) {
      write(`${opening(element, indent)}>`);
      for (const child of element.children) {
        print(child, depth + 1);
      }
      write(`${indent}</${element.tag}>`);
    } else if (element.body) {
      write(bodied(element, indent, element.body));
    } else {
      write(`${opening(element, indent)} />`);
    }
  };

  print(root, 0);
  return { mjml: `${out.join("\n")}\n`, lines };
}

function bodied(element: Element, indent: string, given: string): string {
  const start = opening(element, indent);
  const body = given.replace(COMPONENT, "&lt;$1");
  return body.includes("\n")
    ? `${start}>\n${body}\n${indent}</${element.tag}>`
    : `${start}>${body}</${element.tag}>`;
}

function opening(element: Element, indent: string): string {
  const pairs = [...element.attributes].map(([name, value]) => `${name}="${escapeValue(value)}"`);
  const parts = [`${indent}<${element.tag}`, ...pairs];
  const line = parts.join(" ");
  // the engine counts characters, and an emoji is one
  return [...line].length <= LINE_WIDTH ? line : parts.join(`\n${indent}  `);
}
