/** What is drawn over the source: template tags in their color, problems, the line jumped to. */

import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { type Extension, StateEffect, StateField, type Text } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { rangeAt } from "@/editor/source/mending/positions";

/** Something wrong at a place of the source. Lines and columns count from 1. */
export interface Problem {
  readonly message: string;
  readonly severity: "error" | "info" | "warning";
  readonly line: number | null;
  readonly column?: number | null;
  /** How to mend it. */
  readonly hint?: string;
}

const liquidTags = new MatchDecorator({
  regexp: /\{\{[^{}]*\}\}|\{%[^{}]*?%\}/g,
  decoration: Decoration.mark({ class: "cm-liquid" }),
});

const liquidMarks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = liquidTags.createDeco(view);
    }
    update(update: ViewUpdate): void {
      this.decorations = liquidTags.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

const flash = StateEffect.define<number | null>();
/** The first and the last line of what is selected elsewhere. */
const light = StateEffect.define<readonly [number, number] | null>();

const flashed = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(flash)) {
        return effect.value === null
          ? Decoration.none
          : Decoration.set([Decoration.line({ class: "cm-flash" }).range(effect.value)]);
      }
    }
    return transaction.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const lit = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(light)) {
        return litLines(transaction.state.doc, effect.value);
      }
    }
    return marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function litLines(doc: Text, lines: readonly [number, number] | null): DecorationSet {
  if (lines === null) {
    return Decoration.none;
  }
  const [first, last] = lines;
  const numbers = Array.from(
    { length: Math.min(last, doc.lines) - first + 1 },
    (_, at) => first + at,
  );
  return Decoration.set(
    numbers.map((number) => Decoration.line({ class: "cm-lit" }).range(doc.line(number).from)),
  );
}

export const marks: Extension = [liquidMarks, flashed, lit];

/** Light up lines and bring their beginning into view; line 0 is no line. */
export function lightUp(view: EditorView, from: number, to: number): void {
  const fits = from >= 1 && from <= view.state.doc.lines;
  const effects: StateEffect<unknown>[] = [light.of(fits ? [from, to] : null)];
  if (fits && !view.hasFocus) {
    const place = view.state.doc.line(from).from;
    effects.push(EditorView.scrollIntoView(place, { y: "nearest", yMargin: 40 }));
  }
  view.dispatch({ effects });
}

/** Bring a line into view, put the cursor there and let it light up for a moment. */
export function jumpTo(view: EditorView, line: number, column?: number | null): void {
  const { from, to } = rangeAt(view.state.doc, line, column);
  const start = view.state.doc.lineAt(from).from;
  view.dispatch({ effects: flash.of(null) });
  view.dispatch({
    selection: { anchor: from, head: column ? to : from },
    effects: [EditorView.scrollIntoView(from, { y: "center" }), flash.of(start)],
  });
  view.focus();
}

function diagnosticOf(view: EditorView, problem: Problem): Diagnostic {
  const { message, severity, hint } = problem;
  return {
    ...rangeAt(view.state.doc, problem.line ?? 1, problem.column),
    severity,
    message,
    renderMessage: () => {
      const box = document.createElement("div");
      box.append(message);
      if (hint !== undefined && hint !== "") {
        const below = document.createElement("div");
        below.className = "cm-diagnosticHint";
        below.textContent = hint;
        box.append(below);
      }
      return box;
    },
  };
}

/** Mark the problems that have a place. */
export function showProblems(view: EditorView, problems: readonly Problem[]): void {
  const placed = problems.filter((problem) => problem.line !== null);
  const found = placed.map((problem) => diagnosticOf(view, problem));
  view.dispatch(setDiagnostics(view.state, found));
}
