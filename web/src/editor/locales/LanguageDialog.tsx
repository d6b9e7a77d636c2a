// Choosing a language: by its name, by what it calls itself, or by its code.
import { useState } from "react";
import { Input } from "@/ui/fields/Input";
import { Dialog } from "@/ui/layers/Dialog";
import { directionOf, languagesFor } from "./names";

interface LanguageDialogProps {
  open: boolean;
  title: string;
  description: string;
  /** Languages that are there already. */
  without: readonly string[];
  onClose: () => void;
  onChoose: (locale: string) => void;
}

export function LanguageDialog(props: LanguageDialogProps) {
  const { open, title, description, without, onClose, onChoose } = props;
  const [typed, setTyped] = useState("");
  const found = languagesFor(typed, without);
  const choose = (locale: string) => {
    setTyped("");
    onChoose(locale);
    onClose();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={title}
      description={description}
    >
      <Input
        aria-label="Language or code"
        placeholder="German, Deutsch, de-AT…"
        value={typed}
        spellCheck={false}
        autoFocus
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key === "Enter" && first) {
            choose(first.locale);
          }
        }}
      />
      <ul aria-label="Languages" className="-mx-2 mt-2 max-h-72 overflow-y-auto">
        {found.map(({ locale, name, own }) => (
          <li key={locale}>
            <button
              type="button"
              onClick={() => choose(locale)}
              className="flex h-9 w-full items-center gap-2 rounded-md px-2 text-left hover:bg-hover"
            >
              <span>{name}</span>
              {own === name ? null : (
                <span lang={locale} dir={directionOf(locale)} className="truncate text-ink-3">
                  {own}
                </span>
              )}
              <span className="ml-auto font-mono text-ink-3 text-xs">{locale}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 ? (
        <p role="status" className="py-3 text-ink-2 text-sm">
          No language is called so. A code such as de-AT works too.
        </p>
      ) : null}
    </Dialog>
  );
}
