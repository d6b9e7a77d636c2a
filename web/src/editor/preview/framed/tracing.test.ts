import { expect, it } from "vitest";
import { traceInSource } from "@/editor/preview/framed/tracing";

const SOURCE = `<mj-text>Thank you, {{ user.name }}.</mj-text>
<mj-text>Your order {{ order.number }} is packed
  today &amp; sent <b>tomorrow</b></mj-text>
<mj-image src="https://cdn.example/tea.png" alt="A cup of tea" />
<mj-button href="#">Track</mj-button><mj-button href="#">Track</mj-button>`;

const lineOf = (texts: string[], before = 0) => {
  const at = traceInSource(SOURCE, { texts, before });
  return at === undefined ? undefined : SOURCE.slice(0, at).split("\n").length;
};

it("finds words over line ends, entities and tags", () => {
  expect(lineOf(["is packed today & sent tomorrow"])).toBe(2);
  expect(lineOf(["https://cdn.example/tea.png"])).toBe(4);
});

it("finds what stands around filled in data", () => {
  expect(lineOf(["Your order CR-1 is packed today & sent tomorrow"])).toBe(2);
  expect(lineOf(["Ada", "Thank you, Ada."])).toBeUndefined();
});

it("takes the same one of several", () => {
  const first = traceInSource(SOURCE, { texts: ["Track"], before: 0 });
  const second = traceInSource(SOURCE, { texts: ["Track"], before: 1 });
  expect(second).toBeGreaterThan(first ?? 0);
  expect(traceInSource(SOURCE, { texts: ["Track"], before: 9 })).toBe(second);
});

it("gives up on data and on nothing", () => {
  expect(lineOf(["Nowhere to be found in it"])).toBeUndefined();
  expect(lineOf(["", " "])).toBeUndefined();
});
