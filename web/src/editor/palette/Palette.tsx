/** Everything that can be put into the email: to drag, to click, or by keyboard. */

import { Search } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { cx } from "@/lib/classes";
import { Input } from "@/ui/fields/Input";
import { type CatalogEntry, foundEntries, GROUPS } from "../blocks/catalog";
import { useEditor, useEditorState } from "../session/EditorContext";
import { insertThing, thingOf } from "./insertingEntry";
import { moveFocus } from "./movingFocus";
import { PaletteTile } from "./PaletteTile";

export function Palette() {
  const editor = useEditor();
  const [sought, setSought] = useState("");
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useAsked(field);
  const entries = foundEntries(sought);
  const insert = (entry: CatalogEntry) => insertThing(editor, thingOf(editor, entry));

  const inField = (event: KeyboardEvent) => {
    const [first] = entries;
    if (event.key === "Escape") {
      event.preventDefault();
      sought === "" ? focusCanvas() : setSought("");
    } else if (event.key === "Enter" && first && sought.trim() !== "") {
      event.preventDefault();
      insert(first);
      focusCanvas();
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      root.current?.querySelector<HTMLElement>("[data-entry]")?.focus();
    }
  };

  return (
    <div ref={root} data-editor-keys="palette" className="flex h-full min-h-0 flex-col">
      <SearchField field={field} value={sought} onChange={setSought} onKeyDown={inField} />
      <div
        role="toolbar"
        aria-label="Blocks"
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 pb-4"
        onKeyDown={(event) => moveFocus(event, field.current, focusCanvas)}
      >
        <Results entries={entries} sought={sought} onInsert={insert} />
      </div>
    </div>
  );
}

interface SearchFieldProps {
  field: RefObject<HTMLInputElement | null>;
  value: string;
  onChange: (value: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

function SearchField({ field, value, onChange, onKeyDown }: SearchFieldProps) {
  return (
    <search className="relative shrink-0 px-3 pt-3 pb-1">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-5.5 mt-1 size-4 -translate-y-1/2 text-ink-3"
      />
      <Input
        ref={field}
        inputMode="search"
        aria-label="Search blocks"
        placeholder="Search blocks"
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        className="pl-8"
      />
    </search>
  );
}

interface ResultsProps {
  entries: readonly CatalogEntry[];
  sought: string;
  onInsert: (entry: CatalogEntry) => void;
}

function Results({ entries, sought, onInsert }: ResultsProps) {
  if (entries.length === 0) {
    return (
      <p role="status" className="px-1 py-6 text-center text-base text-ink-2">
        Nothing is called “{sought.trim()}”.
      </p>
    );
  }
  if (sought.trim() !== "") {
    return <Tiles label={`${entries.length} found`} entries={entries} onInsert={onInsert} />;
  }
  return GROUPS.map(({ id, label }) => (
    <Tiles
      key={id}
      label={label}
      entries={entries.filter((entry) => entry.group === id)}
      onInsert={onInsert}
    />
  ));
}

interface TilesProps extends Omit<ResultsProps, "sought"> {
  label: string;
}

function Tiles({ label, entries, onInsert }: TilesProps) {
  return (
    <section aria-label={label} className="mt-2">
      <h3 className="px-1 py-1.5 font-medium text-ink-3 text-xs">{label}</h3>
      <ul
        className={cx(
          "grid gap-1.5",
          entries.every((entry) => entry.group === "ready")
            ? "grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))]"
            : "grid-cols-[repeat(auto-fill,minmax(4.75rem,1fr))]",
        )}
      >
        {entries.map((entry) => (
          <li key={entry.id}>
            <PaletteTile entry={entry} onInsert={onInsert} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Keys and menus may ask for the palette: its search then takes the focus. */
function useAsked(field: RefObject<HTMLInputElement | null>): void {
  const editor = useEditor();
  const asked = useEditorState((state) => state.asked);
  useEffect(() => {
    if (asked === "insert" && field.current !== null) {
      field.current.focus();
      field.current.select();
      editor.show({ asked: null });
    }
  }, [asked, editor, field]);
}

function focusCanvas(): void {
  document.querySelector<HTMLElement>("[data-canvas-stage]")?.focus({ preventScroll: true });
}
