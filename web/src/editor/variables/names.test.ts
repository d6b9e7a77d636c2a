import { describe, expect, it } from "vitest";
import { defaultText, nameProblem, newName, readDefault } from "@/editor/variables/names";

describe("names of variables", () => {
  it("are dotted paths with lists in brackets", () => {
    for (const name of ["name", "user.first_name", "order.items[].price", "tags[]", "_x1"]) {
      expect(nameProblem(name, [])).toBeUndefined();
    }
    for (const name of ["", "1st", "user.", "a b", "items[0].x", "user-name", "a..b"]) {
      expect(nameProblem(name, [])).toBeTypeOf("string");
    }
  });

  it("are used once", () => {
    expect(nameProblem("name", ["name"])).toContain("already");
    expect(newName(["variable", "variable_2"])).toBe("variable_3");
  });
});

describe("defaults", () => {
  it("come back as they were written", () => {
    expect(readDefault("there", "string")).toEqual({ value: "there" });
    expect(readDefault("12,5", "number")).toEqual({ value: 12.5 });
    expect(readDefault('[{"a": 1}]', "list")).toEqual({ value: [{ a: 1 }] });
    expect(defaultText([{ a: 1 }])).toBe('[{"a":1}]');
    expect(defaultText(null)).toBe("");
  });

  it("say what does not fit the type", () => {
    expect(readDefault("many", "number")).toHaveProperty("problem");
    expect(readDefault("{}", "list")).toHaveProperty("problem");
    expect(readDefault("[", "object")).toHaveProperty("problem");
    expect(readDefault("  ", "number")).toEqual({ value: null });
  });
});
