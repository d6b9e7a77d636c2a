import { expect, it } from "vitest";
import { createGate, inTurns } from "@/lib/turns";

it("gives every item its try, a few at a time, and says which failed", async () => {
  let running = 0;
  let most = 0;
  const done: number[] = [];
  const failures = await inTurns([1, 2, 3, 4, 5, 6], 2, async (item) => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    if (item % 3 === 0) {
      throw new Error(`no ${item}`);
    }
    done.push(item);
  });
  expect(most).toBe(2);
  expect(done.sort()).toEqual([1, 2, 4, 5]);
  expect(failures.map(({ item, error }) => [item, String(error)])).toEqual([
    [3, "Error: no 3"],
    [6, "Error: no 6"],
  ]);
});

it("bears having nothing to do", async () => {
  expect(await inTurns([], 4, () => Promise.reject(new Error("never")))).toEqual([]);
});

it("lets a few through the gate at a time, in order, also after a failure", async () => {
  const gate = createGate(2);
  let inside = 0;
  let most = 0;
  const begun: number[] = [];
  const visit = (name: number) =>
    gate(async () => {
      begun.push(name);
      inside += 1;
      most = Math.max(most, inside);
      await Promise.resolve();
      inside -= 1;
      if (name === 2) {
        throw new Error("no");
      }
      return name;
    });
  const results = await Promise.allSettled([1, 2, 3, 4, 5].map(visit));
  expect(most).toBe(2);
  expect(begun).toEqual([1, 2, 3, 4, 5]);
  expect(
    results.map(({ status }) => status).filter((status) => status === "rejected"),
  ).toHaveLength(1);
});

it("does not begin what was given up while waiting", async () => {
  const gate = createGate(1);
  const given = new AbortController();
  const first = gate(() => Promise.resolve("first"));
  let ran = false;
  const second = gate(async () => {
    ran = true;
  }, given.signal);
  given.abort();
  await expect(second).rejects.toThrow();
  expect(await first).toBe("first");
  expect(ran).toBe(false);
  expect(await gate(() => Promise.resolve("third"))).toBe("third");
});
