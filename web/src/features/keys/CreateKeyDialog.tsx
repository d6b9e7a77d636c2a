import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { errorSentence, fieldErrors } from "@/lib/server/apiError";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Dialog } from "@/ui/layers/Dialog";
import { Notice } from "@/ui/states/Notice";
import { ExpiryField } from "./ExpiryField";
import { dateProblem, type Expiry, expiryMoment } from "./expiry";
import { NewKeyDialog } from "./NewKeyDialog";
import { createKey, refreshKeys } from "./requests";
import { ScopePicker } from "./ScopePicker";

const NAME_MAX = 100;

interface Missing {
  name?: string | undefined;
  scope?: string | undefined;
  date?: string | undefined;
}

/** Make a key: its name, what it may do, and until when; then its text, once. */
export function CreateKeyDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const formId = useId();
  const [name, setName] = useState("");
  const [permissions, setPermissions] = useState<ReadonlySet<string>>(new Set());
  const [expiry, setExpiry] = useState<Expiry>("90");
  const [date, setDate] = useState("");
  const [tried, setTried] = useState(false);
  const making = useMutation({
    mutationFn: () =>
      createKey({
        name: name.trim(),
        permissions: [...permissions],
        expiresAt: expiryMoment(expiry, date, new Date()),
      }),
    onSuccess: () => refreshKeys(client),
  });
  if (making.data) {
    return <NewKeyDialog made={making.data} title="Your key is ready" onClose={onClose} />;
  }
  const missing: Missing = {
    name: name.trim() ? undefined : "Say which program it is for.",
    scope: permissions.size > 0 ? undefined : "Choose what it may do.",
    date: dateProblem(expiry, date, new Date()),
  };
  const refused = fieldErrors(making.error);
  const atField = Object.keys(refused).length > 0;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (missing.name) {
      event.currentTarget.querySelector<HTMLElement>('input[name="name"]')?.focus();
    }
    if (!missing.name && !missing.scope && !missing.date) {
      making.mutate();
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      size="md"
      title="Create an API key"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" busy={making.isPending}>
            Create key
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-5">
        <Field
          label="Name"
          help="The program or the place it is used in, such as “Shop, production”."
          error={refused["name"] ?? (tried ? missing.name : undefined)}
        >
          {(control) => (
            <Input
              {...control}
              name="name"
              value={name}
              maxLength={NAME_MAX}
              autoFocus
              autoComplete="off"
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <ScopePicker
          chosen={permissions}
          onChange={setPermissions}
          error={refused["permissions"] ?? (tried ? missing.scope : undefined)}
        />
        <ExpiryField
          expiry={expiry}
          date={date}
          onExpiry={setExpiry}
          onDate={setDate}
          error={refused["expiresAt"] ?? (tried ? missing.date : undefined)}
        />
        {making.error && !atField ? (
          <Notice tone="danger">{errorSentence(making.error)}</Notice>
        ) : null}
      </form>
    </Dialog>
  );
}
