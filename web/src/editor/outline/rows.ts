// The email as rows from top to bottom, without what is collapsed; and the ways between them.
import { labelOf } from "../blocks/naming";
import { ROOT } from "../document/live/liveDocument";
import { type Block, type Document, inside } from "../document/model";

export interface Row {
  readonly id: string;
  readonly parent: string | null;
  /** From 1, the email itself. */
  readonly level: number;
  readonly place: number;
  readonly siblings: number;
  /** Null where there is nothing inside. */
  readonly expanded: boolean | null;
  readonly label: string;
  /** Null for the email itself. */
  readonly block: Block | null;
}

export function rowsOf(document: Document, collapsed: ReadonlySet<string>): Row[] {
  const children = document.children ?? [];
  const root: Row = {
    id: ROOT,
    parent: null,
    level: 1,
    place: 1,
    siblings: 1,
    expanded: children.length > 0 ? !collapsed.has(ROOT) : null,
    label: "Email",
    block: null,
  };
  return [root, ...(collapsed.has(ROOT) ? [] : below(children, ROOT, 2, collapsed))];
}

function below(
  blocks: readonly Block[],
  parent: string,
  level: number,
  collapsed: ReadonlySet<string>,
): Row[] {
  return blocks.flatMap((block, at) => {
    const children = inside(block);
    const open = children.length > 0 && !collapsed.has(block.id);
    const row: Row = {
      id: block.id,
      parent,
      level,
      place: at + 1,
      siblings: blocks.length,
      expanded: children.length > 0 ? open : null,
      label: labelOf(block),
      block,
    };
    return [row, ...(open ? below(children, block.id, level + 1, collapsed) : [])];
  });
}

/** All rows from one to another in this direction. */
export function between(rows: readonly Row[], one: string, other: string): string[] {
  const places = [one, other].map((id) => rows.findIndex((row) => row.id === id));
  if (places.some((place) => place < 0)) {
    return [other];
  }
  const range = rows.slice(Math.min(...places), Math.max(...places) + 1);
  const ids = range.map((row) => row.id).filter((id) => id !== ROOT);
  return ids[0] === one || ids.length === 0 ? ids : ids.reverse();
}

/** The next row behind one whose name begins with what was typed, from the top again at the end. */
export function startingWith(rows: readonly Row[], from: string, typed: string): string | null {
  const wanted = typed.toLowerCase();
  const at = rows.findIndex((row) => row.id === from);
  // one letter again goes on to the next; more letters may still mean this one
  const start = typed.length === 1 ? at + 1 : Math.max(at, 0);
  const order = [...rows.slice(start), ...rows.slice(0, start)];
  const found = order.find(
    (row) =>
      row.label.toLowerCase().startsWith(wanted) ||
      wordsOf(row.block).toLowerCase().startsWith(wanted),
  );
  return found?.id ?? null;
}

const LONGEST = 60;

/** What a block says or shows, in a few words. */
export function wordsOf(block: Block | null): string {
  if (block === null || block.type === "synced") {
    return "";
  }
  if (block.type === "image") {
    const { alt = "", src = "" } = block.props ?? {};
    return shortened(alt || (src.split(/[?#]/)[0]?.split("/").at(-1) ?? ""));
  }
  if ("text" in block && block.text) {
    return shortened(textIn(block.text));
  }
  return "html" in block && block.html ? shortened(block.html.replace(/<[^>]*>/g, " ")) : "";
}

function textIn(node: unknown): string {
  const {
    text,
    attrs,
    content = [],
  } = node as {
    text?: string;
    attrs?: { path?: string };
    content?: unknown[];
  };
  if (text !== undefined) {
    return text;
  }
  return attrs?.path === undefined ? content.map(textIn).join(" ") : `{{ ${attrs.path} }}`;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** Everything a block stands in, the email itself aside. */
export function ancestorsOf(document: Document, id: string): string[] {
  const search = (blocks: readonly Block[]): string[] | null => {
    for (const block of blocks) {
      const found = block.id === id ? [] : search(inside(block));
      if (found) {
        return block.id === id ? [] : [block.id, ...found];
      }
    }
    return null;
  };
  return search(document.children ?? []) ?? [];
}
