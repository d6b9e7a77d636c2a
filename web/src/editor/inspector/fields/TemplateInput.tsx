/** Text in which `{{` offers the variables of the email. */
import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { cx } from "@/lib/classes";
import { TYPE_WORDS, type Variable } from "../../document/contract";
import { useEditorState } from "../../session/EditorContext";
import { useDraft } from "../gestures/useDraft";
import type { Setting } from "../setting";
import { CONTROL } from "./look";

interface TemplateInputProps {
  id: string;
  label: string;
  setting: Setting;
  describedBy?: string | undefined;
  placeholder?: string | undefined;
  invalid?: boolean;
  type?: "url" | "text";
  /** Several lines. */
  rows?: number;
  /** The types of variables that come first. */
  first?: readonly Variable["type"][];
}

const OPEN = /\{\{-?\s*([\w.[\]]*)$/;
const MOST = 8;
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
const TAKES: ReadonlySet<string> = new Set(["Enter", "Tab"]);

export function TemplateInput(props: TemplateInputProps) {
  const { id, label, setting, describedBy, rows } = props;
  const listId = useId();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  const [dismissed, setDismissed] = useState(false);
  const commit = (text: string) => setting.set(text === "" ? undefined : text);
  const onKey = (event: KeyboardEvent) => steer(event);
  const draft = useDraft(setting.value ?? "", commit, { live: true, onKey });
  const word = OPEN.exec(draft.text.slice(0, caret));
  const offers = useOffers(word?.[1], props.first);
  const open = word !== null && offers.length > 0 && !dismissed;

  const take = (name: string) => {
    const start = caret - (word?.[0].length ?? 0);
    const rest = draft.text.slice(caret).replace(/^\s*\}\}/, "");
    const filled = `${draft.text.slice(0, start)}{{ ${name} }}`;
    draft.write(filled + rest);
    setCaret(filled.length);
    requestAnimationFrame(() => field.current?.setSelectionRange(filled.length, filled.length));
  };
  const steer = (event: KeyboardEvent): boolean => {
    if (!open) {
      return false;
    }
    const { key } = event;
    const step = STEPS[key];
    if (step !== undefined) {
      setAt((at + step + offers.length) % offers.length);
    } else if (TAKES.has(key)) {
      take(offers[at]?.name ?? "");
    } else if (key === "Escape") {
      event.stopPropagation();
      setDismissed(true);
    }
    return step !== undefined || TAKES.has(key) || key === "Escape";
  };
  const Control = rows === undefined ? "input" : "textarea";
  return (
    <div className="relative min-w-0 flex-1">
      <Control
        ref={field}
        id={id}
        role="combobox"
        aria-label={id ? undefined : label}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open ? `${listId}-${at}` : undefined}
        aria-describedby={describedBy}
        aria-invalid={props.invalid || undefined}
        title={setting.locked}
        disabled={setting.locked !== undefined}
        autoComplete="off"
        spellCheck={props.type === "url" ? false : undefined}
        inputMode={props.type === "url" ? "url" : "text"}
        placeholder={setting.mixed ? "Mixed" : setting.inherited?.value || props.placeholder}
        rows={rows}
        {...draft.bind}
        onSelect={(event) => {
          setCaret(event.currentTarget.selectionEnd ?? 0);
          setDismissed(false);
          setAt(0);
        }}
        onBlur={() => {
          setDismissed(true);
          draft.bind.onBlur();
        }}
        className={cx(
          CONTROL,
          rows !== undefined && "h-auto min-h-14 resize-y py-1 pointer-coarse:h-auto",
        )}
      />
      <OfferList id={listId} open={open} offers={offers} at={at} onTake={take} />
    </div>
  );
}

function useOffers(word: string | undefined, first: readonly Variable["type"][] = []): Variable[] {
  const contract = useEditorState((state) => state.contract);
  return useMemo(() => {
    if (word === undefined) {
      return [];
    }
    const sought = word.toLowerCase();
    const rank = (one: Variable) => (first.includes(one.type) ? 0 : 1);
    return contract
      .filter(({ name }) => !name.includes("[]") && name.toLowerCase().includes(sought))
      .sort((one, other) => rank(one) - rank(other))
      .slice(0, MOST);
  }, [contract, word, first]);
}

interface OfferListProps {
  id: string;
  open: boolean;
  offers: readonly Variable[];
  at: number;
  onTake: (name: string) => void;
}

function OfferList({ id, open, offers, at, onTake }: OfferListProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Variables"
      hidden={!open}
      className="absolute inset-x-0 top-full z-20 mt-1 max-h-56 overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-2"
    >
      {offers.map(({ name, type }, place) => (
        <div
          key={name}
          id={`${id}-${place}`}
          role="option"
          tabIndex={-1}
          aria-selected={place === at}
          onPointerDown={(event) => {
            event.preventDefault();
            onTake(name);
          }}
          className="flex cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm aria-selected:bg-hover"
        >
          <span className="min-w-0 flex-1 truncate font-mono text-xs">{name}</span>
          <span className="text-ink-3 text-xs">{TYPE_WORDS[type]}</span>
        </div>
      ))}
    </div>
  );
}
