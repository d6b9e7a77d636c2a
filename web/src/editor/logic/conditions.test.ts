// What is built is written, and what is written is read as what was built.
import { describe, expect, it } from "vitest";
import { filled } from "../canvas/rendering/filling";
import {
  type Comparison,
  type Group,
  normalized,
  type Operand,
  parsed,
  printed,
  type Test,
} from "./conditions";

function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) % sides;
  };
}

const PATHS = ["vip", "user.first_name", "order.items[0].price", "order-total", "items.size"];
const TEXTS = ["Berlin", "it's", 'say "hi"', "a and b", "or", "true", "1", "ü → 漢", "<b>", " "];
const SIGNS: Comparison[] = ["==", "!=", ">", ">=", "<", "<=", "contains", "there"];

function randomOperand(roll: (sides: number) => number): Operand {
  const operands: Operand[] = [
    { kind: "text", text: TEXTS[roll(TEXTS.length)] ?? "" },
    { kind: "number", text: `${roll(100) - 50}${roll(2) ? ".5" : ""}` },
    { kind: "word", text: (["true", "false", "blank", "empty", "nil"] as const)[roll(5)] ?? "nil" },
    { kind: "variable", text: PATHS[roll(PATHS.length)] ?? "vip" },
  ];
  return operands[roll(4)] as Operand;
}

function randomTest(roll: (sides: number) => number): Test {
  const comparison = SIGNS[roll(SIGNS.length)] ?? "==";
  const path = roll(9) ? (PATHS[roll(PATHS.length)] ?? "vip") : "";
  return { path, comparison, operand: comparison === "there" ? null : randomOperand(roll) };
}

function randomGroup(roll: (sides: number) => number, depth = 0): Group {
  return {
    all: roll(2) === 0,
    tests: Array.from({ length: roll(4) }, () => randomTest(roll)),
    inner: depth < 3 && roll(2) ? randomGroup(roll, depth + 1) : null,
  };
}

describe("a condition that was built", () => {
  it("is read back as itself", () => {
    const roll = dice(7);
    for (let count = 0; count < 1000; count += 1) {
      const group = normalized(randomGroup(roll));
      const text = printed(group);
      if (group.tests.length === 0) {
        expect(text).toBe("");
      } else {
        expect(parsed(text), text).toEqual(group);
        expect(printed(parsed(text) as Group)).toBe(text);
      }
    }
  });

  it("means what it shows, in the template language itself", () => {
    const roll = dice(11);
    const bare = (path: string): Test => ({ path, comparison: "there", operand: null });
    const build = (depth: number): Group => ({
      all: roll(2) === 0,
      tests: Array.from({ length: 1 + roll(3) }, () => bare("abcd"[roll(4)] ?? "a")),
      inner: depth < 3 && roll(2) ? build(depth + 1) : null,
    });
    const holds = ({ all, tests, inner }: Group, values: Record<string, boolean>): boolean => {
      const facts = tests.map(({ path }) => values[path] === true);
      const every = inner ? [...facts, holds(inner, values)] : facts;
      return all ? every.every(Boolean) : every.some(Boolean);
    };
    for (let count = 0; count < 150; count += 1) {
      const group = build(0);
      const values = Object.fromEntries([..."abcd"].map((name) => [name, roll(2) === 0]));
      const shown = filled(`{% if ${printed(group)} %}yes{% endif %}`, values);
      expect(shown === "yes", printed(group)).toBe(holds(group, values));
    }
  });
});

describe("a condition that was written", () => {
  it.each([
    "user.vip",
    "user.vip == true and order.total >= 50",
    'name contains "o\'clock" or city != blank and vip',
    "a <> 'b'",
    "x == null",
  ])("can be built: %s", (text) => {
    expect(parsed(text)).not.toBeNull();
  });

  it.each([
    "",
    "not vip",
    "(a or b) and c",
    "a == 'x' b",
    "a ==",
    "and b",
    "items | size > 1",
    "'x' == a",
    "a contains (1..3)",
    "a['b'] == 1",
  ])("stays text where it says more: %s", (text) => {
    expect(parsed(text)).toBeNull();
  });
});
