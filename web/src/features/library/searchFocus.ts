import { create } from "zustand";

/** Somebody elsewhere asked to type into the library's search field. */
export const useSearchFocus = create<{ wanted: boolean }>(() => ({ wanted: false }));

export function askForSearchFocus(wanted = true): void {
  useSearchFocus.setState({ wanted });
}
