import { describe, expect, it } from "vitest";
import { liquidPlace } from "@/editor/source/completion/liquidPlace";

/** The place of the `^` in a source. */
const at = (marked: string) => liquidPlace(marked.replace("^", ""), marked.indexOf("^"));

describe("the place of a cursor in a template tag", () => {
  it("is nothing outside of tags and inside quotes", () => {
    expect(at("Hello ^")).toBeUndefined();
    expect(at("{{ name }} ^")).toBeUndefined();
    expect(at('{{ name | default: "th^')).toBeUndefined();
  });

  it("expects a path at the start of an output", () => {
    expect(at("Hi {{ us^")).toMatchObject({ kind: "path", from: 6, parent: "" });
    expect(at("Hi {{^")).toMatchObject({ kind: "path", parent: "" });
    expect(at("{{- user.first^")).toMatchObject({ kind: "path", parent: "user", from: 9 });
  });

  it("expects a filter after a bar and a path after its colon", () => {
    expect(at("{{ name | up^")).toMatchObject({ kind: "filter", from: 10 });
    expect(at("{{ name | default: fall^")).toMatchObject({ kind: "path", parent: "" });
    expect(at("{{ name up^")).toBeUndefined();
  });

  it("expects a tag name, then a path where the tag takes one", () => {
    expect(at("{% i^")).toMatchObject({ kind: "tag", inside: "tag" });
    expect(at("{% if order.^")).toMatchObject({ kind: "path", parent: "order" });
    expect(at("{% for item in order.it^")).toMatchObject({ kind: "path", parent: "order" });
    expect(at("{% if a == ^")).toMatchObject({ kind: "path" });
    expect(at("{% for it^")).toBeUndefined();
  });

  it("knows what a loop runs over, loops in loops included, until the loop ends", () => {
    const nested = "{% for o in orders %}{% for item in o.items %}{{ item.^";
    expect(at(nested)).toMatchObject({ parent: "orders[].items[]" });
    expect(at("{% for o in orders %}{% endfor %}{{ o.^")).toMatchObject({ parent: "o" });
    expect(at("{% assign first = order.items[0] %}{{ first.^")).toMatchObject({
      parent: "order.items[0]",
    });
  });
});
