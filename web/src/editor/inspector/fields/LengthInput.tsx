/** A length: typed, stepped with the arrows, dragged; its unit beside it. */
import type { KeyboardEvent, ReactNode } from "react";
import { cx } from "@/lib/classes";
import { useEditor } from "../../session/EditorContext";
import { useDraft } from "../gestures/useDraft";
import { useScrub } from "../gestures/useScrub";
import { type Setting, seen } from "../setting";
import { type Length, parseLength, printLength, stepped, typedLength } from "../values/length";
import { BARE, SHELL } from "./look";

export interface LengthOptions {
  /** The first is taken where a number is typed without one; "" is no unit. */
  readonly units?: readonly string[];
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number;
  /** What is taken besides numbers, such as `auto`. */
  readonly words?: readonly string[];
}

interface LengthInputProps extends LengthOptions {
  id?: string | undefined;
  label: string;
  setting: Setting;
  describedBy?: string | undefined;
  /** Stands before the number; dragging it changes the number. */
  glyph?: ReactNode;
  /** Takes over what was typed when it says more than one length, as `10 20` for a box. */
  onText?: (text: string) => boolean;
  className?: string;
  /** What is seen where nothing is set and nothing holds. */
  placeholder?: string;
}

const PIXELS = ["px"];

export function LengthInput(props: LengthInputProps) {
  const { id, label, setting, glyph, units = PIXELS, words = [] } = props;
  const editor = useEditor();
  const { shown, length, own, unit, draft, scrub } = useLength(props);
  const inherited = length ? withoutUnit(length) : (shown ?? props.placeholder);
  const choose = (chosen: string) => {
    const number = fitting(length?.number ?? 0, chosen);
    setting.set(words.includes(chosen) ? chosen : printLength({ number, unit: chosen }));
  };
  return (
    <div className={cx(SHELL, props.className)}>
      {glyph ? (
        <span
          aria-hidden
          {...scrub}
          className="flex h-full w-6 shrink-0 cursor-ew-resize touch-none select-none items-center justify-center text-ink-3 text-xs"
        >
          {glyph}
        </span>
      ) : null}
      <input
        id={id}
        aria-label={id ? undefined : label}
        aria-describedby={props.describedBy}
        title={setting.locked}
        disabled={setting.locked !== undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={setting.mixed ? "Mixed" : inherited}
        {...draft.bind}
        onKeyUp={(event) => event.key.startsWith("Arrow") && editor.release()}
        onBlur={() => {
          draft.bind.onBlur();
          // the key may be let go elsewhere
          editor.release();
        }}
        onFocus={(event) => event.currentTarget.select()}
        className={cx(BARE, glyph ? "pl-0" : "", "tabular-nums")}
      />
      <UnitChoice
        label={label}
        units={own && !units.includes(own.unit) ? [...units, own.unit] : units}
        words={words}
        unit={length ? unit : (shown ?? "")}
        disabled={setting.locked !== undefined}
        onChange={choose}
      />
    </div>
  );
}

/** What is seen of a length, and what changes it: typing, the arrows, dragging. */
function useLength({ setting, units = PIXELS, step = 1, min, max, onText }: LengthInputProps) {
  const editor = useEditor();
  const shown = seen(setting);
  const length = shown === undefined ? null : parseLength(shown);
  const own = setting.value === undefined ? null : parseLength(setting.value);
  const unit = (own ?? length)?.unit || units[0] || "";
  const bounds = { min, max: unit === "%" ? 100 : max };
  const set = (next: Length, by = 0) =>
    setting.set(printLength(stepped({ ...next, unit: next.unit || unit }, by, bounds)));
  const commit = (text: string) => {
    if (text.trim() === "") {
      setting.set(undefined);
    } else if (!onText?.(text)) {
      const typed = parseLength(typedLength(text, unit) ?? "");
      // what is not understood, a template tag for example, is kept as it is
      typed ? set(typed) : setting.set(text.trim());
    }
  };
  const still = setting.locked !== undefined || setting.mixed;
  const arrow = (event: KeyboardEvent) => {
    const way = ARROWS[event.key];
    if (way === undefined || still) {
      return false;
    }
    if (!event.repeat) {
      editor.hold();
    }
    const from = parseLength(draft.text) ?? length ?? { number: 0, unit };
    set(from, way * step * (event.shiftKey ? 10 : 1));
    return true;
  };
  const written = own ? withoutUnit(own) : (setting.value ?? "");
  const draft = useDraft(written, commit, { onKey: arrow });
  const start = () => length?.number ?? 0;
  const change = (number: number) => set({ number, unit });
  return {
    shown,
    length,
    own,
    unit,
    draft,
    scrub: useScrub({ step, disabled: still, start, change }),
  };
}

const ARROWS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1 };
const LEAST_PIXELS = 16;

/** A number that makes sense in a unit. */
function fitting(number: number, unit: string): number {
  if (unit === "%") {
    return number > 0 && number <= 100 ? number : 100;
  }
  return number === 0 && unit === "px" ? LEAST_PIXELS : number;
}

/** The number alone: its unit stands beside it. */
function withoutUnit({ number }: Length): string {
  return printLength({ number, unit: "" });
}

interface UnitChoiceProps {
  label: string;
  units: readonly string[];
  words: readonly string[];
  unit: string;
  disabled: boolean;
  onChange: (unit: string) => void;
}

function UnitChoice({ label, units, words, unit, disabled, onChange }: UnitChoiceProps) {
  const all = [...units, ...words];
  if (all.length < 2) {
    return unit === "" ? null : (
      <span aria-hidden className="pr-2 text-ink-3 text-xs">
        {units.includes(unit) ? unit : ""}
      </span>
    );
  }
  return (
    <select
      aria-label={`Unit of ${label.toLowerCase()}`}
      disabled={disabled}
      value={all.includes(unit) ? unit : ""}
      onChange={(event) => onChange(event.target.value)}
      className="h-full shrink-0 cursor-pointer appearance-none rounded-r-md bg-transparent pr-2 pl-1 text-center text-ink-3 text-xs outline-none hover:text-ink focus-visible:bg-accent-soft"
    >
      {all.includes(unit) ? null : <option value="">…</option>}
      {all.map((one) => (
        <option key={one} value={one}>
          {one === "" ? "×" : one}
        </option>
      ))}
    </select>
  );
}
