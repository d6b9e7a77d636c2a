import { create } from "zustand";
import { persist } from "zustand/middleware";

interface Preferences {
  sidebar: "wide" | "narrow";
  /** The same beside an open template, which needs the room for itself. */
  editorSidebar: "wide" | "narrow";
  libraryView: "grid" | "table";
  density: "comfortable" | "compact";
}

const FIRST: Preferences = {
  sidebar: "wide",
  editorSidebar: "narrow",
  libraryView: "grid",
  density: "comfortable",
};

/** How this person likes the app to look, kept in this browser. */
export const usePreferences = create<Preferences>()(
  persist((): Preferences => FIRST, { name: "craftify.preferences" }),
);

export function prefer(change: Partial<Preferences>): void {
  usePreferences.setState(change);
}

/** Which of the two choices about the sidebar is meant where we are. */
export const sidebarChoice = (path: string): "editorSidebar" | "sidebar" =>
  /^\/templates\/[\da-f]{8}-/.test(path) ? "editorSidebar" : "sidebar";

export function toggleSidebar(): void {
  const choice = sidebarChoice(location.pathname);
  prefer({ [choice]: usePreferences.getState()[choice] === "wide" ? "narrow" : "wide" });
}
