import { expect, it } from "vitest";
import { passwordStrength } from "@/lib/passwords";

it("asks for length first", () => {
  expect(passwordStrength("").level).toBe(0);
  expect(passwordStrength("x7$kQ")).toEqual({ level: 1, words: "Too short: 5 more characters." });
  expect(passwordStrength("x7$kQ2ppp9").level).toBeGreaterThan(1);
});

it.each(["password1234", "aaaaaaaaaaaa", "abcdefghijkl", "123456789012"])("%s is weak", (text) => {
  expect(passwordStrength(text).level).toBeLessThanOrEqual(2);
});

it("sees through your own name", () => {
  expect(passwordStrength("northwind-2026!", ["Northwind"]).level).toBe(1);
});

it("grows with length and variety", () => {
  expect(passwordStrength("grape lantern").level).toBeGreaterThanOrEqual(3);
  expect(passwordStrength("grape lantern quarry mist").level).toBe(4);
});
