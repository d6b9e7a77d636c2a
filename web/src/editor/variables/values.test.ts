import { describe, expect, it } from "vitest";
import { parseValues, valueAt, withoutValue, withValue } from "@/editor/variables/values";

describe("values by path", () => {
  const values = { order: { items: [{ name: "Tea" }, { name: "Cup" }] }, user: { name: "Ada" } };

  it("reads through groups and lists", () => {
    expect(valueAt(values, ["order", "items", 1, "name"])).toBe("Cup");
    expect(valueAt(values, ["order", "items", 7, "name"])).toBeUndefined();
    expect(valueAt(values, ["user", "name", "first"])).toBeUndefined();
  });

  it("sets one value and keeps the rest as it was", () => {
    const changed = withValue(values, ["order", "items", 0, "price"], 3);
    expect(valueAt(changed, ["order", "items", 0])).toEqual({ name: "Tea", price: 3 });
    expect(changed["user"]).toBe(values.user);
    expect(values.order.items[0]).toEqual({ name: "Tea" });
  });

  it("makes what is missing on the way", () => {
    expect(withValue({}, ["a", "list", 0, "b"], true)).toEqual({ a: { list: [{ b: true }] } });
  });

  it("removes entries and fields", () => {
    expect(valueAt(withoutValue(values, ["order", "items", 0]), ["order", "items"])).toEqual([
      { name: "Cup" },
    ]);
    expect(withoutValue(values, ["user", "name"])["user"]).toEqual({});
    expect(withoutValue(values, ["nobody", "x"])).toEqual(values);
  });
});

describe("values written as JSON", () => {
  it("takes an object and says what else is wrong", () => {
    expect(parseValues('{"a": 1}')).toEqual({ values: { a: 1 } });
    expect(parseValues(" ")).toEqual({ values: {} });
    expect(parseValues("[1]")).toHaveProperty("message");
    expect(parseValues('{"a": }')).toHaveProperty("message");
  });
});
