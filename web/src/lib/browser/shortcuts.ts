import { useEffect, useRef } from "react";
import { create } from "zustand";

export interface Shortcut {
  /** As written for people: "mod+k", "shift+/", "g l" (a sequence), "j". */
  keys: string;
  label: string;
  group: string;
}

interface Registered extends Shortcut {
  run: (event: KeyboardEvent) => void;
  /** Also while typing in a field, and above dialogs. */
  inFields: boolean;
  /** Whether it belongs to what has the focus now; to everything when there is none. */
  applies?: (event: KeyboardEvent) => boolean;
}

export const useShortcutList = create<{ list: Registered[] }>(() => ({ list: [] }));

const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** The keys of one shortcut as key caps: "mod+k" → ["Ctrl", "K"]. */
export function keyCaps(keys: string, mac: boolean = isMac()): string[] {
  const names: Record<string, string> = {
    mod: mac ? "⌘" : "Ctrl",
    shift: mac ? "⇧" : "Shift",
    alt: mac ? "⌥" : "Alt",
    enter: "Enter",
    escape: "Esc",
    arrowup: "↑",
    arrowdown: "↓",
    arrowleft: "←",
    arrowright: "→",
    backspace: "⌫",
    delete: "Del",
    space: "Space",
  };
  return keys
    .split(" ")
    .flatMap((step) => step.split("+").map((key) => names[key] ?? key.toUpperCase()));
}

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"> & {
  code?: string;
};

/** Whether a key press is this step ("mod+k", "?", "j"). */
export function matchesStep(step: string, event: Pressed, mac: boolean = isMac()): boolean {
  const parts = step.split("+");
  const key = parts.at(-1) ?? "";
  const mod = mac ? event.metaKey : event.ctrlKey;
  const otherMod = mac ? event.ctrlKey : event.metaKey;
  const pressed = parts.includes("alt") ? withoutAlt(event) : nameOf(event.key);
  if (pressed !== key || otherMod) {
    return false;
  }
  // A sign such as "?" already implies its Shift.
  const shiftFits = /^[^a-z0-9]$/.test(key) || event.shiftKey === parts.includes("shift");
  return mod === parts.includes("mod") && event.altKey === parts.includes("alt") && shiftFits;
}

function nameOf(key: string): string {
  return key === " " ? "space" : key.toLowerCase();
}

/** Alt makes other signs of letters, as ç of c: the key itself says which one was meant. */
function withoutAlt(event: Pressed): string {
  const letter = /^Key([A-Z])$/.exec(event.code ?? "")?.[1];
  return letter === undefined ? nameOf(event.key) : letter.toLowerCase();
}

/** Whether the keys belong to a field, or to a menu or dialog that is open above the page. */
function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  const typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  return typing || target.closest('[role="menu"], [role="listbox"], [role="dialog"]') !== null;
}

const SEQUENCE_MS = 900;
let pending = { step: "", at: 0 };

function completes(shortcut: Registered, event: KeyboardEvent): boolean {
  const [first = "", second] = shortcut.keys.split(" ");
  if (shortcut.applies?.(event) === false) {
    return false;
  }
  if (!second) {
    return matchesStep(first, event);
  }
  const waiting = pending.step === first && Date.now() - pending.at < SEQUENCE_MS;
  return waiting && matchesStep(second, event);
}

function handle(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) {
    return;
  }
  const taken = isTaken(event.target);
  const list = useShortcutList.getState().list.filter((item) => item.inFields || !taken);
  // The shortcut registered last belongs to what is on top.
  const hit = list.findLast((item) => completes(item, event));
  const opens = list.some(
    (item) => item.keys.includes(" ") && matchesStep(item.keys.split(" ")[0] ?? "", event),
  );
  pending = opens && !hit ? { step: event.key.toLowerCase(), at: Date.now() } : { step: "", at: 0 };
  if (hit) {
    event.preventDefault();
    hit.run(event);
  }
}

/** Listen for every registered shortcut; once for the whole app. */
export function watchShortcuts(): () => void {
  window.addEventListener("keydown", handle);
  return () => window.removeEventListener("keydown", handle);
}

/** Register a shortcut until the returned function is called. */
export function registerShortcut(item: Registered): () => void {
  useShortcutList.setState(({ list }) => ({ list: [...list, item] }));
  return () =>
    useShortcutList.setState(({ list }) => ({ list: list.filter((other) => other !== item) }));
}

interface UseShortcut extends Shortcut {
  enabled?: boolean;
  inFields?: boolean;
}

/** Register a shortcut while the component is on screen; it appears in the `?` dialog. */
export function useShortcut(shortcut: UseShortcut, run: (event: KeyboardEvent) => void): void {
  const { keys, label, group, enabled = true, inFields = false } = shortcut;
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (!enabled) {
      return;
    }
    return registerShortcut({
      keys,
      label,
      group,
      inFields,
      run: (event) => latest.current(event),
    });
  }, [keys, label, group, inFields, enabled]);
}
