import { describe, expect, it } from "vitest";
import type { Variable, VariableType } from "@/editor/document/contract";
import { fieldsAt, nodeAt, treeOf } from "@/editor/variables/tree";

const variable = (name: string, type: VariableType = "string"): Variable => ({
  name,
  type,
  required: true,
  defaultValue: null,
  description: "",
});

const ORDER = treeOf([
  variable("user.first_name"),
  variable("order.items", "list"),
  variable("order.items[].name"),
  variable("order.items[].price", "number"),
  variable("order.number"),
  variable("tags[]"),
]);

describe("the tree of variables", () => {
  it("nests dotted paths and keeps the order of the contract", () => {
    expect(ORDER.map((node) => [node.key, node.type])).toEqual([
      ["user", "object"],
      ["order", "object"],
      ["tags", "list"],
    ]);
    expect(fieldsAt(ORDER, "order").map((node) => node.key)).toEqual(["items", "number"]);
  });

  it("gives the entries of a list their fields", () => {
    expect(nodeAt(ORDER, "order.items")?.type).toBe("list");
    expect(fieldsAt(ORDER, "order.items[]").map((node) => node.path)).toEqual([
      "order.items[].name",
      "order.items[].price",
    ]);
    expect(nodeAt(ORDER, "order.items[0].price")?.type).toBe("number");
  });

  it("knows nothing of paths outside the contract", () => {
    expect(nodeAt(ORDER, "order.total")).toBeUndefined();
    expect(fieldsAt(ORDER, "nobody")).toEqual([]);
  });

  it("treats a list of plain values as a list without fields", () => {
    expect(nodeAt(ORDER, "tags")?.children).toEqual([]);
    expect(nodeAt(ORDER, "tags")?.variable?.name).toBe("tags[]");
  });
});
