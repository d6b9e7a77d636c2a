/** Tokens by what they are for: named values that fields use as @name. */
import { Plus } from "lucide-react";
import { IconButton } from "@/ui/IconButton";
import { setPartField } from "../../document/commands/setPart";
import { useEditor, useEditorState } from "../../session/EditorContext";
import { Group } from "../Group";
import { freeName, type TokenKind, tokensOf, tokenUses } from "../values/tokens";
import { TokenRow } from "./TokenRow";

interface KindOf {
  readonly kind: TokenKind;
  readonly title: string;
  readonly fresh: readonly [name: string, value: string];
  readonly empty: string;
}

const KINDS: readonly KindOf[] = [
  {
    kind: "color",
    title: "Colors",
    fresh: ["color", "#0e5a6b"],
    empty:
      "Name the colors of this email once, each with its dark partner, and change them everywhere at once.",
  },
  {
    kind: "font",
    title: "Font tokens",
    fresh: ["font", "Helvetica, Arial, sans-serif"],
    empty: "One name for headings, one for text: change the font in one place.",
  },
  {
    kind: "radius",
    title: "Radii",
    fresh: ["radius", "6px"],
    empty: "How round buttons, images and boxes are.",
  },
  {
    kind: "spacing",
    title: "Spacing",
    fresh: ["space", "16px"],
    empty: "Distances that return.",
  },
];

export function TokenGroups() {
  const editor = useEditor();
  const document = useEditorState((state) => state.document);
  const tokens = tokensOf(document.theme ?? {});
  const uses = tokenUses(document);
  const names = tokens.map(({ name }) => name);
  const add = ([name, value]: KindOf["fresh"]) =>
    editor.run((live) => setPartField(live, ["theme", "tokens", freeName(name, names)], value));
  return KINDS.map(({ kind, title, fresh, empty }) => {
    const own = tokens.filter(
      (token) => token.kind === kind || (kind === "spacing" && token.kind === "other"),
    );
    return (
      <Group
        key={kind}
        title={title}
        folded={kind !== "color" && own.length === 0}
        aside={
          <IconButton
            icon={Plus}
            size="sm"
            label={`Add to ${title.toLowerCase()}`}
            onClick={() => add(fresh)}
            disabledReason={
              editor.readOnly ? "You can look at this email, not change it" : undefined
            }
          />
        }
      >
        {own.length === 0 ? <p className="text-pretty text-ink-3 text-xs">{empty}</p> : null}
        {own.map((token) => (
          <TokenRow key={token.name} token={token} names={names} uses={uses.get(token.name) ?? 0} />
        ))}
      </Group>
    );
  });
}
