import { describe, expect, it } from "vitest";
import { createAutosave, type SaveState } from "@/editor/draft/autosave";
import { ApiError } from "@/lib/server/apiError";

const refusal = (code: string, status: number) => new ApiError({ code, status, message: code });

/** A server that answers as told, a clock that is turned by hand. */
function bench() {
  const saved: [string, string][] = [];
  const states: SaveState["kind"][] = [];
  const answers: (Error | "ok")[] = [];
  let kept: string | undefined;
  let due: { in: number; run: () => void } | undefined;
  const autosave = createAutosave<string>("e0", {
    save: async (content, etag) => {
      await Promise.resolve();
      const answer = answers.shift() ?? "ok";
      if (answer !== "ok") throw answer;
      saved.push([content, etag]);
      return { etag: `e${saved.length}` };
    },
    keep: (content) => {
      kept = content;
    },
    onState: (state) => states.push(state.kind),
    clock: {
      after: (milliseconds, run) => {
        due = { in: milliseconds, run };
        return () => {
          due = undefined;
        };
      },
    },
  });
  return {
    autosave,
    saved,
    states,
    answers,
    kept: () => kept,
    due: () => due?.in,
    async tick() {
      due?.run();
      await autosave.flush();
    },
  };
}

describe("autosave", () => {
  it("saves the newest content on top of the newest etag", async () => {
    const { autosave, saved, tick, states, kept } = bench();
    autosave.changed("a");
    autosave.changed("ab");
    expect(kept()).toBe("ab");
    await tick();
    autosave.changed("abc");
    await tick();
    expect(saved).toEqual([
      ["ab", "e0"],
      ["abc", "e1"],
    ]);
    expect(states.at(-1)).toBe("saved");
    expect(kept()).toBeUndefined();
  });

  it("saves again what was typed while saving", async () => {
    const { autosave, saved } = bench();
    autosave.changed("a");
    const flushed = autosave.flush();
    autosave.changed("ab");
    expect(await flushed).toBe(true);
    expect(saved.map(([content]) => content)).toEqual(["a", "ab"]);
  });

  it("keeps the content while offline, waits longer each time and recovers", async () => {
    const { autosave, saved, answers, states, kept, due, tick } = bench();
    answers.push(refusal("OFFLINE", 0), refusal("UNAVAILABLE", 503));
    autosave.changed("a");
    expect(await autosave.flush()).toBe(false);
    expect([states.at(-1), kept(), due()]).toEqual(["offline", "a", 2000]);
    autosave.changed("ab");
    expect(await autosave.flush()).toBe(false);
    expect(due()).toBe(4000);
    await tick();
    expect(saved).toEqual([["ab", "e0"]]);
    expect(kept()).toBeUndefined();
  });

  it("stops at a conflict until it is settled, and loses nothing meanwhile", async () => {
    const { autosave, saved, answers, states, kept } = bench();
    answers.push(refusal("STALE", 412));
    autosave.changed("mine");
    expect(await autosave.flush()).toBe(false);
    autosave.changed("mine, longer");
    expect(await autosave.flush()).toBe(false);
    expect([states.at(-1), kept()]).toEqual(["conflict", "mine, longer"]);
    autosave.rebase("theirs");
    expect(await autosave.flush()).toBe(true);
    expect(saved).toEqual([["mine, longer", "theirs"]]);
  });

  it("says why the server refuses and tries again with the next change", async () => {
    const { autosave, saved, answers, states } = bench();
    answers.push(refusal("TOO_LARGE", 413));
    autosave.changed("huge");
    expect(await autosave.flush()).toBe(false);
    expect(states.at(-1)).toBe("failed");
    autosave.changed("small");
    expect(await autosave.flush()).toBe(true);
    expect(saved).toEqual([["small", "e0"]]);
  });

  it("has nothing to do when nothing changed", async () => {
    const { autosave, saved } = bench();
    expect(await autosave.flush()).toBe(true);
    expect(saved).toEqual([]);
  });
});
