// The defaults of a type of block, and presets, as what is being set up.
import { setPartField } from "../../document/commands/setPart";
import type { Document } from "../../document/model";
import { BLOCKS, COMPONENTS, kebab } from "../../document/specification";
import type { Editor } from "../../session/editor";
import type { Target } from "../setting";
import { type Inherited, inheritedByTag } from "../values/inheritance";

/** What may stand for all blocks together. */
export const FOR_ALL = "mj-all";

/** The defaults of all blocks of a tag. */
export function defaultsTarget(editor: Editor, document: Document, tag: string): Target {
  const theme = document.theme ?? {};
  const type = Object.keys(BLOCKS).find((name) => BLOCKS[name]?.tag === tag) ?? tag;
  return themed(editor, ["defaults", tag], type, theme.defaults?.[tag] ?? {}, (prop) =>
    inheritedByTag(theme, tag, prop),
  );
}

/** The look that goes by a name; any prop of any block may be part of it. */
export function presetTarget(editor: Editor, document: Document, name: string): Target {
  const attributes = document.theme?.presets?.[name] ?? {};
  return themed(editor, ["presets", name], "preset", attributes, () => undefined);
}

function themed(
  editor: Editor,
  [part, name]: readonly [part: "defaults" | "presets", name: string],
  type: string,
  attributes: Readonly<Record<string, string>>,
  inherited: (prop: string) => Inherited | undefined,
): Target {
  const locked = editor.readOnly ? "You can look at this email, not change it" : undefined;
  return {
    key: `${part} ${name}`,
    ids: [],
    types: [type],
    layers: ["props"],
    kindOf: (prop) => kindIn(type, kebab(prop)),
    setting: (prop) => ({
      value: attributes[kebab(prop)],
      mixed: false,
      inherited: inherited(prop),
      locked,
      set: (value) => {
        const { [kebab(prop)]: _, ...rest } = attributes;
        const next = value === undefined ? rest : { ...attributes, [kebab(prop)]: value };
        editor.run((live) =>
          setPartField(
            live,
            ["theme", part, name],
            part === "defaults" && Object.keys(next).length === 0 ? undefined : next,
          ),
        );
      },
    }),
  };
}

function kindIn(type: string, attribute: string): string | undefined {
  const own = BLOCKS[type] ?? COMPONENTS.get(type);
  if (own) {
    return own.attributes[attribute];
  }
  return Object.values(BLOCKS).find(({ attributes }) => attribute in attributes)?.attributes[
    attribute
  ];
}
