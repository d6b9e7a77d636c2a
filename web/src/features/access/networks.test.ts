import { describe, expect, it } from "vitest";
import { admits, holds, isLoopback, parseNetwork, sizeWords } from "./networks";

describe("reading a network", () => {
  it.each([
    ["10.0.0.0/8", "10.0.0.0/8"],
    ["10.1.2.3/8", "10.0.0.0/8"],
    [" 203.0.113.7 ", "203.0.113.7/32"],
    ["0.0.0.0/0", "0.0.0.0/0"],
    ["2001:DB8::/32", "2001:db8::/32"],
    ["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1/128"],
    ["::1", "::1/128"],
    ["::", "::/128"],
    ["1:2:3:4:5:6:7:8/64", "1:2:3:4::/64"],
    ["::ffff:10.0.0.1", "10.0.0.1/32"],
    ["::ffff:10.0.0.0/104", "10.0.0.0/8"],
    ["fe80:0:0:0:0:0:0:1", "fe80::1/128"],
  ])("%s is %s", (given, text) => {
    expect(parseNetwork(given)?.text).toBe(text);
  });

  it.each([
    "",
    "10.0.0",
    "10.0.0.256",
    "10.0.0.01",
    "10.0.0.0/33",
    "10.0.0.0/-1",
    "10.0.0.0/8/8",
    "::1::",
    "12345::",
    "1:2:3:4:5:6:7:8:9",
    "example.com",
    "::ffff:10.0.0.1/90",
  ])("%j is none", (given) => {
    expect(parseNetwork(given)).toBeNull();
  });
});

it("says how much it holds", () => {
  const words = (text: string) => sizeWords(parseNetwork(text) ?? ({} as never));
  expect(words("10.0.0.1")).toBe("1 address");
  expect(words("10.0.0.0/24")).toBe("256 addresses");
  expect(words("::/0")).toBe("every IPv6 address");
  expect(words("2001:db8::/32")).toBe("2 to the power of 96 addresses");
});

it("holds what lies inside, of its own kind", () => {
  expect(holds("10.0.0.0/8", "10.255.0.1")).toBe(true);
  expect(holds("10.0.0.0/8", "11.0.0.1")).toBe(false);
  expect(holds("::/0", "10.0.0.1")).toBe(false);
  expect(holds("10.0.0.0/8", "::ffff:10.0.0.1")).toBe(true);
});

it("denies before it allows, and lets everybody in without an allow", () => {
  expect(admits({ allow: [], deny: [] }, "10.0.0.1")).toBe(true);
  expect(admits({ allow: ["10.0.0.0/8"], deny: [] }, "192.0.2.1")).toBe(false);
  expect(admits({ allow: ["10.0.0.0/8"], deny: ["10.0.0.1/32"] }, "10.0.0.1")).toBe(false);
});

it("knows the machine itself", () => {
  expect(isLoopback("127.0.0.1")).toBe(true);
  expect(isLoopback("::1")).toBe(true);
  expect(isLoopback("10.0.0.1")).toBe(false);
});
