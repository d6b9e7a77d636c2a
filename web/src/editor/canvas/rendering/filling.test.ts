import { describe, expect, it } from "vitest";
import { filled } from "./filling";

const NAME = { name: "name", type: "string", required: false, description: "" } as const;

describe("filling with sample values", () => {
  it("writes values where they are named, and escapes them", () => {
    expect(filled("Hi {{ name }}, {{ a.b[0] }}", { name: "<b>&", a: { b: ["x"] } })).toBe(
      "Hi &lt;b&gt;&amp;, x",
    );
  });

  it("leaves what is not there as it was written", () => {
    const html = '<a href="{{ url }}">{{ user.name | upcase }}</a>{% if x %}{{ y }}{% endif %}';
    expect(filled(html, { x: true })).toBe(
      '<a href="{{ url }}">{{ user.name | upcase }}</a>{{ y }}',
    );
    expect(filled('{{ name | default: "friend" }}', {})).toBe("friend");
  });

  it("shows unknown outputs inside loops, too", () => {
    const html = "{% for item in items %}<i>{{ item.name }}{{ item.weight }}</i>{% endfor %}";
    expect(filled(html, { items: [{ name: "A" }, { weight: 2 }] })).toBe(
      "<i>A{{ item.weight }}</i><i>{{ item.name }}2</i>",
    );
  });

  it("takes the defaults of the contract, and rich text as the HTML it is", () => {
    const contract = [
      { ...NAME, defaultValue: "Ada" },
      { ...NAME, name: "intro.text", type: "richtext" },
    ] as never;
    const values = { intro: { text: "<b>Hello</b>" } };
    expect(filled("{{ name }} {{ intro.text }}", values, contract)).toBe("Ada <b>Hello</b>");
    expect(values.intro.text).toBe("<b>Hello</b>");
  });

  it("says when the template language cannot be read", () => {
    expect(() => filled("{% if %}", {})).toThrow();
  });
});
