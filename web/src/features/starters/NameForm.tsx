import { type FormEvent, useState } from "react";
import { errorSentence, fieldErrors, isApiError } from "@/lib/server/apiError";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Notice } from "@/ui/states/Notice";

interface NameFormProps {
  suggestion: string;
  busy: boolean;
  error: unknown;
  onCreate: (name: string) => void;
}

/** The name of the new template, and the button that makes it. */
export function NameForm({ suggestion, busy, error, onCreate }: NameFormProps) {
  const [name, setName] = useState(suggestion);
  const [tried, setTried] = useState(false);
  const atName = fieldErrors(error)["name"];
  const taken = isApiError(error, "NAME_TAKEN", "SLUG_TAKEN") ? errorSentence(error) : undefined;
  const missing = tried && !name.trim() ? "Enter a name." : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() && !busy) {
      onCreate(name.trim());
    }
  };
  const shown = missing ?? atName ?? taken;
  const requestId = isApiError(error) ? error.requestId : null;
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      {error && !shown ? (
        <Notice tone="danger">
          {errorSentence(error)}
          {requestId ? <span className="block font-mono text-xs">Request {requestId}</span> : null}
        </Notice>
      ) : null}
      <Field label="Name" error={shown} help="Only your organization sees it.">
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={200}
            autoFocus
            onFocus={(event) => event.target.select()}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" busy={busy}>
        Create template
      </Button>
    </form>
  );
}
