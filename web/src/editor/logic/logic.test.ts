// Which variables can be asked where, what can be asked of them, and what becomes of a block then.
import { describe, expect, it } from "vitest";
import type { Variable } from "../document/contract";
import { LiveDocument } from "../document/live/liveDocument";
import type { Document } from "../document/model";
import { singular } from "./EachFields";
import { operatorOf, operatorsFor, withOperator, withPath } from "./operators";
import { outcomeOf, outcomeWords, probeOf } from "./outcome";
import { knownAt, listsAt, loopsAround } from "./scope";

const variable = (name: string, type: Variable["type"]): Variable => ({
  name,
  type,
  required: false,
  defaultValue: null,
  description: "",
});

const CONTRACT = [
  variable("vip", "boolean"),
  variable("orders[].items[].price", "number"),
  variable("orders[].number", "string"),
  variable("tags", "list"),
];

const DOCUMENT = {
  schemaVersion: 1,
  children: [
    {
      type: "section",
      id: "sec1",
      when: "vip",
      each: { in: "orders", as: "order" },
      children: [
        {
          type: "column",
          id: "col1",
          each: { in: "order.items", as: "item", limit: 2 },
          children: [{ type: "text", id: "txt1", html: "x", when: "item.price > 5" }],
        },
      ],
    },
  ],
} as unknown as Document;

const live = () => new LiveDocument().load(DOCUMENT);

describe("the variables that are known", () => {
  it("are those of the email and of the loops around", () => {
    expect(loopsAround(live(), "txt1").map(({ as }) => as)).toEqual(["order", "item"]);
    const paths = knownAt(CONTRACT, loopsAround(live(), "txt1")).map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(["item.price", "order.number", "vip", "tags", "tags.size", "orders"]),
    );
    expect(paths.some((path) => path.includes("[]"))).toBe(false);
  });

  it("have lists among them, also inside others", () => {
    expect(listsAt(CONTRACT, [])).toEqual(["tags", "orders"]);
    expect(listsAt(CONTRACT, loopsAround(live(), "sec1"))[0]).toBe("order.items");
  });

  it("give an item a name", () => {
    expect(
      ["orders", "order.items", "categories", "news_list", "address", "and"].map(singular),
    ).toEqual(["order", "item", "category", "item", "item", "item"]);
  });
});

describe("what can be asked", () => {
  const test = { path: "vip", comparison: "==", operand: { kind: "text", text: "5" } } as const;

  it("fits the type, and keeps what a test says already", () => {
    expect(operatorsFor("boolean").map(({ id }) => id)).toEqual(["true", "not-true", "false"]);
    expect(operatorOf("boolean", test)?.id).toBe("is");
    expect(operatorsFor("boolean", test).map(({ id }) => id)).toContain("is");
  });

  it("changes with the variable and the operator, and keeps what was typed where it fits", () => {
    expect(withPath(test, "total", "number")).toMatchObject({
      path: "total",
      operand: { kind: "number", text: "5" },
    });
    const [isTrue] = operatorsFor("boolean");
    expect(isTrue && withOperator(test, isTrue)).toMatchObject({ operand: { text: "true" } });
    expect(withPath(test, "name", "string")).toEqual({ ...test, path: "name" });
  });
});

describe("what becomes of a block", () => {
  const orders = [{ items: [{ price: 9 }, { price: 1 }, { price: 8 }] }, { items: [{ price: 7 }] }];

  it.each([
    [{ vip: true, orders }, "Shown 2 of 3 times."],
    [{ vip: false, orders }, "Shown 0 of 2 times."],
    [{ vip: true, orders: [] }, "Not there: the list is empty."],
    [{ vip: true, orders: orders.slice(1) }, "Shown."],
    [{ vip: false, orders: orders.slice(1) }, "Not there: what is around it is hidden."],
  ])("with %j: %s", async (values, words) => {
    expect(outcomeWords(await outcomeOf(probeOf(live(), "txt1"), values, []))).toBe(words);
  });

  it("is not known where the condition cannot be read", async () => {
    const probe = "{% if a == %}y{% endif %}".replace("a ==", "{% %}");
    expect(outcomeWords(await outcomeOf(probe, {}, []))).toBe("The condition cannot be read.");
  });
});
