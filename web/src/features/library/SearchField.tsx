import { Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useShortcut } from "@/lib/browser/shortcuts";
import { Input } from "@/ui/fields/Input";
import { Kbd } from "@/ui/Kbd";
import { askForSearchFocus, useSearchFocus } from "./searchFocus";

const PAUSE_MS = 180;

interface SearchFieldProps {
  value: string;
  onSearch: (value: string) => void;
}

/** Searches while you type, after a short pause. */
export function SearchField({ value, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const sent = useRef(value);
  const search = useRef(onSearch);
  search.current = onSearch;
  const wanted = useSearchFocus((state) => state.wanted);

  useShortcut({ keys: "/", label: "Search templates", group: "Library" }, () =>
    field.current?.select(),
  );
  useEffect(() => {
    if (wanted) {
      field.current?.select();
      askForSearchFocus(false);
    }
  }, [wanted]);
  useEffect(() => {
    // Going back, or a filter cleared elsewhere: the field follows the address.
    if (value !== sent.current) {
      sent.current = value;
      setTyped(value);
    }
  }, [value]);
  useEffect(() => {
    const wish = typed.trim();
    if (wish === sent.current) {
      return;
    }
    const timer = setTimeout(() => {
      sent.current = wish;
      search.current(wish);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  return (
    <search className="relative min-w-44 flex-1 sm:max-w-xs">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3"
      />
      <Input
        ref={field}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        aria-label="Search templates"
        placeholder="Name, text or variable"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            setTyped("");
            event.currentTarget.blur();
          }
        }}
        className="pr-8 pl-8"
      />
      {typed ? (
        <button
          type="button"
          aria-label="Clear the search"
          onClick={() => {
            setTyped("");
            field.current?.focus();
          }}
          className="absolute top-1/2 right-1.5 flex size-6 -translate-y-1/2 items-center justify-center rounded-sm text-ink-3 hover:text-ink"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      ) : (
        <Kbd
          keys="/"
          className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 pointer-coarse:hidden"
        />
      )}
    </search>
  );
}
