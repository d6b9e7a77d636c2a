import { describe, expect, it } from "vitest";
import { addressProblem } from "./addresses";

describe("an address", () => {
  it.each([
    "",
    "#",
    "https://shop.example/new?utm=a b".replace(" ", "%20"),
    "mailto:ada@example.com",
    "tel:+431234",
    "{{ product.url }}",
    "https://shop.example/{{ campaign.code | url_encode }}",
    "{% if vip %}https://a.example{% endif %}",
    "#offers",
  ])("%s leads somewhere", (text) => {
    expect(addressProblem(text, "link")).toBeUndefined();
  });

  it.each([
    ["shop.example/new", "https://shop.example/new"],
    ["ada@example.com", "mailto:ada@example.com"],
    ["https://shop.example/a b", "https://shop.example/a%20b"],
    ["javascript:alert(1)", undefined],
    ["/new", undefined],
    ["https://a.example/{{ code", undefined],
  ])("%s does not, and is mended as %s", (text, better) => {
    const problem = addressProblem(text, "link");
    expect(problem?.message).toMatch(/\.$/);
    expect(problem?.better).toBe(better);
  });

  it("of an image is encrypted, and no mail", () => {
    expect(addressProblem("http://a.example/x.png", "image")?.better).toBe(
      "https://a.example/x.png",
    );
    expect(addressProblem("mailto:a@b.example", "image")?.message).toMatch(/mailto/);
    expect(addressProblem("{{ product.image }}", "image")).toBeUndefined();
  });
});
