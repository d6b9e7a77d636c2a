import { expect, it } from "vitest";
import { curlExample, presetOf, scopeWords, whyNotGrantable } from "./scopes";

const CATALOG = [
  ["template:read", "Read templates"],
  ["mailbox:read", "Read the mailbox"],
  ["user:read", "See people"],
].map(([permission = "", title = ""]) => ({ permission, title, description: "", group: "" }));

it("gives nothing that only people may do, and nothing one does not hold", () => {
  expect(whyNotGrantable("key:manage", ["key:manage"])).toContain("never a program");
  expect(whyNotGrantable("audit:read", ["template:read"])).toContain("yourself");
  expect(whyNotGrantable("template:read", ["template:read"])).toBeUndefined();
});

it("knows a task by its permissions, in any order", () => {
  expect(presetOf(new Set(["message:send", "template:read"]))).toBe("send");
  expect(presetOf(new Set(["template:read"]))).toBe("read");
  expect(presetOf(new Set(["template:read", "mailbox:read"]))).toBeUndefined();
});

it("says in few words what a key may do", () => {
  expect(scopeWords(["audit:read"], CATALOG)).toBe("Collect the audit log");
  expect(scopeWords(["template:read", "mailbox:read"], CATALOG)).toBe(
    "Read templates and Read the mailbox",
  );
  expect(scopeWords(["template:read", "mailbox:read", "user:read", "x"], CATALOG)).toBe(
    "Read templates, Read the mailbox and 2 more",
  );
});

it("tries a key where it is let in", () => {
  const at = (permissions: string[]) =>
    curlExample("craftify_k", permissions, "https://mail.example");
  expect(at(["audit:read"])).toContain("https://mail.example/api/audit");
  expect(at(["message:send"])).toContain("/api/organization");
  expect(at(["template:read"])).toContain('-H "X-API-Key: craftify_k"');
});
