// From blocks of an email to a synced block: what it needs to look the same in another.
import {
  allBlocks,
  type Block,
  type Document,
  inside,
  isStyled,
  type Theme,
} from "../document/model";
import type { Level, SharedTheme } from "../document/resolving";
import { ATTRIBUTE_OF_PROP, BLOCKS } from "../document/specification";

export interface BlockFragment {
  readonly level: Level;
  readonly children: readonly Block[];
  readonly theme: SharedTheme;
}

const LEVELS: Readonly<Record<string, Level>> = {
  root: "section",
  wrapper: "section",
  section: "column",
  group: "column",
  column: "content",
  hero: "content",
};

/** The selected blocks in their order, when they stand side by side; null when they do not. */
export function siblingsOf(
  document: Document,
  ids: readonly string[],
): { parent: string; blocks: Block[] } | null {
  const holders: { type: string; within: readonly Block[] }[] = [
    { type: "root", within: document.children ?? [] },
    ...[...allBlocks(document.children ?? [])].map((block) => ({
      type: block.type,
      within: inside(block),
    })),
  ];
  for (const { type, within } of holders) {
    const blocks = within.filter((block) => ids.includes(block.id));
    if (blocks.length > 0) {
      return blocks.length === ids.length ? { parent: type, blocks } : null;
    }
  }
  return null;
}

/** What a synced block of the selection would be; null when it can be none. */
export function fragmentOf(document: Document, ids: readonly string[]): BlockFragment | null {
  const found = siblingsOf(document, ids);
  const level = found && LEVELS[found.parent];
  if (!found || !level) {
    return null;
  }
  const children = found.blocks.map((block) => withDefaults(block, document.theme));
  return { level, children, theme: usedOf(document.theme, children) };
}

/** The block with the defaults of its theme as its own, so that it looks the same elsewhere. */
function withDefaults<B extends Block>(block: B, theme: Theme | undefined): B {
  const within = inside(block).map((child) => withDefaults(child, theme));
  const held = block.type === "social" ? "items" : "children";
  const own = { ...block, ...(within.length > 0 ? { [held]: within } : {}) } as B;
  if (!isStyled(own)) {
    return own;
  }
  const tag = BLOCKS[own.type]?.tag ?? "";
  const byPreset = (own.presets ?? []).flatMap((name) => Object.keys(theme?.presets?.[name] ?? {}));
  const inherited = { ...theme?.defaults?.["mj-all"], ...theme?.defaults?.[tag] };
  const given = [...(ATTRIBUTE_OF_PROP.get(own.type) ?? [])].flatMap(([prop, attribute]) => {
    const value = inherited[attribute];
    return value === undefined || byPreset.includes(attribute) ? [] : [[prop, value]];
  });
  return given.length === 0
    ? own
    : { ...own, props: { ...Object.fromEntries(given), ...own.props } };
}

/** What blocks use of a theme: its tokens, presets and fonts. */
function usedOf(theme: Theme | undefined, blocks: readonly Block[]): SharedTheme {
  const names = new Set([...allBlocks(blocks)].flatMap((block) => block.presets ?? []));
  const pick = <T>(all: Record<string, T> | undefined, wanted: (name: string) => boolean) =>
    Object.fromEntries(Object.entries(all ?? {}).filter(([name]) => wanted(name)));
  const presets = pick(theme?.presets, (name) => names.has(name));
  const childPresets = pick(theme?.childPresets, (name) => names.has(name));
  const said = JSON.stringify([blocks, presets, childPresets]);
  const isUsed = (name: string) => said.includes(`"@${name}"`);
  return {
    tokens: pick(theme?.tokens, isUsed),
    darkTokens: pick(theme?.darkTokens, isUsed),
    presets,
    childPresets,
    fonts: (theme?.fonts ?? []).filter((font) => said.includes(font.name)),
  };
}

/** A document that holds just this fragment, to look at and edit it. */
export function documentOf(fragment: BlockFragment): Document {
  let children = fragment.children as readonly Block[];
  if (fragment.level === "content") {
    children = [{ type: "column", id: "frame_column", children } as unknown as Block];
  }
  if (fragment.level !== "section") {
    children = [{ type: "section", id: "frame_section", children } as unknown as Block];
  }
  return { schemaVersion: 1, theme: fragment.theme, children } as unknown as Document;
}

/** The fragment of such a document after it was edited; null when nothing is left of it. */
export function fragmentIn(document: Document, level: Level): BlockFragment | null {
  const sections = document.children ?? [];
  const blocks =
    level === "section"
      ? sections
      : sections.flatMap((section) =>
          level === "column" ? inside(section) : inside(section).flatMap((one) => inside(one)),
        );
  return blocks.length === 0
    ? null
    : { level, children: blocks, theme: usedOf(document.theme, blocks) };
}
