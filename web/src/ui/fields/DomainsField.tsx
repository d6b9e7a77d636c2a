import { type KeyboardEvent, useState } from "react";
import { asDomain } from "@/lib/domains";
import { Chip } from "@/ui/Chip";
import { Field } from "@/ui/fields/Field";
import { FIELD_SHAPE } from "@/ui/fields/Input";

interface DomainsFieldProps {
  help: string;
  domains: readonly string[];
  onChange: (domains: readonly string[]) => void;
  error: string | undefined;
}

/** Domains of email addresses: Enter, a comma or leaving the field adds one. */
export function DomainsField({ help, domains, onChange, error }: DomainsFieldProps) {
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  const add = (): void => {
    const words = text.split(/[\s,;]+/).filter(Boolean);
    const found = words.map(asDomain);
    setWrong(found.includes(null));
    setText(words.filter((_, index) => found[index] === null).join(" "));
    const fresh = found.filter((domain) => domain !== null && !domains.includes(domain));
    if (fresh.length > 0) {
      onChange([...new Set([...domains, ...fresh.filter((domain) => domain !== null)])]);
    }
  };
  const onKey = (event: KeyboardEvent): void => {
    if ((event.key === "Enter" || event.key === ",") && text) {
      event.preventDefault();
      add();
    } else if (event.key === "Backspace" && text === "" && domains.length > 0) {
      onChange(domains.slice(0, -1));
    }
  };
  return (
    <Field
      label="Email domains"
      help={help}
      error={wrong ? `“${text}” is no domain. It looks like example.com.` : error}
    >
      {(control) => (
        <div className={`${FIELD_SHAPE} flex min-h-8 flex-wrap items-center gap-1 px-1.5 py-1`}>
          {domains.map((domain) => (
            <Chip
              key={domain}
              label={domain}
              onRemove={() => onChange(domains.filter((other) => other !== domain))}
            >
              {domain}
            </Chip>
          ))}
          <input
            {...control}
            value={text}
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            placeholder={domains.length === 0 ? "example.com" : undefined}
            onChange={(event) => {
              setText(event.target.value);
              setWrong(false);
            }}
            onKeyDown={onKey}
            onBlur={add}
            className="h-6 min-w-32 flex-1 bg-transparent px-1 outline-none"
          />
        </div>
      )}
    </Field>
  );
}
