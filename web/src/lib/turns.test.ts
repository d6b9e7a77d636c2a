import { expect, it } from "vitest";
import { inTurns } from "@/lib/turns";

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
