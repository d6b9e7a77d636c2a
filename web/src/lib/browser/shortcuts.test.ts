import { describe, expect, it } from "vitest";
import { keyCaps, matchesStep } from "@/lib/browser/shortcuts";

const press = (
  key: string,
  held: Partial<Record<"ctrl" | "meta" | "alt" | "shift", boolean>> = {},
) => ({
  key,
  ctrlKey: held.ctrl ?? false,
  metaKey: held.meta ?? false,
  altKey: held.alt ?? false,
  shiftKey: held.shift ?? false,
});

describe("matchesStep", () => {
  it("takes Ctrl on most machines and Command on a Mac", () => {
    expect(matchesStep("mod+k", press("k", { ctrl: true }), false)).toBe(true);
    expect(matchesStep("mod+k", press("k", { meta: true }), false)).toBe(false);
    expect(matchesStep("mod+k", press("k", { meta: true }), true)).toBe(true);
    expect(matchesStep("mod+k", press("k"), false)).toBe(false);
  });

  it("does not take a letter for one with a modifier", () => {
    expect(matchesStep("j", press("j"), false)).toBe(true);
    expect(matchesStep("j", press("j", { ctrl: true }), false)).toBe(false);
    expect(matchesStep("j", press("J", { shift: true }), false)).toBe(false);
    expect(matchesStep("j", press("j", { alt: true }), false)).toBe(false);
  });

  it("lets a sign have the Shift it needs on this keyboard", () => {
    expect(matchesStep("?", press("?", { shift: true }), false)).toBe(true);
    expect(matchesStep("/", press("/"), false)).toBe(true);
    expect(matchesStep("/", press("/", { shift: true }), false)).toBe(true);
  });

  it("knows named keys and Shift", () => {
    expect(matchesStep("escape", press("Escape"), false)).toBe(true);
    expect(matchesStep("shift+arrowdown", press("ArrowDown", { shift: true }), false)).toBe(true);
    expect(matchesStep("shift+arrowdown", press("ArrowDown"), false)).toBe(false);
    expect(matchesStep("space", press(" "), false)).toBe(true);
  });
});

it("writes keys as people know them", () => {
  expect(keyCaps("mod+shift+k", false)).toEqual(["Ctrl", "Shift", "K"]);
  expect(keyCaps("mod+k", true)).toEqual(["⌘", "K"]);
  expect(keyCaps("g l", false)).toEqual(["G", "L"]);
});
