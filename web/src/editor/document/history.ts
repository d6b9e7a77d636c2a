// One person's undo and redo: only what they did, and still there after a reload.
import * as Y from "yjs";
import { type LiveDocument, LOCAL } from "./live/liveDocument";

/** What follows within this time, in milliseconds, is one step. */
const ONE_STEP = 500;
const KEPT = 100;

interface SavedStep {
  inserted: Uint8Array;
  deleted: Uint8Array;
}

/** Steps in a form that can be stored beside the document. */
export interface SavedHistory {
  undo: SavedStep[];
  redo: SavedStep[];
}

export class History {
  readonly #manager: Y.UndoManager;

  constructor(live: LiveDocument, saved?: SavedHistory) {
    this.#manager = new Y.UndoManager([live.blocks, live.parts], {
      trackedOrigins: new Set([LOCAL]),
      captureTimeout: ONE_STEP,
    });
    if (saved) {
      this.#manager.undoStack = saved.undo.map(stepOf) as unknown as Steps;
      this.#manager.redoStack = saved.redo.map(stepOf) as unknown as Steps;
    }
  }

  get canUndo(): boolean {
    return this.#manager.canUndo();
  }

  get canRedo(): boolean {
    return this.#manager.canRedo();
  }

  undo(): void {
    this.#manager.undo();
  }

  redo(): void {
    this.#manager.redo();
  }

  /** What comes from this origin is this person's, too: theirs to undo. */
  follow(origin: unknown): void {
    this.#manager.addTrackedOrigin(origin);
  }

  /** What comes next is a step of its own, however soon it comes. */
  endStep(): void {
    this.#manager.stopCapturing();
  }

  /** Until `release`, everything that comes is one step, however long it takes. */
  hold(): void {
    this.#manager.stopCapturing();
    this.#manager.captureTimeout = Number.POSITIVE_INFINITY;
  }

  release(): void {
    this.#manager.captureTimeout = ONE_STEP;
    this.#manager.stopCapturing();
  }

  /** Calls back whenever there is more or less to undo. */
  onChange(call: () => void): () => void {
    const events = ["stack-item-added", "stack-item-popped", "stack-cleared"] as const;
    for (const event of events) {
      this.#manager.on(event, call);
    }
    return () => {
      for (const event of events) {
        this.#manager.off(event, call);
      }
    };
  }

  save(): SavedHistory {
    return {
      undo: this.#manager.undoStack.slice(-KEPT).map(savedStep),
      redo: this.#manager.redoStack.slice(-KEPT).map(savedStep),
    };
  }

  destroy(): void {
    this.#manager.destroy();
  }
}

type Steps = Y.UndoManager["undoStack"];
type Step = Steps[number];

function savedStep(step: Step): SavedStep {
  return { inserted: packed(step.insertions), deleted: packed(step.deletions) };
}

function stepOf(saved: SavedStep) {
  return {
    insertions: Y.decodeSnapshot(saved.inserted).ds,
    deletions: Y.decodeSnapshot(saved.deleted).ds,
    meta: new Map(),
  };
}

function packed(items: Step["insertions"]): Uint8Array {
  return Y.encodeSnapshot(Y.createSnapshot(items, new Map()));
}
