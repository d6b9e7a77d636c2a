import { useShortcut } from "@/lib/browser/shortcuts";
import type { Selection } from "./selection";

const links = () =>
  [...document.querySelectorAll("a")].filter((link) => "itemLink" in link.dataset);

function step(by: 1 | -1): void {
  const all = links();
  const here = all.findIndex((link) => link.matches(":focus"));
  const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : here + by;
  all[next]?.focus();
}

/** J and K walk through the list, X selects. */
export function useWalking(selection: Selection): void {
  useShortcut({ keys: "j", label: "Next template", group: "Library" }, () => step(1));
  useShortcut({ keys: "k", label: "Previous template", group: "Library" }, () => step(-1));
  useShortcut({ keys: "x", label: "Select the focused template", group: "Library" }, () => {
    const item = document.activeElement?.closest<HTMLElement>("[data-template]");
    if (item?.dataset["template"]) {
      selection.toggle(item.dataset["template"]);
    }
  });
  // Before anything is selected these keys are the browser's own.
  const enabled = selection.selected.size > 0;
  useShortcut(
    { keys: "mod+a", label: "Select all on this page", group: "Library", enabled },
    selection.all,
  );
}
