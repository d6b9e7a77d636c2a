import { create } from "zustand";
import { persist } from "zustand/middleware";

interface Preferences {
  sidebar: "wide" | "narrow";
  libraryView: "grid" | "table";
  density: "comfortable" | "compact";
}

/** How this person likes the app to look, kept in this browser. */
export const usePreferences = create<Preferences>()(
  persist((): Preferences => ({ sidebar: "wide", libraryView: "grid", density: "comfortable" }), {
    name: "craftify.preferences",
  }),
);

export function prefer(change: Partial<Preferences>): void {
  usePreferences.setState(change);
}
