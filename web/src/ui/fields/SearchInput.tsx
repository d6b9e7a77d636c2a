import { Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { cx } from "@/lib/classes";
import { Input } from "@/ui/fields/Input";

const PAUSE_MS = 180;

interface SearchInputProps {
  value: string;
  onSearch: (value: string) => void;
  label: string;
  placeholder?: string;
  className?: string;
}

/** Searches while you type, after a short pause; follows when the value changes elsewhere. */
export function SearchInput({ value, onSearch, label, placeholder, className }: SearchInputProps) {
  const [typed, setTyped] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const sent = useRef(value);
  const search = useRef(onSearch);
  search.current = onSearch;
  useEffect(() => {
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
  const clear = () => {
    setTyped("");
    field.current?.focus();
  };
  return (
    <search className={cx("relative min-w-44 flex-1 sm:max-w-xs", className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3"
      />
      <Input
        ref={field}
        inputMode="search"
        enterKeyHint="search"
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && setTyped("")}
        className="pr-8 pl-8"
      />
      {typed ? (
        <button
          type="button"
          aria-label="Clear the search"
          onClick={clear}
          className="absolute top-1/2 right-1.5 flex size-6 -translate-y-1/2 items-center justify-center rounded-sm text-ink-3 hover:text-ink"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      ) : null}
    </search>
  );
}
