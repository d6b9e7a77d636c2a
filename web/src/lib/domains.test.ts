import { expect, it } from "vitest";
import { asDomain } from "./domains";

it.each([
  ["Example.COM ", "example.com"],
  ["ada@example.com", "example.com"],
  ["example", null],
  ["exa mple.com", null],
  ["-a.com", null],
])("%j as a domain", (text, domain) => {
  expect(asDomain(text)).toBe(domain);
});
