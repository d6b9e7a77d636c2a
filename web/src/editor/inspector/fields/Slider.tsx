/** A number dragged along a line: one step of editing from press to release. */
import { useEditor } from "../../session/EditorContext";
import { type Setting, seen } from "../setting";
import { parseLength, printLength } from "../values/length";

interface SliderProps {
  label: string;
  setting: Setting;
  min: number;
  max: number;
  step?: number;
}

export function Slider({ label, setting, min, max, step = 1 }: SliderProps) {
  const editor = useEditor();
  const length = parseLength(seen(setting) ?? "");
  const off = setting.locked !== undefined || (length === null && seen(setting) !== undefined);
  return (
    <input
      type="range"
      aria-label={label}
      title={setting.locked}
      disabled={off}
      min={min}
      max={length?.unit === "%" ? 100 : max}
      step={step}
      value={length?.number ?? min}
      onPointerDown={() => editor.hold()}
      onPointerUp={() => editor.release()}
      onPointerCancel={() => editor.release()}
      onChange={(event) =>
        setting.set(printLength({ number: Number(event.target.value), unit: length?.unit || "px" }))
      }
      className="h-7 min-w-0 flex-1 cursor-pointer accent-accent disabled:opacity-50"
    />
  );
}
