/** Wrapped lines hang below their own indent instead of falling back to the margin. */

import type { Extension } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";

/** Deeper than this a wrapped line would have no room left. */
const DEEPEST = 24;
/** How far a wrapped line hangs behind the first. */
const HANG = 2;
const LEFT_PX = 4;

function hanging(view: EditorView): DecorationSet {
  const found = [];
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const indent = Math.min(/^\s*/.exec(line.text)?.[0].length ?? 0, DEEPEST) + HANG;
      const style = `padding-left:calc(${indent}ch + ${LEFT_PX}px);text-indent:-${indent}ch`;
      found.push(Decoration.line({ attributes: { style } }).range(line.from));
      at = line.to + 1;
    }
  }
  return Decoration.set(found);
}

export const hangingIndent: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = hanging(view);
    }
    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) {
        this.decorations = hanging(update.view);
      }
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
