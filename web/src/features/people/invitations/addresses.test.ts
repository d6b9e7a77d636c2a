import { expect, test } from "vitest";
import { readAddresses } from "./addresses";

test.each([
  ["ada@x.example", ["ada@x.example"], []],
  ["a@x.example, b@x.example; c@x.example\nd@x.example", ["a", "b", "c", "d"], []],
  ["Ada Byron <ada@x.example>, Bo Li <bo@x.example>", ["ada", "bo"], []],
  ["one@x.example and two@x.example", ["one", "two"], ["and"]],
  ["A@x.example a@X.example", ["A"], []],
  ["nobody, x@y, a@b.c", ["a@b.c"], ["nobody", "x@y"]],
  ["mail me at ada@x.example.", ["ada"], ["mail", "me", "at"]],
  ["  \n ", [], []],
] as const)("%j", (text, valid, invalid) => {
  const whole = (one: string) => (one.includes("@") ? one : `${one}@x.example`);
  expect(readAddresses(text)).toEqual({ valid: valid.map(whole), invalid: [...invalid] });
});
