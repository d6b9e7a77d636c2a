// What is typed before the text editor is there: kept, so that not a letter is lost.

let kept: string | null = null;

/** How long to wait for the text editor, in milliseconds. */
const PATIENCE = 3_000;
let timer: ReturnType<typeof setTimeout> | undefined;

function keep(event: KeyboardEvent): void {
  const writes = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.isComposing;
  if (kept !== null && writes) {
    kept += event.key;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** Typing begins: from now on keys are kept. */
export function keepEarlyKeys(): void {
  if (kept === null) {
    window.addEventListener("keydown", keep, { capture: true });
    timer = setTimeout(dropEarlyKeys, PATIENCE);
  }
  kept = "";
}

/** Everything that was kept; nothing more is. */
export function takeEarlyKeys(): string {
  const taken = kept ?? "";
  dropEarlyKeys();
  return taken;
}

export function dropEarlyKeys(): void {
  kept = null;
  clearTimeout(timer);
  window.removeEventListener("keydown", keep, { capture: true });
}
