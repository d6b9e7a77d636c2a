import { describe, expect, it } from "vitest";
import type { Variable } from "@/editor/document/contract";
import { freeName, titleOf, valuesOf, wholeContract } from "@/editor/variables/samples/dataSets";
import type { PreviewVariable, Sample } from "@/lib/server/models";

const NAME: Variable = {
  name: "user.name",
  type: "string",
  required: true,
  defaultValue: null,
  description: "",
};
const SAVED: Sample = { id: "s1", name: "Ada", data: { user: { name: "Ada" } } };

describe("data sets", () => {
  it("are saved ones by id and generated ones by flavor", () => {
    expect(valuesOf("s1", [SAVED], [NAME])).toEqual(SAVED.data);
    expect(valuesOf("long", [SAVED], [NAME])).not.toEqual(SAVED.data);
    expect(titleOf("s1", [SAVED])).toBe("Ada");
    expect(titleOf("many", [SAVED])).toBe("Many entries");
  });

  it("fall back to a typical one when a saved one is gone", () => {
    expect(valuesOf("gone", [SAVED], [NAME])).toEqual(valuesOf("typical", [], [NAME]));
    expect(titleOf("gone", [SAVED])).toBe("Typical");
  });

  it("never share a name", () => {
    expect(freeName("Ada", [SAVED])).toBe("Ada 2");
    expect(freeName("Ada", [SAVED, { ...SAVED, id: "s2", name: "Ada 2" }])).toBe("Ada 3");
  });
});

describe("the whole contract", () => {
  const seen = (name: string, used: boolean): PreviewVariable => ({
    name,
    type: "number",
    required: true,
    used,
    declared: false,
    sample: null,
  });

  it("adds what is used and not declared", () => {
    const whole = wholeContract([NAME], [seen("user.name", true), seen("total", true)]);
    expect(whole.map(({ name, type }) => [name, type])).toEqual([
      ["user.name", "string"],
      ["total", "number"],
    ]);
  });

  it("is the declared one when nothing is missing", () => {
    const declared = [NAME];
    expect(wholeContract(declared, [seen("old", false)])).toBe(declared);
  });
});
