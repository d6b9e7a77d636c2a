/** The draft that is open on the page: its history, and how far it is saved. */

import { createStore, type StoreApi } from "zustand";
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
  /** What the server has acknowledged last. */
  readonly stored: StoredContent;
}

/** Content as the server has it, and a word that no other content of the template has. */
export interface StoredContent {
  readonly content: DraftContent;
  readonly stand: string;
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

/** Names a stored state; without a stored draft it is a version. */
const standOf = (draft: Draft): string => (draft.stored ? draft.etag : `v${draft.baseVersion}`);

const tidy = (content: DraftContent): DraftContent => ({
  ...content,
  source: content.source.replace(/\r\n?/g, "\n"),
});

const storedOf = (draft: Draft): StoredContent => ({
  content: tidy(contentOf(draft)),
  stand: standOf(draft),
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
    stored: storedOf(draft),
  };
}

/** The verbs that put the draft on another stored state than the one it was begun from. */
function createStanding({ store, autosave, options, now }: Parts) {
  const { getState, setState } = store;
  const present = (): DraftContent => getState().history.present;

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
      stored: storedOf(draft),
    });
  }

  /** Go on from the version that this content has become, with what was written since. */
  function froze(content: DraftContent, draft: Draft): void {
    if (sameContent(content, present())) {
      adopt(draft, "version");
      return;
    }
    autosave.rebase(conditionOf(draft));
    setState({
      edited: true,
      baseVersion: draft.baseVersion,
      stored: { content, stand: standOf(draft) },
    });
    autosave.changed(present());
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

  /** Go on from what somebody else has stored: it is in what is written here already. */
  function standBeside(theirs: Draft, patch: Partial<DraftContent>): void {
    autosave.rebase(conditionOf(theirs));
    const { history } = getState();
    const next = { ...history.present, ...patch };
    setState({
      history: { ...history, present: next, last: undefined },
      theirs: undefined,
      baseVersion: theirs.baseVersion,
      stored: storedOf(theirs),
    });
    autosave.changed(next);
  }

  return { adopt, froze, standOn, standBeside, settle };
}

interface Parts {
  readonly store: StoreApi<DraftState>;
  readonly autosave: Autosave<DraftContent>;
  readonly options: StoreOptions;
  readonly now: () => Date;
}

/** The store of one open draft, and the verbs that change it. */
export function createDraftStore(options: StoreOptions) {
  const now = options.now ?? (() => new Date());
  const store = createStore<DraftState>(() => firstState(options));
  const { getState, setState } = store;
  const present = (): DraftContent => getState().history.present;

  let held = false;
  /** Whether all is saved but what is held. */
  let masked = false;
  const shown = (save: SaveState): SaveState => {
    masked = held && save.kind === "saved";
    return masked ? { kind: "pending" } : save;
  };

  let gather: () => void = () => undefined;
  let merge: (theirs: Draft) => boolean = () => false;

  async function meetConflict(): Promise<void> {
    try {
      const theirs = await options.fetch();
      if (!merge(theirs)) {
        setState({ theirs });
      }
    } catch {
      // The banner offers to look again; our work stays kept.
    }
  }

  async function put(content: DraftContent, etag: string): Promise<Draft> {
    const draft = await options.put(content, etag, getState().baseVersion);
    setState({ stored: { content, stand: draft.etag } });
    return draft;
  }

  const autosave: Autosave<DraftContent> = createAutosave(
    options.etag ?? conditionOf(options.draft),
    {
      save: put,
      keep: (content, etag) => setState({ kept: options.keep(content, etag) }),
      onState: (save) => {
        const at = save.kind === "saved" ? { savedAt: now().toISOString() } : {};
        setState({ save: shown(save), ...at });
        if (save.kind === "conflict") {
          void meetConflict();
        }
      },
    },
  );

  const standing = createStanding({ store, autosave, options, now });

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
    holds(false);
  }

  /** Whether somebody holds what is new and will hand it on in a moment: until then nothing is saved. */
  function holds(anything: boolean): void {
    const { save } = getState();
    held = anything;
    if (anything || masked) {
      setState({ save: shown(masked ? { kind: "saved" } : save) });
    }
  }

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
    holds,
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
    /** Ask this before people are: true when what somebody else stored was merged in. */
    onConflict(call: (theirs: Draft) => boolean) {
      merge = call;
    },
    ...standing,
  };
}

export type DraftVerbs = ReturnType<typeof createDraftStore>;
