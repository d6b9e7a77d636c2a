import type { LucideIcon } from "lucide-react";
import { useEffect, useRef } from "react";
import { create } from "zustand";

export interface Command {
  id: string;
  label: string;
  group: string;
  icon?: LucideIcon;
  /** Other words people may type for it. */
  words?: string;
  /** The shortcut that does the same, to show beside it. */
  keys?: string;
  run: () => void;
}

interface CommandState {
  open: boolean;
  sources: readonly (readonly Command[])[];
}

/** What the command menu offers: every screen adds what can be done on it. */
export const useCommandMenu = create<CommandState>(() => ({ open: false, sources: [] }));

export function openCommandMenu(open = true): void {
  useCommandMenu.setState({ open });
}

/** Offer these commands while the component is on screen. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  latest.current = commands;
  const signature = commands.map((command) => `${command.id}:${command.label}`).join("|");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature says when they differ
  useEffect(() => {
    const source = latest.current.map((command, index) => ({
      ...command,
      run: () => latest.current[index]?.run(),
    }));
    useCommandMenu.setState(({ sources }) => ({ sources: [...sources, source] }));
    return () =>
      useCommandMenu.setState(({ sources }) => ({
        sources: sources.filter((other) => other !== source),
      }));
  }, [signature]);
}

/** How well a command answers what was typed; 0 is not at all. Words may come in any order. */
export function matchScore(text: string, typed: string): number {
  const haystack = text.toLowerCase();
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  let score = 1;
  for (const word of words) {
    const at = haystack.indexOf(word);
    if (at < 0) {
      return 0;
    }
    const startsWord = at === 0 || /[^\p{L}\p{N}]/u.test(haystack[at - 1] ?? " ");
    score += (startsWord ? 2 : 1) + (at === 0 ? 1 : 0);
  }
  return score;
}
