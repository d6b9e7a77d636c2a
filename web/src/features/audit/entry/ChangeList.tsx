import type { AuditChange } from "../requests";
import { valueWords } from "../words";

/** Each field before and after, marked by words, signs and colors. */
export function ChangeList({ changes }: { changes: readonly AuditChange[] }) {
  return (
    <section aria-label="Changes">
      <h3 className="mb-2 font-medium text-sm">Changes</h3>
      <ul className="divide-y overflow-hidden rounded-lg border">
        {changes.map((change) => (
          <li key={change.path} className="px-3 py-2">
            <div className="mb-1 break-words font-mono text-ink-2 text-xs">{change.path}</div>
            <Side sign="−" word="Before" value={change.before} tone="bg-danger-soft" />
            <Side sign="+" word="After" value={change.after} tone="bg-success-soft" />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface SideProps {
  sign: string;
  word: string;
  value: unknown;
  tone: string;
}

function Side({ sign, word, value, tone }: SideProps) {
  const absent = value === null || value === undefined || value === "";
  return (
    <div
      className={`flex gap-2 px-2 py-1 text-sm first-of-type:rounded-t-md ${absent ? "" : tone}`}
    >
      <span aria-hidden className="w-2 shrink-0 text-ink-3">
        {sign}
      </span>
      <span className="sr-only">{word}: </span>
      <span
        className={`min-w-0 whitespace-pre-wrap break-words ${absent ? "text-ink-3 italic" : "text-ink"}`}
      >
        {valueWords(value)}
      </span>
    </div>
  );
}
