import { create } from "zustand";

export const useShortcutsOpen = create<{ open: boolean }>(() => ({ open: false }));

export function openShortcuts(): void {
  useShortcutsOpen.setState({ open: true });
}
