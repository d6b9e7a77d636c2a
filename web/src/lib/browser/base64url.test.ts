import { describe, expect, it } from "vitest";
import { fromBase64Url, toBase64Url } from "@/lib/browser/base64url";

describe("base64url", () => {
  it("goes there and back for every length", () => {
    for (let length = 0; length < 70; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + length * 101) % 256);
      const text = toBase64Url(bytes.buffer);
      expect(text).toMatch(/^[\w-]*$/);
      expect([...new Uint8Array(fromBase64Url(text))]).toEqual([...bytes]);
    }
  });

  it("reads what others write, padded or not", () => {
    expect([...new Uint8Array(fromBase64Url("-_8="))]).toEqual([251, 255]);
    expect([...new Uint8Array(fromBase64Url("-_8"))]).toEqual([251, 255]);
  });
});
