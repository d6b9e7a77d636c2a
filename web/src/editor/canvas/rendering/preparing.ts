// A document made ready for the canvas: which of its conditions and loops are to be followed.
import type { Values } from "../../document/contract";
import { type Block, type Document, inside } from "../../document/model";
import { type Library, resolveDocument } from "../../document/resolving";

export interface Prepared {
  readonly document: Document;
  /** Whether there is logic left in it that has to be followed. */
  readonly logic: boolean;
}

/** With the synced blocks put in, and their logic followed as that of all others. */
export function prepared(
  document: Document,
  library: Library,
  values: Values,
  branches: "all" | "met",
): Prepared {
  const own = followed(document, values, branches);
  const { document: whole, problems } = resolveDocument(own.document, library);
  if (whole === own.document) {
    return own;
  }
  const missing = new Map(problems.map(({ blockId, message }) => [blockId, message]));
  const marked = missing.size > 0 ? withPlaces(own.document, missing) : own.document;
  return followed(resolveDocument(marked, library).document, values, branches);
}

/** Says in place of a synced block why it is not there. */
function withPlaces(document: Document, missing: ReadonlyMap<string, string>): Document {
  const visit = (block: Block): Block => {
    const message = missing.get(block.id);
    if (message !== undefined) {
      const html = `<div style="padding:16px;border:1px dashed #b3261e;color:#b3261e;font:14px sans-serif;text-align:center">${escaped(message)}</div>`;
      return { type: "html", id: block.id, html } as Block;
    }
    const children = inside(block);
    return children.length > 0 && block.type !== "social"
      ? ({ ...block, children: children.map(visit) } as Block)
      : block;
  };
  return { ...document, children: (document.children ?? []).map(visit) } as Document;
}

function escaped(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/\{(?=[{%])/g, "&#123;");
}

/**
 * With `all` branches every block is there, whatever its condition says, and a loop over a list
 * that is not in the values is shown once.
 */
function followed(document: Document, values: Values, branches: "all" | "met"): Prepared {
  let logic = false;
  const visit = (block: Block, scope: Values): Block => {
    const each = branches === "met" || isFilled(block, scope) ? block.each : null;
    const when = branches === "met" ? block.when : null;
    logic ||= Boolean(each || when);
    const own = { ...block, each: each ?? null, when: when ?? null };
    const children = inside(block);
    if (children.length === 0) {
      return own;
    }
    const inner = within(block, scope);
    const visited = children.map((child) => visit(child, inner));
    return { ...own, [block.type === "social" ? "items" : "children"]: visited } as Block;
  };
  const children = (document.children ?? []).map((block) => visit(block, values));
  return { document: { ...document, children } as Document, logic };
}

/** What a path leads to; undefined where it leads nowhere. */
export function lookUp(path: string, values: Values): unknown {
  return path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce<unknown>(
      (value, name) =>
        typeof value === "object" && value !== null
          ? (value as Record<string, unknown>)[name.replace(/^["']|["']$/g, "")]
          : undefined,
      values,
    );
}

function isFilled(block: Block, scope: Values): boolean {
  const list = block.each ? lookUp(block.each.in, scope) : undefined;
  return Array.isArray(list) && list.length > 0;
}

/** What is known inside a loop: its first round stands for all of them. */
function within(block: Block, scope: Values): Values {
  if (!block.each) {
    return scope;
  }
  const list = lookUp(block.each.in, scope);
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return { ...scope, [block.each.as ?? "item"]: first };
}
