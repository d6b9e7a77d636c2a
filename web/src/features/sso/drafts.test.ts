import { describe, expect, it } from "vitest";
import { draftOf, FRESH, inputOf, moved, newRule, problemsOf, sameDraft } from "./drafts";
import type { Connection } from "./requests";

const GOOD = {
  ...FRESH,
  name: "Okta",
  issuer: "https://login.example.com",
  clientId: "craftify",
  clientSecret: "s",
};

describe("what is wrong with a connection", () => {
  it("nothing when all is there", () => {
    expect(problemsOf(GOOD)).toEqual({});
  });

  it.each([
    ["ftp://x", "no web address"],
    ["http://login.example.com", "https://"],
    ["https://login.example.com/.well-known/openid-configuration", "Leave out"],
    ["", "issuer"],
  ])("issuer %j", (issuer, words) => {
    expect(problemsOf({ ...GOOD, issuer }).issuer).toContain(words);
  });

  it("a provider on this very machine may go without https", () => {
    expect(problemsOf({ ...GOOD, issuer: "http://127.0.0.1:9000" })).toEqual({});
  });

  it("whoever is welcome without an invitation needs a role", () => {
    expect(problemsOf({ ...GOOD, defaultRole: "none" })).toHaveProperty("defaultRole");
    expect(problemsOf({ ...GOOD, defaultRole: "none", justInTime: false })).toEqual({});
  });

  it("rules have a group, and each group once", () => {
    const rules = (...groups: string[]) => groups.map((group) => newRule(group));
    expect(problemsOf({ ...GOOD, roleMapping: rules("a", "") }).roleMapping).toContain("every");
    expect(problemsOf({ ...GOOD, roleMapping: rules("a", "a") }).roleMapping).toContain("twice");
  });

  it("nobody can be made to use it without a domain", () => {
    expect(problemsOf({ ...GOOD, requireSso: true })).toHaveProperty("domains");
  });
});

it("sends a secret only when one was typed, and no role as null", () => {
  expect(inputOf({ ...GOOD, clientSecret: "" })).not.toHaveProperty("clientSecret");
  expect(inputOf(GOOD).clientSecret).toBe("s");
  expect(inputOf({ ...GOOD, defaultRole: "none" }).defaultRole).toBeNull();
});

it("is unchanged when it comes back as it went", () => {
  const connection = { ...inputOf(GOOD), id: "1", hasSecret: true } as Connection;
  expect(sameDraft(draftOf(connection), { ...GOOD, clientSecret: "" })).toBe(true);
});

it("moves a rule", () => {
  expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
});
