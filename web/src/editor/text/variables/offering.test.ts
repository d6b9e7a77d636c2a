import { describe, expect, it } from "vitest";
import type { Variable } from "@/editor/document/contract";
import { foundVariables, offeredIn } from "./offering";

const CONTRACT = [
  { name: "first_name", type: "string", description: "Who gets it" },
  { name: "order", type: "object" },
  { name: "order.total", type: "number" },
  { name: "order.items", type: "list" },
  { name: "order.items[].price", type: "number" },
  { name: "order.items[].options[].label", type: "string" },
] as unknown as Variable[];

const paths = (...loops: { in: string; as: string }[]) =>
  offeredIn(CONTRACT, loops).map(({ path }) => path);

describe("variables on offer", () => {
  it("are those that can be written out, outside of loops", () => {
    expect(paths()).toEqual(["first_name", "order.total"]);
  });

  it("are those of an entry inside a loop, also in a loop in a loop", () => {
    const items = { in: "order.items", as: "item" };
    expect(paths(items)).toEqual(["first_name", "order.total", "item.price"]);
    expect(paths(items, { in: "item.options", as: "option" })).toContain("option.label");
  });

  it("are found by the start of the name, of its last part, or in what they are for", () => {
    const offered = offeredIn(CONTRACT, []);
    expect(foundVariables(offered, "TOT").map(({ path }) => path)).toEqual(["order.total"]);
    expect(foundVariables(offered, "gets")[0]?.path).toBe("first_name");
    expect(foundVariables(offered, "zzz")).toEqual([]);
  });
});
