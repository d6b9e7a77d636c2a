// Copied blocks on their way to another place, template, tab or browser.
import { newId, withNewIds } from "../../document/ids";
import { allBlocks, type Block, type Document, inside, isStyled } from "../../document/model";
import { BLOCKS, camel } from "../../document/specification";

type Named = Readonly<Record<string, string>>;

/** Blocks, and what the look of their email gives them by name. */
export interface Parcel {
  readonly craftify: 1;
  readonly blocks: readonly Block[];
  readonly tokens: Named;
  readonly presets: Readonly<Record<string, Named>>;
}

const MARK = "data-craftify";

export function parcelOf(blocks: readonly Block[], document: Document): Parcel {
  const all = [...allBlocks(blocks)];
  const written = JSON.stringify(blocks);
  const names = new Set(all.flatMap((block) => block.presets ?? []));
  const { tokens = {}, presets = {} } = document.theme ?? {};
  return {
    craftify: 1,
    blocks,
    tokens: picked(tokens, (name) => written.includes(`"@${name}"`)),
    presets: picked(presets, (name) => names.has(name)),
  };
}

/** The parcel as HTML that every program shows as the blocks, and ours reads back. */
export function wrapped(parcel: Parcel, html: string): string {
  const holder = document.implementation.createHTMLDocument().createElement("div");
  holder.setAttribute(MARK, JSON.stringify(parcel));
  holder.innerHTML = html;
  return holder.outerHTML;
}

export function unwrapped(html: string): Parcel | null {
  if (!html.includes(MARK)) {
    return null;
  }
  const page = new DOMParser().parseFromString(html, "text/html");
  return readParcel(page.querySelector(`[${MARK}]`)?.getAttribute(MARK) ?? "");
}

export function readParcel(json: string): Parcel | null {
  try {
    const read = JSON.parse(json) as Partial<Parcel> | null;
    if (read?.craftify !== 1 || !Array.isArray(read.blocks) || !sound(read.blocks)) {
      return null;
    }
    const { blocks, tokens = {}, presets = {} } = read as Partial<Parcel> & Pick<Parcel, "blocks">;
    return { craftify: 1, blocks, tokens, presets };
  } catch {
    return null;
  }
}

/** The blocks for another document: new ids, and by value what that one has no name for. */
export function unpacked(parcel: Parcel, document: Document): Block[] {
  const { tokens = {}, presets = {} } = document.theme ?? {};
  const settled = (block: Block): Block => {
    const own = { ...block } as Block;
    if (isStyled(own)) {
      const missing = (own.presets ?? []).filter((name) => !presets[name] && parcel.presets[name]);
      const carried = missing.map((name) => propsOf(own.type, parcel.presets[name] ?? {}));
      own.props = valued(Object.assign({}, ...carried, own.props), tokens, parcel.tokens);
      own.dark = valued(own.dark ?? {}, tokens, parcel.tokens);
      own.presets = (own.presets ?? []).filter((name) => presets[name]);
    }
    const children = inside(own).map(settled);
    if (own.type === "social") {
      return { ...own, items: children } as Block;
    }
    return "children" in own ? ({ ...own, children } as Block) : own;
  };
  return withNewIds(parcel.blocks.map(settled), newId).map(withoutEmpty);
}

function valued(props: Named, known: Named, carried: Named): Record<string, string> {
  const entries = Object.entries(props).map(([name, value]) => {
    const token = value.startsWith("@") ? value.slice(1) : undefined;
    const literal = token !== undefined && !(token in known) ? carried[token] : undefined;
    return [name, literal ?? value] as const;
  });
  return Object.fromEntries(entries);
}

function propsOf(type: string, attributes: Named): Record<string, string> {
  const known = BLOCKS[type]?.attributes ?? {};
  const given = Object.entries(attributes).filter(([name]) => name in known);
  return Object.fromEntries(given.map(([name, value]) => [camel(name), value]));
}

/** What nothing is in is not written: a pasted block is the same as one made here. */
function withoutEmpty(block: Block): Block {
  const entries = Object.entries(block).filter(
    ([name, value]) =>
      !(["props", "dark", "presets"].includes(name) && Object.keys(value as object).length === 0),
  );
  const own = Object.fromEntries(entries) as unknown as Block;
  if (own.type === "social") {
    return { ...own, items: (own.items ?? []).map(withoutEmpty) } as Block;
  }
  const children = inside(own);
  return children.length > 0 ? ({ ...own, children: children.map(withoutEmpty) } as Block) : own;
}

function sound(blocks: readonly Block[]): boolean {
  const known = (type: string) => type in BLOCKS || ["html", "mjml", "synced"].includes(type);
  return blocks.every(
    (block) =>
      typeof block === "object" && block !== null && known(block.type) && sound(inside(block)),
  );
}

function picked<T>(values: Readonly<Record<string, T>>, wanted: (name: string) => boolean) {
  return Object.fromEntries(Object.entries(values).filter(([name]) => wanted(name)));
}
