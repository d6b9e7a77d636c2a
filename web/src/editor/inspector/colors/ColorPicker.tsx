/** Choosing a color: a token, any color there is, one of the email, one from the screen. */

import { Ban, Pipette } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { cx } from "@/lib/classes";
import { Button } from "@/ui/Button";
import { setPartField } from "../../document/commands/setPart";
import { useEditor, useEditorState } from "../../session/EditorContext";
import { CONTROL, MINI } from "../fields/look";
import { useDraft } from "../gestures/useDraft";
import {
  fromHsv,
  type Hsv,
  parseColor,
  printColor,
  toHsv,
  typedColor,
} from "../values/colors/color";
import { looked } from "../values/inheritance";
import { ColorArea, ColorLine } from "./ColorArea";
import { TokenChoices, UsedColors } from "./SwatchGrid";
import { useColorChoices } from "./useColorChoices";

interface ColorPickerProps {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  /** Colors may be seen through: only what stands in media queries reaches clients that know it. */
  alpha: boolean;
  /** Having no color at all is a choice: for what lies behind. */
  none: boolean;
  tokens?: boolean;
}

interface Dropper {
  open(): Promise<{ sRGBHex: string }>;
}

const GRAY: Hsv = { hue: 210, saturation: 0, value: 0.5, alpha: 1 };

export function ColorPicker({ value, onChange, alpha, none, tokens = true }: ColorPickerProps) {
  const editor = useEditor();
  const choices = useColorChoices();
  const theme = useEditorState((state) => state.document.theme);
  const shown = value === undefined ? undefined : looked(theme ?? {}, value);
  const [color, setColor] = useHsv(shown);
  const change = (next: Hsv) => {
    setColor(next);
    onChange(printColor(fromHsv(next)));
  };
  // a color of the brand becomes a token of the theme when it is first used
  const takeOver = (chosen: string) => {
    const color = choices.brand.find(({ name }) => chosen === `@${name}`);
    editor.run((live) =>
      live.change(() => {
        if (color) {
          setPartField(live, ["theme", "tokens", color.name], color.value);
          setPartField(live, ["theme", "darkTokens", color.name], color.dark);
        }
        onChange(chosen);
      }),
    );
  };
  return (
    <div className="flex w-60 flex-col gap-3">
      {tokens ? (
        <>
          <TokenChoices title="Theme" tokens={choices.tokens} chosen={value} onChoose={onChange} />
          <TokenChoices title="Brand" tokens={choices.brand} chosen={value} onChoose={takeOver} />
        </>
      ) : null}
      <ColorArea color={color} onChange={change} />
      <ColorLine of="hue" color={color} onChange={change} />
      {alpha ? <ColorLine of="alpha" color={color} onChange={change} /> : null}
      <div className="flex items-center gap-1">
        <HexInput value={shown ?? ""} onChange={onChange} />
        <DropperButton onPick={onChange} />
        {none ? (
          <Button size="sm" variant="ghost" icon={Ban} onClick={() => onChange("transparent")}>
            None
          </Button>
        ) : null}
      </div>
      <UsedColors colors={choices.used} chosen={shown} onChoose={onChange} />
    </div>
  );
}

/** The color being chosen; hue and saturation stay where gray and black would lose them. */
function useHsv(shown: string | undefined): [Hsv, (color: Hsv) => void] {
  const given = shown === undefined ? null : parseColor(shown);
  const [color, setColor] = useState<Hsv>(() => (given ? toHsv(given) : GRAY));
  const written = given ? printColor(given) : "";
  const own = useRef(color);
  own.current = color;
  useEffect(() => {
    const parsed = parseColor(written);
    if (parsed && printColor(fromHsv(own.current)) !== written) {
      setColor(toHsv(parsed));
    }
  }, [written]);
  return [color, setColor];
}

function HexInput({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const draft = useDraft(value, (text) => {
    const typed = typedColor(text);
    if (typed !== null) {
      onChange(typed);
    }
  });
  const wrong = typedColor(draft.text) === null && draft.text !== value;
  return (
    <input
      aria-label="Color value"
      aria-invalid={wrong || undefined}
      spellCheck={false}
      autoComplete="off"
      {...draft.bind}
      onFocus={(event) => event.currentTarget.select()}
      className={cx(CONTROL, "font-mono")}
    />
  );
}

function DropperButton({ onPick }: { onPick: (value: string) => void }) {
  const [Dropper] = useState(
    () => (window as unknown as { EyeDropper?: new () => Dropper }).EyeDropper,
  );
  if (!Dropper) {
    return null;
  }
  const pick = async () => {
    try {
      onPick((await new Dropper().open()).sRGBHex);
    } catch {
      // Escape: no color was picked
    }
  };
  return (
    <button type="button" aria-label="Pick from the screen" onClick={pick} className={MINI}>
      <Pipette aria-hidden className="size-3.5" />
    </button>
  );
}
