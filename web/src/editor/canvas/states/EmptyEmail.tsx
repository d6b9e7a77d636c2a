/** An email without a block: the ways to begin. */

import { LayoutTemplate } from "lucide-react";
import { CATALOG, type CatalogEntry } from "../../blocks/catalog";
import { EntryPreview } from "../../blocks/EntryPreview";
import { insertThing, thingOf } from "../../palette/insertingEntry";
import { useEditor } from "../../session/EditorContext";

const BEGINNINGS = [
  "columns-100",
  "columns-50-50",
  "columns-33-33-33",
  "hero",
  "header",
  "article",
];

export function EmptyEmail() {
  const editor = useEditor();
  const entries = BEGINNINGS.flatMap((id) => CATALOG.find((entry) => entry.id === id) ?? []);
  const begin = (entry: CatalogEntry) => insertThing(editor, thingOf(editor, entry));
  return (
    <div
      data-canvas-tool
      className="absolute inset-x-4 top-10 mx-auto flex max-w-md flex-col items-center gap-4 rounded-lg border border-line bg-surface p-6 text-center text-ink shadow-2"
    >
      <LayoutTemplate aria-hidden className="size-6 text-accent-text" />
      <div>
        <h2 className="font-semibold text-lg">Start with a section</h2>
        <p className="mt-1 text-base text-ink-2">
          {editor.readOnly
            ? "Nothing stands in this email yet."
            : "Choose a layout, or drag anything here from the blocks at the side."}
        </p>
      </div>
      {editor.readOnly ? null : (
        <ul className="grid w-full grid-cols-3 gap-2">
          {entries.map((entry) => (
            <li key={entry.id}>
              <button
                type="button"
                onClick={() => begin(entry)}
                className="flex w-full flex-col items-center gap-1.5 rounded-md border border-line bg-paper p-2 text-ink-2 text-sm transition-colors hover:border-accent hover:text-ink"
              >
                <EntryPreview entry={entry} />
                {entry.label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
