import { describe, expect, it } from "vitest";
import { passkeyObstacle, passkeyRefusal } from "@/lib/browser/passkeys";

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

describe("a place where passkeys cannot be", () => {
  const at = (address: string) => passkeyObstacle(new URL(address) as unknown as Location);

  it("is one with a number for a name", () => {
    expect(at("http://127.0.0.1:3001/")).toContain("open localhost:3001 instead");
    expect(at("http://[::1]/")).toContain("open localhost instead");
    expect(at("https://192.0.2.7/")).toContain("not with a number");
    expect(at("https://[2001:db8::1]/")).toContain("not with a number");
  });
});
