import { describe, expect, it } from "vitest";
import { addressProblem, completed, runs } from "./addresses";

describe("an address", () => {
  it.each([
    ["acme.com", "https://acme.com"],
    ["www.acme.com/a?b=1", "https://www.acme.com/a?b=1"],
    ["ada@acme.com", "mailto:ada@acme.com"],
    ["+44 20 7946 0958", "tel:+442079460958"],
    ["https://acme.com", "https://acme.com"],
    ["{{ order.url }}", "{{ order.url }}"],
  ])("is completed as it was meant: %s", (text, whole) => {
    expect(completed(text)).toBe(whole);
    expect(addressProblem(text)).toBeUndefined();
  });

  it.each([
    "https://{{ shop }}/x?id={{ id }}",
    "mailto:{{ email }}",
    "#top",
    "https://a.example/{% if vip %}vip{% endif %}",
    "sms:+4912345",
  ])("may be %s", (text) => expect(addressProblem(text)).toBeUndefined());

  it.each([
    "javascript:alert(1)",
    " java\tscript:alert(1)",
    "\u0001javascript:x",
    "JaVaScRiPt:x",
    "vbscript:x",
    "data:text/html,<script>1</script>",
    "data:image/svg+xml,<svg onload=x>",
  ])("never runs anything: %j", (text) => {
    expect(runs(text)).toBe(true);
    expect(addressProblem(text)).toMatch(/script/);
  });

  it.each(["", "https://", "hello", "ftp://a.example", "mailto:nobody", "https://{{ shop"])(
    "is refused with a sentence: %j",
    (text) => expect(addressProblem(text)).toMatch(/\.$/),
  );
});
