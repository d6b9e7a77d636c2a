/** A token that is used goes: what takes its place where it stood? */

import { useState } from "react";
import { cx } from "@/lib/classes";
import { Button } from "@/ui/Button";
import { replaceToken } from "../../document/commands/theme/replaceToken";
import { useEditor, useEditorState } from "../../session/EditorContext";
import { CONTROL } from "../fields/look";
import { type Token, tokensOf } from "../values/tokens";

interface ReplaceTokenProps {
  token: Token;
  uses: number;
  onClose: () => void;
}

export function ReplaceToken({ token, uses, onClose }: ReplaceTokenProps) {
  const editor = useEditor();
  const theme = useEditorState((state) => state.document.theme);
  const [by, setBy] = useState(token.value);
  const others = tokensOf(theme ?? {}).filter(
    ({ name, kind }) => name !== token.name && kind === token.kind,
  );
  return (
    <fieldset aria-label={`Delete ${token.name}`} className="rounded-md bg-sunken p-2 text-sm">
      <p className="mb-2 text-ink-2 text-xs">
        {token.name} is used {uses === 1 ? "once" : `${uses} times`}. Put in its place:
      </p>
      <select
        aria-label="Replacement"
        value={by}
        onChange={(event) => setBy(event.target.value)}
        className={cx(CONTROL, "bg-surface")}
      >
        <option value={token.value}>Its value, {token.value}</option>
        {others.map(({ name, value }) => (
          <option key={name} value={`@${name}`}>
            {name} ({value})
          </option>
        ))}
      </select>
      <div className="mt-2 flex justify-end gap-1">
        <Button size="sm" variant="ghost" onClick={onClose}>
          Keep it
        </Button>
        <Button
          size="sm"
          variant="danger"
          onClick={() => {
            editor.run((live) => replaceToken(live, token.name, by));
            editor.announce(`${token.name} deleted`);
          }}
        >
          Delete
        </Button>
      </div>
    </fieldset>
  );
}
