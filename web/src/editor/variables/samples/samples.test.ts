import { describe, expect, it } from "vitest";
import type { Variable, VariableType } from "@/editor/document/contract";
import { sampleValues } from "@/editor/variables/samples/samples";

const variable = (
  name: string,
  type: VariableType = "string",
  more: Partial<Variable> = {},
): Variable => ({
  name,
  type,
  required: true,
  defaultValue: null,
  description: "",
  ...more,
});

const CONTRACT = [
  variable("user.first_name", "string", { defaultValue: "there" }),
  variable("user.nickname", "string", { required: false }),
  variable("order.items", "list"),
  variable("order.items[].name"),
  variable("order.items[].price", "number"),
  variable("coupon.code", "string", { required: false }),
  variable("tags[]"),
  variable("vip", "boolean"),
];

describe("sample data", () => {
  it("typical: keeps the contract and prefers declared defaults", () => {
    expect(sampleValues(CONTRACT, "typical")).toMatchObject({
      user: { first_name: "there" },
      order: { items: [{ price: 24.9 }, { price: 7.5 }, { price: 112 }] },
      vip: true,
    });
  });

  it("empty: leaves out what may be absent and empties lists", () => {
    const values = sampleValues(CONTRACT, "empty");
    expect(values).not.toHaveProperty("coupon");
    expect(values["user"]).not.toHaveProperty("nickname");
    expect(values).toMatchObject({ order: { items: [] }, tags: [] });
  });

  it("many, long and right to left stress what they promise", () => {
    expect((sampleValues(CONTRACT, "many")["tags"] as unknown[]).length).toBe(40);
    expect(JSON.stringify(sampleValues(CONTRACT, "long"))).toMatch(/\w{30}/);
    expect(JSON.stringify(sampleValues(CONTRACT, "rtl"))).toMatch(/[\u0590-\u06ff]/);
  });

  it("reads from the path what a name stands for", () => {
    const names = sampleValues([variable("company.name"), variable("items[].name")], "typical");
    expect(names).toMatchObject({
      company: { name: "Northwind Tea" },
      items: [{ name: "Jasmine tea, 250 g" }, { name: "Porcelain cup" }, {}],
    });
  });

  it("is the same every time", () => {
    expect(sampleValues(CONTRACT, "long")).toEqual(sampleValues(CONTRACT, "long"));
  });
});
