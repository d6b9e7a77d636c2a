import { describe, expect, it } from "vitest";
import { passkeyRefusal } from "@/lib/browser/passkeys";

describe("a passkey that did not come about", () => {
  it("is explained in words that help", () => {
    const closed = passkeyRefusal(new DOMException("not allowed", "NotAllowedError"));
    expect(closed).toContain("closed or took too long");
    expect(passkeyRefusal(new DOMException("odd thing", "DataError"))).toBe("odd thing");
  });

  it("leaves other errors to others", () => {
    expect(passkeyRefusal(new Error("no"))).toBeUndefined();
    expect(passkeyRefusal(null)).toBeUndefined();
  });
});
