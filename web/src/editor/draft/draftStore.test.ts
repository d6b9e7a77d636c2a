import { describe, expect, it } from "vitest";
import { createDraftStore } from "@/editor/draft/draftStore";
import type { DraftContent } from "@/editor/draft/localCopy";
import { ApiError } from "@/lib/server/apiError";
import type { Draft } from "@/lib/server/models";

const DRAFT: Draft = {
  templateId: "t1",
  baseVersion: 3,
  format: "mjml",
  source: "one\r\ntwo",
  subject: "Hello",
  preheader: "",
  variables: [],
  stored: false,
  updatedAt: "2026-03-03T10:00:00Z",
  updatedBy: { id: "u1", name: "Ada Byron" },
  etag: "e0",
};

/** A server that keeps one draft and checks the condition, as the real one does. */
function desk(start: Partial<Draft> = {}, recovered?: DraftContent) {
  let stored: Draft = { ...DRAFT, ...start };
  const kept: (DraftContent | undefined)[] = [];
  const condition = () => (stored.stored ? stored.etag : "0");
  const verbs = createDraftStore({
    draft: stored,
    recovered,
    put: async (content, etag, baseVersion) => {
      if (etag !== condition()) {
        throw new ApiError({ code: "STALE", status: 412, message: "stale" });
      }
      stored = { ...stored, ...content, baseVersion, stored: true, etag: `${stored.etag}+` };
      return stored;
    },
    fetch: async () => stored,
    keep: (content) => {
      kept.push(content);
      return content?.source !== "too much";
    },
    now: () => new Date("2026-03-03T10:05:00Z"),
  });
  return {
    ...verbs,
    state: verbs.store.getState,
    content: () => verbs.store.getState().history.present,
    server: () => stored,
    kept,
    /** Somebody else saves. */
    elsewhere: (source: string) => {
      stored = { ...stored, source, stored: true, etag: `${stored.etag}*` };
    },
  };
}

describe("the open draft", () => {
  it("starts as it is stored, with LF line ends, and is not edited", () => {
    const { content, state } = desk();
    expect(content().source).toBe("one\ntwo");
    expect(state().edited).toBe(false);
  });

  it("saves changes, undo included", async () => {
    const { change, undo, flush, server, state } = desk();
    change({ source: "three" }, "source");
    await flush();
    expect(server().source).toBe("three");
    undo();
    await flush();
    expect(server().source).toBe("one\ntwo");
    expect(state()).toMatchObject({ edited: true, save: { kind: "saved" } });
  });

  it("is not saved while somebody holds what is new", async () => {
    const { change, follow, flush, holds, state } = desk();
    change({ source: "three" }, "source");
    const saving = flush();
    holds(true);
    await saving;
    expect(state().save).toEqual({ kind: "pending" });
    follow({ source: "four" });
    await flush();
    expect(state().save).toEqual({ kind: "saved" });
    holds(true);
    expect(state().save).toEqual({ kind: "pending" });
    follow({ source: "four" });
    expect(state().save).toEqual({ kind: "saved" });
  });

  it("does nothing when nothing changes", async () => {
    const { change, state, server, flush } = desk();
    change({ subject: "Hello" }, "subject");
    await flush();
    expect(state().history.past).toEqual([]);
    expect(server().stored).toBe(false);
  });

  it("saves recovered work at once and can go back behind it", async () => {
    const mine = {
      format: "mjml",
      source: "mine",
      subject: "",
      preheader: "",
      variables: [],
    } as const;
    const { start, flush, server, undo, content } = desk({}, { ...mine, variables: [] });
    await flush();
    expect(server().stored).toBe(false);
    start();
    await flush();
    expect(server().source).toBe("mine");
    undo();
    expect(content().source).toBe("one\ntwo");
  });
});

it("knows when this computer cannot keep what is not saved", async () => {
  const { change, flush, state } = desk();
  change({ source: "too much" }, "source");
  expect(state().kept).toBe(false);
  await flush();
  expect(state()).toMatchObject({ kept: true, save: { kind: "saved" } });
});

describe("a conflict", () => {
  const conflicting = async () => {
    const all = desk();
    all.change({ source: "mine" }, "source");
    all.elsewhere("theirs");
    await all.flush();
    await Promise.resolve();
    return all;
  };

  it("is shown with the other draft, while ours stays kept", async () => {
    const { state, content, kept } = await conflicting();
    expect(state().save.kind).toBe("conflict");
    expect(state().theirs?.source).toBe("theirs");
    expect(content().source).toBe("mine");
    expect(kept.at(-1)?.source).toBe("mine");
  });

  it("keeping mine replaces the stored draft, which stays one undo away", async () => {
    const { settle, server, state, undo, content } = await conflicting();
    await settle("mine");
    expect(server().source).toBe("mine");
    expect(state().save.kind).toBe("saved");
    undo();
    expect(content().source).toBe("theirs");
  });

  it("taking theirs can be undone, so that nothing is lost", async () => {
    const { settle, content, undo, flush, server } = await conflicting();
    await settle("theirs");
    expect(content().source).toBe("theirs");
    undo();
    expect(content().source).toBe("mine");
    await flush();
    expect(server().source).toBe("mine");
  });
});

describe("after a version was frozen", () => {
  it("by somebody else, the draft can be put on top of it", async () => {
    const { change, flush, standOn, server } = desk();
    change({ source: "three" }, "source");
    await flush();
    standOn(4);
    await flush();
    expect(server()).toMatchObject({ source: "three", baseVersion: 4 });
  });

  it("keeps what was written while it was frozen", async () => {
    const { change, flush, froze, state, content, server } = desk();
    change({ source: "three" }, "source");
    await flush();
    const frozen = state().stored.content;
    change({ source: "four" }, "source");
    froze(frozen, { ...server(), stored: false, baseVersion: 4 });
    expect(content().source).toBe("four");
    expect(state()).toMatchObject({ edited: true, baseVersion: 4, stored: { stand: "v4" } });
  });

  it("goes on from the newest version without a new step when the content is the same", async () => {
    const { change, flush, adopt, state, server } = desk();
    change({ source: "three" }, "source");
    await flush();
    const steps = state().history.past.length;
    adopt({ ...server(), stored: false, baseVersion: 4, etag: "e9" }, "version");
    expect(state()).toMatchObject({ edited: false, baseVersion: 4 });
    expect(state().history.past.length).toBe(steps);
  });
});

describe("a draft whose steps are kept elsewhere", () => {
  it("takes changes without a step of its own", async () => {
    const { follow, flush, state, server } = desk();
    follow({ format: "design", source: "{}" });
    expect(state().history.past).toEqual([]);
    await flush();
    expect(server()).toMatchObject({ format: "design", source: "{}" });
    expect(state().stored.content.source).toBe("{}");
  });

  it("asks for what is not told yet before it saves", async () => {
    const { beforeFlush, follow, flush, server } = desk();
    beforeFlush(() => follow({ source: "the last letter" }));
    await flush();
    expect(server().source).toBe("the last letter");
  });

  it("saves what was merged beside what somebody else stored, and asks nobody", async () => {
    const { follow, flush, onConflict, standBeside, elsewhere, state, server } = desk();
    onConflict((stored) => {
      standBeside(stored, { source: `${stored.source} and mine` });
      return true;
    });
    elsewhere("theirs");
    follow({ source: "mine" });
    await flush();
    await flush();
    expect(state().save.kind).toBe("saved");
    expect(server().source).toBe("theirs and mine");
  });
});
