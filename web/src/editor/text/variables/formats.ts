// How a variable can be written: filters of the engine under the names people use.
import type { VariableType } from "@/editor/document/contract";
import { FILTERS } from "@/editor/source/completion/liquidWords";

export interface Format {
  readonly label: string;
  readonly filters: readonly string[];
}

const TEXT: readonly Format[] = [
  { label: "First letter capital", filters: ["capitalize"] },
  { label: "CAPITAL LETTERS", filters: ["upcase"] },
  { label: "small letters", filters: ["downcase"] },
  { label: "Cut after 50 characters", filters: ["truncate: 50"] },
];
const NUMBER: readonly Format[] = [
  { label: "Whole number", filters: ["round"] },
  { label: "Two decimals", filters: ["round: 2"] },
  { label: "Rounded down", filters: ["floor"] },
  { label: "Rounded up", filters: ["ceil"] },
];
const DATE: readonly Format[] = [
  { label: "3 March 2026", filters: ['date: "%-d %B %Y"'] },
  { label: "March 3, 2026", filters: ['date: "%B %-d, %Y"'] },
  { label: "Tuesday, 3 March", filters: ['date: "%A, %-d %B"'] },
  { label: "03.03.2026", filters: ['date: "%d.%m.%Y"'] },
  { label: "03/03/2026", filters: ['date: "%m/%d/%Y"'] },
  { label: "2026-03-03", filters: ['date: "%Y-%m-%d"'] },
  { label: "14:30", filters: ['date: "%H:%M"'] },
];

/** The formats that make sense for a type; all of them where the type is not known. */
export function formatsFor(type: VariableType | undefined): readonly Format[] {
  switch (type) {
    case "number":
      return NUMBER;
    case "date":
      return DATE;
    case undefined:
      return [...TEXT, ...NUMBER, ...DATE];
    default:
      return TEXT;
  }
}

const FILTER = /^(?<name>[A-Za-z_]\w*)(?:\s*:[^{}|]*)?$/;
const KNOWN: ReadonlySet<string> = new Set(FILTERS.map(({ name }) => name));

/** Filters as somebody wrote them: `round: 2 | append: " €"`. */
export function readFilters(written: string): { filters: string[] } | { problem: string } {
  const filters = written
    .split("|")
    .map((one) => one.trim())
    .filter(Boolean);
  for (const filter of filters) {
    const name = FILTER.exec(filter)?.groups?.["name"];
    if (name === undefined) {
      return { problem: "Write filters as name: value, with | between them." };
    }
    if (!KNOWN.has(name)) {
      return { problem: `There is no filter called ${name}.` };
    }
  }
  return { filters };
}
