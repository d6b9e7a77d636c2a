import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { paced } from "./pacing";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("hands on the newest value once they pause, and now and then while they do not", () => {
  const handed: number[] = [];
  const pace = paced<number>(300, 1000, (value) => handed.push(value));
  pace.put(1);
  pace.put(2);
  vi.advanceTimersByTime(300);
  expect(handed).toEqual([2]);
  for (let at = 0; at < 12; at += 1) {
    pace.put(at);
    vi.advanceTimersByTime(100);
  }
  expect(handed.at(-1)).toBe(9);
  pace.drop();
  vi.advanceTimersByTime(2000);
  expect(handed).toHaveLength(2);
  pace.put(20);
  pace.flush();
  expect(handed.at(-1)).toBe(20);
});
