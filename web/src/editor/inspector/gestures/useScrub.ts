// Dragging over a label changes its number: pixel by pixel, ten at a time with Shift.
import { type PointerEvent, useRef } from "react";
import { useEditor } from "../../session/EditorContext";
import { useFrame } from "./useFrame";

/** Pixels of the pointer for one step. */
const PER_STEP = 2;
const BEGINS = 3;

interface ScrubOptions {
  readonly step: number;
  readonly disabled: boolean;
  /** Where it starts; null where there is no number to change. */
  readonly start: () => number | null;
  readonly change: (number: number) => void;
}

interface Scrubbing {
  readonly x: number;
  readonly from: number;
  moved: boolean;
}

export function useScrub({ step, disabled, start, change }: ScrubOptions) {
  const editor = useEditor();
  const scrubbing = useRef<Scrubbing | null>(null);
  const frame = useFrame(change);

  const move = (event: PointerEvent) => {
    const state = scrubbing.current;
    const way = state ? event.clientX - state.x : 0;
    if (!state || (!state.moved && Math.abs(way) < BEGINS)) {
      return;
    }
    if (!state.moved) {
      state.moved = true;
      editor.hold();
    }
    const factor = event.shiftKey ? 10 : 1;
    frame.ask(state.from + Math.round(way / PER_STEP) * step * factor);
  };
  const end = () => {
    const state = scrubbing.current;
    scrubbing.current = null;
    if (state?.moved) {
      frame.settle();
      editor.release();
    }
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      const from = disabled || event.button !== 0 ? null : start();
      if (from !== null) {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        scrubbing.current = { x: event.clientX, from, moved: false };
      }
    },
    onPointerMove: move,
    onPointerUp: end,
    onPointerCancel: end,
    onLostPointerCapture: end,
  };
}
