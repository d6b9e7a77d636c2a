/** Bringing a place into view, wherever on the page it can be mended. */

import { type RefObject, useCallback } from "react";
import type { Place } from "@/editor/checks/findings";
import type { Bench, Fields } from "./bench";
import type { DesignSession } from "./design/session";
import { showSides } from "./design/sides";
import type { TemplateSearch, TemplateTab, TemplateView } from "./search";

interface Page {
  readonly fields: Fields;
  readonly view: TemplateView;
  /** Whether source and preview stand side by side. */
  readonly wide: RefObject<boolean>;
  readonly design: DesignSession;
  readonly openTab: (tab: TemplateTab) => void;
  readonly changePage: (change: TemplateSearch) => void;
}

const PATIENCE_MS = 3000;

/** Do something with a part as soon as it is there: what was hidden is loaded first. */
function whenThere<T>(part: { readonly current: T | null }, act: (part: T) => void): void {
  const until = performance.now() + PATIENCE_MS;
  const look = (): void => {
    if (part.current !== null) {
      act(part.current);
    } else if (performance.now() < until) {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
}

/** Select a block and bring it into view, once the canvas is there. */
function showBlock(design: DesignSession, id: string): void {
  const { editor } = design.store.getState();
  if (editor === null) {
    return;
  }
  showSides({ place: "email" });
  editor.select([id.split("-")[0] ?? id]);
  const canvas = {
    get current() {
      return editor.store.getState().canvas;
    },
  };
  whenThere(canvas, (there) => there.reveal(id));
}

export function useGoTo(page: Page): Bench["goTo"] {
  const { fields, view, wide, design, openTab, changePage } = page;
  return useCallback(
    (place: Place) => {
      const narrow = (tab: TemplateTab) => (wide.current ? {} : { tab });
      if (place.kind === "block") {
        changePage({ view: "design" });
        showBlock(design, place.id);
      } else if (place.kind === "source") {
        changePage({ view: "code", ...narrow("source") });
        whenThere(fields.source, (source) => source.jump(place.line, place.column));
      } else if (place.kind === "subject" || place.kind === "preheader") {
        if (view === "code") {
          changePage(narrow("preview"));
        }
        whenThere(fields[place.kind], (line) => line.focus());
      } else {
        openTab(place.kind);
      }
    },
    [fields, view, wide, design, openTab, changePage],
  );
}
