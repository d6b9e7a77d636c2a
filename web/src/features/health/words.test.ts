import { expect, it } from "vitest";
import { durationWords, errorWords, latencyWords, overall } from "./words";

it.each([
  [5, "less than a minute"],
  [60, "1 minute"],
  [3_660, "1 hour, 1 minute"],
  [7_200, "2 hours"],
  [90_061, "1 day, 1 hour"],
  [86_460, "1 day"],
])("%i seconds are %s", (seconds, words) => {
  expect(durationWords(seconds)).toBe(words);
});

it.each([
  [null, "–"],
  [0.02, "under 0.1 ms"],
  [0.84, "0.8 ms"],
  [12.4, "12 ms"],
  [1_420, "1.4 s"],
])("%j is %s", (milliseconds, words) => {
  expect(latencyWords(milliseconds)).toBe(words);
});

it("does as its worst part", () => {
  const service = (status: "ok" | "degraded" | "down") => ({
    name: status,
    status,
    detail: null,
    milliseconds: null,
  });
  expect(overall([])).toBe("ok");
  expect(overall([service("ok"), service("degraded")])).toBe("degraded");
  expect(overall([service("down"), service("degraded")])).toBe("down");
});

it("tells failures without frightening anybody", () => {
  expect(errorWords(0, 100)).toBe("none failed");
  expect(errorWords(1, 1000)).toBe("under 1 % failed");
  expect(errorWords(5, 20)).toBe("25 % failed");
});
