/** Undo and redo over the whole draft: source, subject, preheader and variables together. */

export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the last change was about and when, so that typing becomes one step. */
  readonly last: { readonly about: string; readonly at: number } | undefined;
}

const STEPS = 300;
const PAUSE_MS = 700;

export function startHistory<T>(present: T): History<T> {
  return { past: [], present, future: [], last: undefined };
}

/** The history after a change. Changes about the same thing without a pause are one step. */
export function recorded<T>(history: History<T>, next: T, about: string, at: number): History<T> {
  const { last } = history;
  const goesOn = last !== undefined && last.about === about && at - last.at < PAUSE_MS;
  const past = goesOn ? history.past : [...history.past, history.present].slice(-STEPS);
  return { past, present: next, future: [], last: { about, at } };
}

export function undone<T>(history: History<T>): History<T> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    last: undefined,
  };
}

export function redone<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, last: undefined };
}
