import { describe, expect, it } from "vitest";
import { ApiError } from "@/lib/server/apiError";
import { refusalSentence } from "./refusals";
import { challengeOf } from "./requests";

const refusal = (code: string, more: Partial<ConstructorParameters<typeof ApiError>[0]> = {}) =>
  new ApiError({ code, status: 401, message: "As the server says.", ...more });

describe("a refused sign-in", () => {
  it("says how long to wait, in the unit that fits", () => {
    const limited = (retryAfter: number) =>
      refusalSentence(refusal("RATE_LIMITED", { retryAfter }));
    expect(limited(1)).toBe("Too many attempts. Try again in 1 second.");
    expect(limited(40)).toContain("40 seconds");
    expect(limited(61)).toContain("2 minutes");
  });

  it("has words for what can be wrong, and otherwise those of the server", () => {
    expect(refusalSentence(refusal("INVALID_CREDENTIALS"))).toContain("do not belong together");
    expect(refusalSentence(refusal("INVALID_CODE"))).toContain("works once");
    expect(refusalSentence(refusal("ODD"))).toBe("As the server says.");
    expect(refusalSentence(new DOMException("", "NotAllowedError"))).toContain("No passkey");
  });
});

describe("a challenge", () => {
  it("names what may follow the password, the easiest first", () => {
    const details = [
      { path: "challenge", message: "abc" },
      { path: "methods", message: "totp,passkey,telepathy" },
    ];
    expect(challengeOf(refusal("SECOND_FACTOR_REQUIRED", { details }))).toEqual({
      token: "abc",
      methods: ["passkey", "totp"],
    });
  });

  it("is only in the one refusal that asks for it", () => {
    expect(challengeOf(refusal("INVALID_CREDENTIALS"))).toBeNull();
    expect(challengeOf(refusal("SECOND_FACTOR_REQUIRED"))).toBeNull();
    expect(challengeOf(new Error("no"))).toBeNull();
  });
});
