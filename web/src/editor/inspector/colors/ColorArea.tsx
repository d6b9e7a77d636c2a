/** Saturation and value as a plane, hue and alpha as lines: dragged, or moved with the arrows. */
import type { KeyboardEvent, PointerEvent } from "react";
import { useEditor } from "../../session/EditorContext";
import { useFrame } from "../gestures/useFrame";
import { fromHsv, type Hsv, printColor } from "../values/colors/color";

interface ColorAreaProps {
  color: Hsv;
  onChange: (color: Hsv) => void;
}

const STEP = 0.01;
const BIG_STEP = 0.1;

const within = (number: number) => Math.min(1, Math.max(0, number));

/** Calls back with where the pointer is in an element, from 0 to 1, as one step of editing. */
function useDragged(place: (x: number, y: number) => void) {
  const editor = useEditor();
  const frame = useFrame(([x, y]: readonly [number, number]) => place(x, y));
  const at = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = within((event.clientX - box.left) / box.width);
    const y = within((event.clientY - box.top) / box.height);
    frame.ask([x, y]);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      editor.hold();
      at(event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) {
        at(event);
      }
    },
    onLostPointerCapture: () => {
      frame.settle();
      editor.release();
    },
  };
}

/** Steps of the arrow keys are one step of editing as long as a key is held. */
function useArrows(move: (x: number, y: number) => void) {
  const editor = useEditor();
  const ways: Record<string, [x: number, y: number]> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, 1],
    ArrowDown: [0, -1],
  };
  return {
    onKeyDown: (event: KeyboardEvent) => {
      const way = ways[event.key];
      if (way) {
        event.preventDefault();
        if (!event.repeat) {
          editor.hold();
        }
        const step = event.shiftKey ? BIG_STEP : STEP;
        move(way[0] * step, way[1] * step);
      }
    },
    onKeyUp: (event: KeyboardEvent) => ways[event.key] && editor.release(),
  };
}

export function ColorArea({ color, onChange }: ColorAreaProps) {
  const drag = useDragged((x, y) => onChange({ ...color, saturation: x, value: 1 - y }));
  const arrows = useArrows((x, y) =>
    onChange({
      ...color,
      saturation: within(color.saturation + x),
      value: within(color.value + y),
    }),
  );
  const hue = printColor(fromHsv({ hue: color.hue, saturation: 1, value: 1, alpha: 1 }));
  const [saturation, value] = [color.saturation, color.value].map((part) => Math.round(part * 100));
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Saturation and brightness"
      aria-valuenow={saturation}
      aria-valuetext={`Saturation ${saturation} %, brightness ${value} %`}
      {...drag}
      {...arrows}
      className="relative h-32 cursor-crosshair touch-none rounded-md"
      style={{
        background: `linear-gradient(to top, #000, transparent), linear-gradient(to right, #fff, ${hue})`,
      }}
    >
      <span
        aria-hidden
        className="pointer-events-none absolute size-3.5 -translate-1/2 rounded-full border-2 border-white shadow-2"
        style={{
          left: `${color.saturation * 100}%`,
          top: `${(1 - color.value) * 100}%`,
          background: printColor({ ...fromHsv(color), alpha: 1 }),
        }}
      />
    </div>
  );
}

interface LineProps extends ColorAreaProps {
  of: "hue" | "alpha";
}

const RAINBOW = "linear-gradient(to right, #f00, #ff0, #0f0, #0ff, #00f, #f0f, #f00)";
const CHECKS = "repeating-conic-gradient(#ccc 0 25%, #fff 0 50%) 0 0 / 8px 8px";

export function ColorLine({ color, onChange, of }: LineProps) {
  const part = of === "hue" ? color.hue / 360 : color.alpha;
  const set = (at: number) =>
    onChange(of === "hue" ? { ...color, hue: within(at) * 360 } : { ...color, alpha: within(at) });
  const drag = useDragged(set);
  const arrows = useArrows((x, y) => set(part + x + y));
  const solid = printColor({ ...fromHsv(color), alpha: 1 });
  const shown = of === "hue" ? Math.round(color.hue) : Math.round(color.alpha * 100);
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={of === "hue" ? "Hue" : "Opacity"}
      aria-valuemin={0}
      aria-valuemax={of === "hue" ? 360 : 100}
      aria-valuenow={shown}
      aria-valuetext={of === "hue" ? `${shown}°` : `${shown} %`}
      {...drag}
      {...arrows}
      className="relative h-3 cursor-pointer touch-none rounded-full pointer-coarse:h-5"
      style={{
        background:
          of === "hue" ? RAINBOW : `linear-gradient(to right, transparent, ${solid}), ${CHECKS}`,
      }}
    >
      <span
        aria-hidden
        className="pointer-events-none absolute top-1/2 size-4 -translate-1/2 rounded-full border-2 border-white shadow-2"
        style={{
          left: `${part * 100}%`,
          background: of === "hue" ? `hsl(${color.hue} 100% 50%)` : solid,
        }}
      />
    </div>
  );
}
