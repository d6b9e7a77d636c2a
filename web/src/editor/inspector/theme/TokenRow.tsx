/** One token: its name, its value, its dark partner; renamed and taken away everywhere at once. */

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { cx } from "@/lib/classes";
import { setPartField } from "../../document/commands/setPart";
import { renameToken, replaceToken } from "../../document/commands/theme/replaceToken";
import { useEditor } from "../../session/EditorContext";
import { ColorInput } from "../colors/ColorInput";
import { DarkPartner } from "../colors/DarkPartner";
import { FontInput } from "../fields/FontInput";
import { LengthInput } from "../fields/LengthInput";
import { CONTROL, MINI } from "../fields/look";
import { TextInput } from "../fields/TextInput";
import { useDraft } from "../gestures/useDraft";
import type { Setting } from "../setting";
import { nameProblem, type Token } from "../values/tokens";
import { ReplaceToken } from "./ReplaceToken";

interface TokenRowProps {
  token: Token;
  names: readonly string[];
  uses: number;
}

export function TokenRow({ token, names, uses }: TokenRowProps) {
  const editor = useEditor();
  const [asked, setAsked] = useState(false);
  const locked = editor.readOnly ? "You can look at this email, not change it" : undefined;
  const setting: Setting = {
    value: token.value,
    mixed: false,
    inherited: undefined,
    locked,
    set: (value) =>
      value !== undefined &&
      editor.run((live) => setPartField(live, ["theme", "tokens", token.name], value)),
  };
  const dark: Setting = {
    ...setting,
    value: token.dark,
    set: (value) =>
      editor.run((live) => setPartField(live, ["theme", "darkTokens", token.name], value)),
  };
  const remove = () => {
    if (uses > 0) {
      setAsked(true);
    } else {
      editor.run((live) => replaceToken(live, token.name, token.value));
    }
  };
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-1">
        <NameInput token={token} names={names} uses={uses} />
        <ValueInput token={token} setting={setting} />
        {token.kind === "color" ? (
          <DarkPartner label={token.name} setting={dark} tokens={false} />
        ) : null}
        <button
          type="button"
          aria-label={`Delete ${token.name}`}
          aria-disabled={locked ? true : undefined}
          onClick={() => locked ?? remove()}
          className={MINI}
        >
          <Trash2 aria-hidden className="size-3.5" />
        </button>
      </div>
      {asked ? <ReplaceToken token={token} uses={uses} onClose={() => setAsked(false)} /> : null}
    </div>
  );
}

function NameInput({ token, names, uses }: TokenRowProps) {
  const editor = useEditor();
  const others = names.filter((name) => name !== token.name);
  const draft = useDraft(token.name, (text) => {
    if (nameProblem(text, others) === undefined) {
      editor.run((live) => renameToken(live, token.name, text));
    }
  });
  const problem = nameProblem(draft.text, others);
  return (
    <input
      aria-label={`Name of the token ${token.name}`}
      aria-invalid={problem ? true : undefined}
      title={problem ?? `Used ${uses === 1 ? "once" : `${uses} times`}`}
      readOnly={editor.readOnly}
      spellCheck={false}
      {...draft.bind}
      className={cx(CONTROL, "w-24 shrink-0 bg-transparent font-medium dark:bg-transparent")}
    />
  );
}

function ValueInput({ token, setting }: { token: Token; setting: Setting }) {
  const label = `Value of ${token.name}`;
  const id = `token-${token.name}`;
  switch (token.kind) {
    case "color":
      return <ColorInput id={id} label={label} setting={setting} tokens={false} />;
    case "font":
      return <FontInput id={id} label={label} setting={setting} />;
    case "radius":
      return <LengthInput id={id} label={label} setting={setting} min={0} />;
    default:
      return <TextInput id={id} label={label} setting={setting} />;
  }
}
