/** Says when words are hard to read on what lies behind them, and offers the nearest color. */
import { Moon, TriangleAlert } from "lucide-react";
import type { Document } from "../../document/model";
import type { Placed } from "../blocksTarget";
import type { Setting } from "../setting";
import { over, parseColor, printColor } from "../values/colors/color";
import { contrastOf, nearestPassing, neededFor } from "../values/colors/contrast";
import { groundBehind, type Mode, valueIn } from "../values/colors/ground";
import { effective } from "../values/inheritance";
import { parseLength } from "../values/length";
import { lineageOf } from "../values/lineage";
import { Swatch } from "./Swatch";

interface ContrastNoteProps {
  document: Document;
  placed: Placed;
  light: Setting;
  dark: Setting;
}

export function ContrastNotes({ document, placed, light, dark }: ContrastNoteProps) {
  const inLight = contrastIn(document, placed, "light");
  const inDark = contrastIn(document, placed, "dark");
  // without a color of its own in dark mode nothing is known of it
  const authored =
    inDark && inLight && (inDark.color !== inLight.color || inDark.ground !== inLight.ground);
  return (
    <>
      {inLight ? <Note mode="light" found={inLight} setting={light} /> : null}
      {authored ? <Note mode="dark" found={inDark} setting={dark} /> : null}
    </>
  );
}

interface Found {
  readonly color: string;
  readonly ground: string;
  readonly ratio: number;
  readonly needed: number;
  readonly image: boolean;
  readonly better: string | undefined;
}

function Note({ mode, found, setting }: { mode: Mode; found: Found; setting: Setting }) {
  if (found.ratio >= found.needed) {
    return null;
  }
  const Icon = mode === "dark" ? Moon : TriangleAlert;
  const { better } = found;
  return (
    <div
      role="status"
      className="flex items-start gap-1.5 rounded-md bg-warning-soft p-2 text-warning text-xs"
    >
      <Icon aria-hidden className="mt-px size-3.5 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="text-pretty">
          {mode === "dark" ? "In dark mode hard to read: " : "Hard to read: "}
          <span className="font-medium tabular-nums">{rounded(found.ratio)}:1</span> on{" "}
          {found.ground}, {found.needed}:1 is needed
          {found.image ? ", wherever the image does not show" : ""}.
        </p>
        {better && !setting.locked ? (
          <button
            type="button"
            onClick={() => setting.set(better)}
            className="mt-1 inline-flex items-center gap-1.5 rounded-sm font-medium text-ink underline-offset-2 hover:underline"
          >
            <Swatch color={better} /> Use {better}
          </button>
        ) : null}
      </div>
    </div>
  );
}

function contrastIn(document: Document, { block, parent }: Placed, mode: Mode): Found | null {
  const value = valueIn(document, block, parent, "color", mode);
  const color = value === undefined ? null : parseColor(value);
  const ground = groundBehind(document, lineageOf(document, block.id), mode);
  if (color === null || ground === null) {
    return null;
  }
  const theme = document.theme ?? {};
  const size = parseLength(effective(theme, block, parent, "fontSize") ?? "")?.number ?? 13;
  const weight = effective(theme, block, parent, "fontWeight") ?? "400";
  const needed = neededFor(size, weight === "bold" ? 700 : Number(weight) || 400);
  const better = nearestPassing(color, ground.color, needed);
  return {
    color: printColor(over(color, ground.color)),
    ground: printColor(ground.color),
    ratio: contrastOf(color, ground.color),
    needed,
    image: ground.image,
    better: better ? printColor(better) : undefined,
  };
}

// never rounded up to what would pass
function rounded(ratio: number): number {
  return Math.floor(ratio * 10) / 10;
}
