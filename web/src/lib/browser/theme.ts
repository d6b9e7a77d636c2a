import { create } from "zustand";

export type ThemeChoice = "light" | "dark" | "system";

// public/theme.js reads the same key before the first paint.
const KEY = "craftify.theme";

function storedChoice(): ThemeChoice {
  try {
    const choice = localStorage.getItem(KEY);
    return choice === "light" || choice === "dark" ? choice : "system";
  } catch {
    return "system";
  }
}

const systemDark = () => matchMedia("(prefers-color-scheme: dark)");

function resolve(choice: ThemeChoice): "light" | "dark" {
  if (choice !== "system") {
    return choice;
  }
  return systemDark().matches ? "dark" : "light";
}

interface ThemeState {
  choice: ThemeChoice;
  theme: "light" | "dark";
}

export const useTheme = create<ThemeState>(() => {
  const choice = storedChoice();
  return { choice, theme: resolve(choice) };
});

export function chooseTheme(choice: ThemeChoice): void {
  try {
    if (choice === "system") {
      localStorage.removeItem(KEY);
    } else {
      localStorage.setItem(KEY, choice);
    }
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
  apply(choice);
}

function apply(choice: ThemeChoice): void {
  const theme = resolve(choice);
  document.documentElement.classList.toggle("dark", theme === "dark");
  useTheme.setState({ choice, theme });
}

/** Follow the system while nothing else is chosen. */
export function watchTheme(): () => void {
  const media = systemDark();
  const follow = () => apply(useTheme.getState().choice);
  media.addEventListener("change", follow);
  return () => media.removeEventListener("change", follow);
}
