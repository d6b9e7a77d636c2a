/** The draft that is open on the page: its history, and how far it is saved. */

import { createStore } from "zustand";
import { type Autosave, createAutosave, type SaveState } from "@/editor/draft/autosave";
import { type History, recorded, redone, startHistory, undone } from "@/editor/draft/history";
import { contentOf, type DraftContent, sameContent } from "@/editor/draft/localCopy";
import type { Draft } from "@/lib/server/models";

/** The ways out of a conflict: overwrite what is stored, or take it. */
export type Settlement = "mine" | "theirs";

export interface DraftState {
  readonly history: History<DraftContent>;
  readonly save: SaveState;
  readonly savedAt: string;
  /** Whether what is not saved yet is at least kept on this computer. */
  readonly kept: boolean;
  /** The stored draft that stands against ours while there is a conflict. */
  readonly theirs: Draft | undefined;
  /** Whether anything differs from the newest version. */
  readonly edited: boolean;
  readonly baseVersion: number;
}

interface StoreOptions {
  readonly draft: Draft;
  /** Kept work that takes the place of the stored draft from the start. */
  readonly recovered?: DraftContent | undefined;
  /** The stored draft that the kept work was written on, when it is not this one. */
  readonly etag?: string | undefined;
  /** Store the content, written on top of that version, if the stored draft has this etag. */
  readonly put: (content: DraftContent, etag: string, baseVersion: number) => Promise<Draft>;
  readonly fetch: () => Promise<Draft>;
  /** Keep work on this computer until it is acknowledged; false when that is not possible. */
  readonly keep: (content: DraftContent | undefined, etag: string) => boolean;
  readonly now?: () => Date;
}

/** The condition under which a draft may be replaced: `0` stands for none stored. */
export const conditionOf = (draft: Draft): string => (draft.stored ? draft.etag : "0");

const tidy = (content: DraftContent): DraftContent => ({
  ...content,
  source: content.source.replace(/\r\n?/g, "\n"),
});

function firstState({ draft, recovered }: StoreOptions): DraftState {
  const stored = startHistory(tidy(contentOf(draft)));
  return {
    history: recovered ? recorded(stored, tidy(recovered), "recovered", 0) : stored,
    save: { kind: "saved" },
    savedAt: draft.updatedAt,
    kept: true,
    theirs: undefined,
    edited: draft.stored || recovered !== undefined,
    baseVersion: draft.baseVersion,
  };
}

/** The store of one open draft, and the verbs that change it. */
export function createDraftStore(options: StoreOptions) {
  const now = options.now ?? (() => new Date());
  const store = createStore<DraftState>(() => firstState(options));
  const { getState, setState } = store;
  const present = (): DraftContent => getState().history.present;

  async function meetConflict(): Promise<void> {
    try {
      setState({ theirs: await options.fetch() });
    } catch {
      // The banner offers to look again; our work stays kept.
    }
  }

  const autosave: Autosave<DraftContent> = createAutosave(
    options.etag ?? conditionOf(options.draft),
    {
      save: (content, etag) => options.put(content, etag, getState().baseVersion),
      keep: (content, etag) => setState({ kept: options.keep(content, etag) }),
      onState: (save) => {
        setState(save.kind === "saved" ? { save, savedAt: now().toISOString() } : { save });
        if (save.kind === "conflict") {
          void meetConflict();
        }
      },
    },
  );

  function move(history: History<DraftContent>): void {
    if (history === getState().history) {
      return;
    }
    setState({ history, edited: true });
    autosave.changed(history.present);
  }

  function change(patch: Partial<DraftContent>, about: string): void {
    const next = { ...present(), ...patch };
    if (!sameContent(next, present())) {
      move(recorded(getState().history, next, about, now().getTime()));
    }
  }

  /** Take over what has a history of its own: here it is no step. */
  function follow(patch: Partial<DraftContent>): void {
    const next = { ...present(), ...patch };
    if (!sameContent(next, present())) {
      const { history } = getState();
      move({ ...history, present: next, last: undefined });
    }
  }

  /** Stand on another stored draft, with its content as one step that can be undone. */
  function adopt(draft: Draft, about: string): void {
    const content = tidy(contentOf(draft));
    const { history } = getState();
    const same = sameContent(content, history.present);
    autosave.rebase(conditionOf(draft));
    options.keep(undefined, conditionOf(draft));
    setState({
      history: same ? history : recorded(history, content, about, now().getTime()),
      save: { kind: "saved" },
      savedAt: draft.updatedAt,
      theirs: undefined,
      edited: draft.stored,
      baseVersion: draft.baseVersion,
    });
  }

  /** Stand on a newer version: the person has been told and goes on all the same. */
  function standOn(version: number): void {
    setState({ baseVersion: version });
    autosave.changed(present());
  }

  async function settle(settlement: Settlement): Promise<void> {
    const theirs = getState().theirs ?? (await options.fetch());
    if (settlement === "theirs") {
      autosave.forget();
      adopt(theirs, "conflict");
      return;
    }
    autosave.rebase(conditionOf(theirs));
    const { history } = getState();
    const past = [...history.past, tidy(contentOf(theirs))];
    setState({ theirs: undefined, history: { ...history, past, last: undefined } });
    standOn(theirs.baseVersion);
    await autosave.flush();
  }

  let gather: () => void = () => undefined;

  /** Begin to save what was recovered; nothing happens before, nor when nothing was. */
  function start(): void {
    if (options.recovered !== undefined && getState().history.past.length > 0) {
      autosave.changed(present());
    }
  }

  return {
    store,
    start,
    change,
    follow,
    undo: () => move(undone(getState().history)),
    redo: () => move(redone(getState().history)),
    /** Call this before everything is saved: somebody still holds what is new. */
    beforeFlush(call: () => void) {
      gather = call;
    },
    flush() {
      gather();
      return autosave.flush();
    },
    retry: () => autosave.retry(),
    stop: () => autosave.stop(),
    adopt,
    settle,
    standOn,
  };
}

export type DraftVerbs = ReturnType<typeof createDraftStore>;
