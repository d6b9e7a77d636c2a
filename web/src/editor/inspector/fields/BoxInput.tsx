/** Distances on four sides, or the radius of four corners: by pairs, or each of its own. */
import { ChevronsLeftRight, ChevronsUpDown, Maximize, SquareDashed } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Tooltip } from "@/ui/layers/Tooltip";
import { type Setting, seen } from "../setting";
import { type Box, parseBox, printBox, SIDES, type Side, withSides } from "../values/box";
import { LengthInput, type LengthOptions } from "./LengthInput";
import { MINI } from "./look";
import { TextInput } from "./TextInput";

interface BoxInputProps extends LengthOptions {
  id: string;
  label: string;
  setting: Setting;
  describedBy?: string | undefined;
  /** Corners are told of by other names than sides. */
  corners?: boolean;
}

const ZERO: Box = { top: "0", right: "0", bottom: "0", left: "0" };
const SIDE_WORDS: Record<Side, string> = {
  top: "Top",
  right: "Right",
  bottom: "Bottom",
  left: "Left",
};
const CORNER_WORDS: Record<Side, string> = {
  top: "Top left",
  right: "Top right",
  bottom: "Bottom right",
  left: "Bottom left",
};
const CORNERS: readonly Side[] = ["top", "right", "left", "bottom"];

export function BoxInput(props: BoxInputProps) {
  const { id, label, setting, corners = false, ...options } = props;
  const shown = seen(setting);
  const box = shown === undefined || shown === "" ? ZERO : parseBox(shown);
  const even = box !== null && isPaired(box, corners);
  const [each, setEach] = useState(!even);
  if (box === null) {
    return <TextInput id={id} label={label} setting={setting} describedBy={props.describedBy} />;
  }
  const own = setting.value === undefined ? null : parseBox(setting.value);
  const part = (sides: readonly Side[]): Setting => ({
    ...setting,
    value: own?.[sides[0] ?? "top"],
    inherited: { from: "mjml", ...setting.inherited, value: box[sides[0] ?? "top"] },
    set: (value) => setting.set(printBox(withSides(box, sides, value ?? "0"))),
  });
  const onText = (text: string) => {
    const several = /\s/.test(text.trim()) ? parseBox(withUnits(text)) : null;
    if (several) {
      setting.set(printBox(several));
    }
    return several !== null;
  };
  const one = (sides: readonly Side[], words: string, glyph: ReactNode, first = false) => (
    <LengthInput
      key={words}
      {...(first ? { id } : {})}
      label={`${label}, ${words.toLowerCase()}`}
      setting={part(sides)}
      describedBy={props.describedBy}
      glyph={glyph}
      min={0}
      onText={onText}
      {...options}
    />
  );
  const words = corners ? CORNER_WORDS : SIDE_WORDS;
  const split = each || !even;
  return (
    <div className="flex min-w-0 flex-1 items-start gap-1">
      {split ? (
        <div className="grid min-w-0 flex-1 grid-cols-2 gap-1">
          {(corners ? CORNERS : SIDES).map((side, at) =>
            one([side], words[side], <Edge side={side} corner={corners} />, at === 0),
          )}
        </div>
      ) : (
        <div className="grid min-w-0 flex-1 auto-cols-fr grid-flow-col gap-1">
          {corners
            ? one(SIDES, "All corners", <Maximize className="size-3" />, true)
            : [
                one(
                  ["top", "bottom"],
                  "Top and bottom",
                  <ChevronsUpDown className="size-3" />,
                  true,
                ),
                one(["left", "right"], "Left and right", <ChevronsLeftRight className="size-3" />),
              ]}
        </div>
      )}
      <Tooltip label={splitWords(split, even, corners)}>
        <button
          type="button"
          aria-label={`${label}: ${corners ? "each corner" : "each side"}`}
          aria-pressed={split}
          onClick={() => setEach(!split)}
          className={MINI}
        >
          <SquareDashed aria-hidden className="size-3.5" />
        </button>
      </Tooltip>
    </div>
  );
}

function splitWords(split: boolean, even: boolean, corners: boolean): string {
  if (!even) {
    return corners ? "The corners differ" : "The sides differ";
  }
  return split ? "Together" : corners ? "Each corner" : "Each side";
}

function isPaired({ top, right, bottom, left }: Box, all: boolean): boolean {
  return top === bottom && left === right && (!all || top === left);
}

function withUnits(text: string): string {
  return text
    .trim()
    .replace(/,/g, " ")
    .replace(/(^|\s)(-?[\d.]+)(?=\s|$)/g, "$1$2px");
}

/** A square with the side, or the corner, that is meant. */
function Edge({ side, corner }: { side: Side; corner: boolean }) {
  const at = SIDES.indexOf(side) * 90;
  return (
    <svg aria-hidden viewBox="0 0 12 12" className="size-3" style={{ rotate: `${at}deg` }}>
      {corner ? (
        <path d="M2 10V6a4 4 0 0 1 4-4h4" fill="none" stroke="currentColor" strokeWidth="1.5" />
      ) : (
        <>
          <rect x="2.5" y="4.5" width="7" height="6" rx="1" fill="currentColor" opacity="0.25" />
          <path d="M2 2h8" stroke="currentColor" strokeWidth="1.5" />
        </>
      )}
    </svg>
  );
}
