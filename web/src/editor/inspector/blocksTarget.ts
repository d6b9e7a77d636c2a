// The blocks that are selected, as what is being set up.
import { useMemo } from "react";
import { setAttributes } from "../document/commands/setAttributes";
import { type Layer, setProps } from "../document/commands/setProps";
import { setWord } from "../document/commands/setWord";
import { lockedContent } from "../document/locks";
import { type Block, type Document, isStyled } from "../document/model";
import { ATTRIBUTE_OF_PROP, BLOCKS, COMPONENTS, kebab } from "../document/specification";
import { useEditor, useEditorState } from "../session/EditorContext";
import type { Editor } from "../session/editor";
import type { Setting, Target } from "./setting";
import { effective, type Inherited, inheritedOf, lookedDark } from "./values/inheritance";
import { lineageOf } from "./values/lineage";
import { together } from "./values/together";

/** A block and what stands around it. */
export interface Placed {
  readonly block: Block;
  readonly parent: Block | undefined;
}

// what every locale may say for itself
const WORDS: ReadonlySet<string> = new Set(["src", "href", "alt", "title"]);
const ALL_LAYERS: readonly Layer[] = ["props", "dark", "mobile"];

export function usePlaced(ids: readonly string[]): Placed[] {
  const document = useEditorState((state) => state.document);
  return useMemo(
    () =>
      ids.flatMap((id) => {
        const lineage = lineageOf(document, id);
        const block = lineage.at(-1);
        return block ? [{ block, parent: lineage.at(-2) }] : [];
      }),
    [document, ids],
  );
}

export function useBlocksTarget(placed: readonly Placed[]): Target {
  const editor = useEditor();
  const document = useEditorState((state) => state.document);
  const locale = useEditorState((state) => state.locale);
  return useMemo(
    () => blocksTarget(editor, document, locale, placed),
    [editor, document, locale, placed],
  );
}

function blocksTarget(
  editor: Editor,
  document: Document,
  locale: string | null,
  placed: readonly Placed[],
): Target {
  const ids = placed.map(({ block }) => block.id);
  const locks = ids.map((id) => lockedContent(editor.live, id)).filter((id) => id !== null);
  const locked = lockReason(editor, locks.length > 0);
  return {
    key: `${ids.join(" ")} ${locale ?? ""}`,
    ids,
    types: [
      ...new Set(placed.map(({ block }) => (block.type === "mjml" ? block.tag : block.type))),
    ],
    layers: placed.every(({ block }) => isStyled(block)) ? ALL_LAYERS : ["props"],
    kindOf: (prop) => commonKind(placed, prop),
    setting: (prop, layer = "props") => {
      const inLocale = layer === "props" && locale !== null && WORDS.has(prop);
      const own = placed.map(({ block }) =>
        inLocale ? wordIn(block, locale, prop) : ownValue(block, prop, layer),
      );
      const inherited = placed.map((one) => below(document, one, prop, layer, inLocale));
      return {
        ...together(own),
        inherited: sameInherited(inherited),
        locked,
        set: (value) =>
          editor.run((live) => {
            if (inLocale) {
              setWord(live, ids, locale, prop, value);
            } else {
              write(live, placed, prop, value, layer);
            }
          }),
      } satisfies Setting;
    },
  };
}

function lockReason(editor: Editor, locked: boolean): string | undefined {
  if (editor.readOnly) {
    return "You can look at this email, not change it";
  }
  return locked ? "This block is locked" : undefined;
}

function write(
  live: Parameters<typeof setProps>[0],
  placed: readonly Placed[],
  prop: string,
  value: string | undefined,
  layer: Layer,
): void {
  const styled = placed.filter(({ block }) => isStyled(block)).map(({ block }) => block.id);
  const others = placed.filter(({ block }) => block.type === "mjml").map(({ block }) => block.id);
  setProps(live, styled, { [prop]: value }, layer);
  setAttributes(live, others, { [kebab(prop)]: value });
}

/** What a block sets itself. */
export function ownValue(block: Block, prop: string, layer: Layer): string | undefined {
  if (block.type === "mjml") {
    return layer === "props" ? block.attrs?.[kebab(prop)] : undefined;
  }
  if (layer !== "props") {
    return block[layer]?.[prop];
  }
  return isStyled(block) ? block.props?.[prop] : undefined;
}

function wordIn(block: Block, locale: string, prop: string): string | undefined {
  const value = block.i18n?.[locale]?.[prop];
  return typeof value === "string" ? value : undefined;
}

function below(
  document: Document,
  { block, parent }: Placed,
  prop: string,
  layer: Layer,
  inLocale: boolean,
): Inherited | undefined {
  const theme = document.theme ?? {};
  if (layer === "props" && !inLocale) {
    return inheritedOf(theme, block, parent, prop);
  }
  const value =
    block.type === "mjml" ? ownValue(block, prop, "props") : effective(theme, block, parent, prop);
  if (value === undefined) {
    return undefined;
  }
  if (layer === "dark") {
    const dark = lookedDark(theme, value);
    return dark === undefined ? undefined : { value: dark, from: "token" };
  }
  return { value, from: inLocale ? "base" : "desktop" };
}

function sameInherited(all: readonly (Inherited | undefined)[]): Inherited | undefined {
  const [first] = all;
  return all.every((one) => one?.value === first?.value) ? first : undefined;
}

function commonKind(placed: readonly Placed[], prop: string): string | undefined {
  const kinds = placed.map(({ block }) => kindIn(block, prop));
  const [first] = kinds;
  const alike = kinds.every((kind) => kind !== undefined && family(kind) === family(first ?? ""));
  return alike ? first : undefined;
}

function kindIn(block: Block, prop: string): string | undefined {
  if (block.type === "mjml") {
    return COMPONENTS.get(block.tag)?.attributes[kebab(prop)];
  }
  const attribute = ATTRIBUTE_OF_PROP.get(block.type)?.get(prop);
  return attribute && BLOCKS[block.type]?.attributes[attribute];
}

// lists of words may differ between types of blocks: what all of them have is asked for elsewhere
function family(kind: string): string {
  return kind.startsWith("enum")
    ? "enum"
    : kind.replace("length|auto", "length").replace("px", "length");
}
