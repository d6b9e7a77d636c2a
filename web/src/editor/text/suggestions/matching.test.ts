import { describe, expect, it } from "vitest";
import { askedFor } from "./matching";

describe("what is asked for", () => {
  it("is a command behind a slash that begins a line or follows a space", () => {
    expect(askedFor("/", true)).toEqual({ kind: "command", length: 1, query: "" });
    expect(askedFor("Hello /head", true)).toEqual({ kind: "command", length: 5, query: "head" });
    expect(askedFor("a\u00a0/bullet li", true)?.query).toBe("bullet li");
    expect(askedFor("\ufffc/", true)?.length).toBe(1);
  });

  it("is nothing in the middle of words, in paths, or where commands have no place", () => {
    for (const before of ["and/or", "//", "https://a", "/ then", "/a b c", ""]) {
      expect(askedFor(before, true), before).toBeNull();
    }
    expect(askedFor("/", false)).toBeNull();
  });

  it("is a variable behind two braces", () => {
    expect(askedFor("Hi {{", false)).toEqual({ kind: "variable", length: 2, query: "" });
    expect(askedFor("Hi {{ order.it", true)?.query).toBe("order.it");
    expect(askedFor("{{ name }}", true)).toBeNull();
    expect(askedFor("{ name", true)).toBeNull();
  });
});
