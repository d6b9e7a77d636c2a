/** The panes of the visual editor as places to go to with the keyboard. */

/** In the order in which F6 visits them; those that are not there are left out. */
const PANES = ["editor-header", "editor-left", "canvas", "editor-right", "editor-panels"];

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), textarea, select, [tabindex="0"], [contenteditable="true"]';

/** Go to a pane: to where its own keyboard begins, or to itself. */
export function enterPane(id: string): boolean {
  const pane = document.getElementById(id);
  if (pane === null || pane.offsetParent === null) {
    return false;
  }
  const start =
    pane.querySelector<HTMLElement>("[data-canvas-stage]") ??
    pane.querySelector<HTMLElement>(FOCUSABLE) ??
    pane;
  start.focus();
  return true;
}

/** The pane after the one that has the focus, or before it. */
export function hopPane(step: 1 | -1): void {
  const at = PANES.findIndex((id) => document.getElementById(id)?.contains(document.activeElement));
  for (let count = 1; count <= PANES.length; count += 1) {
    const from = at < 0 && step < 0 ? PANES.length : at;
    const next = PANES[(from + step * count + PANES.length * 2) % PANES.length];
    if (next !== undefined && enterPane(next)) {
      return;
    }
  }
}
