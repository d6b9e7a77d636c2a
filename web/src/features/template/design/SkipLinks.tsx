/** Ways past what stands before the parts of the editor, for people who go by the keyboard. */

import { enterPane } from "./panes";
import { showSides } from "./sides";

const LINKS = [
  { pane: "canvas", label: "Skip to the canvas" },
  { pane: "editor-left", label: "Skip to the outline" },
  { pane: "editor-right", label: "Skip to the settings" },
] as const;

export function SkipLinks({ sheets }: { sheets: boolean }) {
  const go = (pane: (typeof LINKS)[number]["pane"]): void => {
    if (pane === "editor-left") {
      showSides({ leftTab: "outline", ...(sheets ? { overLeft: true } : { left: true }) });
    } else if (pane === "editor-right") {
      showSides(sheets ? { overRight: true } : { right: true });
    }
    // What was closed is there with the next picture.
    requestAnimationFrame(() => enterPane(pane));
  };
  return (
    <nav aria-label="Parts of the editor">
      {LINKS.map(({ pane, label }) => (
        <button
          key={pane}
          type="button"
          onClick={() => go(pane)}
          className="sr-only z-60 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          {label}
        </button>
      ))}
    </nav>
  );
}
