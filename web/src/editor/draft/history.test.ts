import { describe, expect, it } from "vitest";
import { recorded, redone, startHistory, undone } from "@/editor/draft/history";

const typed = (...steps: [string, string, number][]) =>
  steps.reduce(
    (history, [next, about, at]) => recorded(history, next, about, at),
    startHistory(""),
  );

describe("history", () => {
  it("makes one step of typing without a pause", () => {
    const history = typed(["a", "source", 0], ["ab", "source", 300], ["abc", "source", 600]);
    expect(undone(history).present).toBe("");
  });

  it("starts a new step after a pause and for another field", () => {
    const history = typed(["a", "source", 0], ["ab", "source", 5000], ["abS", "subject", 5100]);
    expect(undone(history).present).toBe("ab");
    expect(undone(undone(history)).present).toBe("a");
  });

  it("redoes what was undone until something new is written", () => {
    const history = undone(typed(["a", "x", 0], ["b", "y", 0]));
    expect(redone(history).present).toBe("b");
    expect(redone(recorded(history, "c", "x", 9999)).present).toBe("c");
  });

  it("does not join a new change to one that was undone", () => {
    const history = recorded(undone(typed(["a", "x", 0], ["b", "y", 10])), "c", "y", 20);
    expect(undone(history).present).toBe("a");
  });

  it("stays put at its ends", () => {
    const start = startHistory("a");
    expect(undone(start)).toBe(start);
    expect(redone(start)).toBe(start);
  });
});
