// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { keyCaps, matchesStep, registerShortcut, watchShortcuts } from "@/lib/browser/shortcuts";

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

describe("a shortcut of one part of the page", () => {
  it("takes the key itself where Alt makes another sign of it", () => {
    const pressed = { ...press("ç", { meta: true, alt: true }), code: "KeyC" };
    expect(matchesStep("mod+alt+c", pressed, true)).toBe(true);
    expect(matchesStep("mod+alt+v", pressed, true)).toBe(false);
  });

  it("leaves the key to others where it does not apply", () => {
    const heard: string[] = [];
    const item = (name: string, applies: () => boolean) => ({
      keys: "f8",
      label: name,
      group: "Test",
      inFields: false,
      applies,
      run: () => heard.push(name),
    });
    const stop = [
      watchShortcuts(),
      registerShortcut(item("page", () => true)),
      registerShortcut(item("elsewhere", () => false)),
    ];
    const event = new KeyboardEvent("keydown", { key: "F8", cancelable: true });
    window.dispatchEvent(event);
    expect(heard).toEqual(["page"]);
    expect(event.defaultPrevented).toBe(true);
    for (const end of stop) {
      end();
    }
  });
});
