import { expect, it } from "vitest";
import type { Finding, Severity } from "./requests";
import { byUrgency, gradeOf, settingWords } from "./weights";

const found = (id: string, severity: Severity): Finding => ({
  id,
  severity,
  title: "",
  message: "",
  mend: "",
});

it("puts what is urgent first", () => {
  const findings = [found("a", "low"), found("b", "high"), found("c", "low"), found("d", "medium")];
  expect(byUrgency(findings).map(({ id }) => id)).toEqual(["b", "d", "a", "c"]);
});

it.each([
  [[], "good"],
  [[found("a", "low")], "fair"],
  [[found("a", "medium"), found("b", "high")], "poor"],
])("grades", (findings, grade) => {
  expect(gradeOf({ layers: [], findings })).toBe(grade);
});

it.each([
  [true, "yes"],
  [10485760, "10,485,760"],
  ["", "not set"],
  [null, "not set"],
  ["15 minutes", "15 minutes"],
])("%j reads %j", (value, words) => {
  expect(settingWords(value)).toBe(words);
});
