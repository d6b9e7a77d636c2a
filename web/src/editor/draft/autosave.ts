/** Saves a draft a moment after every change and never lets go of what is not acknowledged. */

import { isApiError } from "@/lib/server/apiError";

export type SaveState =
  | { readonly kind: "conflict" }
  | { readonly kind: "failed"; readonly message: string; readonly requestId: string | null }
  | { readonly kind: "offline" }
  | { readonly kind: "pending" }
  | { readonly kind: "saved" }
  | { readonly kind: "saving" };

interface Clock {
  after(milliseconds: number, run: () => void): () => void;
}

interface AutosaveOptions<T> {
  /** Store the content under the condition that the stored draft has this etag. */
  readonly save: (content: T, etag: string) => Promise<{ etag: string }>;
  /** Keep the content on this computer, or drop what was kept. */
  readonly keep: (content: T | undefined, etag: string) => void;
  readonly onState: (state: SaveState) => void;
  readonly clock?: Clock;
}

export interface Autosave<T> {
  /** The content has changed. */
  changed(content: T): void;
  /** Save what is not saved yet now; true when all of it is acknowledged. */
  flush(): Promise<boolean>;
  /** Go on from another stored draft: after a conflict was settled or a version was frozen. */
  rebase(etag: string): void;
  /** Let go of what is not saved: the person chose another content. */
  forget(): void;
  /** Try again now, as after the connection came back. */
  retry(): void;
  stop(): void;
}

const IDLE_MS = 800;
const RETRY_MS = [2_000, 4_000, 8_000, 15_000, 30_000];

const timers: Clock = {
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

function stateFor(error: unknown): SaveState {
  if (isApiError(error, "STALE")) return { kind: "conflict" };
  if (!isApiError(error)) return { kind: "offline" };
  const passes = error.status === 0 || error.status === 429 || error.status >= 500;
  if (passes) return { kind: "offline" };
  return { kind: "failed", message: error.message, requestId: error.requestId };
}

/** Start saving on top of the stored draft with this etag. */
export function createAutosave<T>(first: string, options: AutosaveOptions<T>): Autosave<T> {
  const clock = options.clock ?? timers;
  let etag = first;
  let waiting: { content: T } | undefined;
  let running: Promise<boolean> | undefined;
  let halted = false;
  let failures = 0;
  let cancel: () => void = () => undefined;

  function schedule(milliseconds: number): void {
    cancel();
    cancel = clock.after(milliseconds, () => void flush());
  }

  function refused(error: unknown, content: T): false {
    waiting ??= { content };
    const state = stateFor(error);
    halted = state.kind === "conflict";
    options.onState(state);
    if (state.kind === "offline") {
      schedule(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? IDLE_MS);
      failures += 1;
    }
    return false;
  }

  async function attempt(): Promise<boolean> {
    while (waiting !== undefined && !halted) {
      const { content } = waiting;
      waiting = undefined;
      options.onState({ kind: "saving" });
      try {
        etag = (await options.save(content, etag)).etag;
        failures = 0;
      } catch (error) {
        return refused(error, content);
      }
    }
    if (waiting !== undefined) return false;
    options.keep(undefined, etag);
    options.onState({ kind: "saved" });
    return true;
  }

  async function flush(): Promise<boolean> {
    cancel();
    if (running !== undefined) {
      await running;
      return waiting === undefined || flush();
    }
    if (waiting === undefined) return true;
    if (halted) return false;
    running = attempt().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    changed(content) {
      waiting = { content };
      options.keep(content, etag);
      if (halted) return;
      if (running === undefined && failures === 0) options.onState({ kind: "pending" });
      if (failures === 0) schedule(IDLE_MS);
    },
    flush,
    rebase(next) {
      etag = next;
      halted = false;
      failures = 0;
      if (waiting !== undefined) options.keep(waiting.content, etag);
    },
    forget() {
      cancel();
      waiting = undefined;
    },
    retry() {
      if (!halted && waiting !== undefined) void flush();
    },
    stop: () => cancel(),
  };
}
