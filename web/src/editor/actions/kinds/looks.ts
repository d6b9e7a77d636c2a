// Actions that carry the look of one block to others.
import { Paintbrush, PaintRoller } from "lucide-react";
import { setField } from "../../document/commands/setField";
import { type Layer, type PropChanges, setProps } from "../../document/commands/setProps";
import { type Block, isStyled } from "../../document/model";
import { ATTRIBUTE_OF_PROP, BLOCKS } from "../../document/specification";
import type { Editor } from "../../session/editor";
import type { BlockAction } from "../action";
import { fixedLook, nothingSelected } from "../refusing";
import { namesOf } from "../wording";

interface Look {
  readonly layers: Readonly<Record<Layer, Readonly<Record<string, string>>>>;
  readonly presets: readonly string[];
}

// what a block says and where it leads is its own, and so is its share of the row
const CONTENT: ReadonlySet<string> = new Set(
  "alt href src srcset name rel target title width thumbnailsSrc ariaLabel usemap".split(" "),
);

let copied: Look | null = null;

/** The look of a block: all props but what it says and where it leads. */
export function lookFrom(block: Block): Look | null {
  if (!isStyled(block)) {
    return null;
  }
  const kept = (props: Readonly<Record<string, string>> | undefined) =>
    Object.fromEntries(Object.entries(props ?? {}).filter(([name]) => isLook(block.type, name)));
  return {
    layers: { props: kept(block.props), dark: kept(block.dark), mobile: kept(block.mobile) },
    presets: block.presets ?? [],
  };
}

/** The changes that give a block of a type this look: what it knows of it, and nothing else. */
export function changesFor(block: Block, look: Look, layer: Layer): PropChanges {
  const own = isStyled(block) ? (block[layer] ?? {}) : {};
  const known = (name: string) => isLook(block.type, name);
  const cleared = Object.keys(own)
    .filter(known)
    .map((name): [string, string | undefined] => [name, undefined]);
  const given = Object.entries(look.layers[layer]).filter(([name]) => known(name));
  return Object.fromEntries([...cleared, ...given]);
}

function isLook(type: string, prop: string): boolean {
  const attribute = ATTRIBUTE_OF_PROP.get(type)?.get(prop);
  const kind = attribute === undefined ? undefined : BLOCKS[type]?.attributes[attribute];
  return kind !== undefined && (kind !== "url" || prop === "backgroundUrl") && !CONTENT.has(prop);
}

export const LOOKS: readonly BlockAction[] = [
  {
    id: "copy-style",
    label: () => "Copy style",
    icon: Paintbrush,
    group: "style",
    keys: ["mod+alt+c"],
    refusal: (editor) =>
      nothingSelected(editor) ?? (firstLook(editor) ? null : "This block has no style of its own."),
    run(editor) {
      copied = firstLook(editor);
      editor.announce("Style copied");
    },
  },
  {
    id: "paste-style",
    label: () => "Paste style",
    icon: PaintRoller,
    group: "style",
    keys: ["mod+alt+v"],
    refusal: (editor) =>
      fixedLook(editor) ?? (copied === null ? "Copy the style of a block first." : null),
    run: (editor) => copied && applyLook(editor, copied),
  },
];

function firstLook(editor: Editor): Look | null {
  const [id] = editor.store.getState().selection;
  const block = id === undefined ? undefined : editor.live.read(id);
  return block ? lookFrom(block) : null;
}

function applyLook(editor: Editor, look: Look): void {
  const ids = editor.store.getState().selection;
  editor.run((live) =>
    live.change(() => {
      for (const block of ids.flatMap((id) => live.read(id) ?? []).filter(isStyled)) {
        for (const layer of ["props", "dark", "mobile"] as const) {
          setProps(live, [block.id], changesFor(block, look, layer), layer);
        }
        const presets = look.presets.length > 0 ? [...look.presets] : undefined;
        setField(live, [block.id], "presets", presets);
      }
    }),
  );
  editor.announce(`Style pasted onto ${namesOf(editor.live, ids)}`);
}
