import { useId } from "react";
import { useForm } from "@/lib/forms";
import { errorSentence, isApiError } from "@/lib/server/apiError";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Textarea } from "@/ui/fields/Textarea";
import { Dialog } from "@/ui/layers/Dialog";
import { Notice } from "@/ui/states/Notice";

export interface TeamWords {
  name: string;
  description: string;
}

interface TeamFormProps {
  title: string;
  action: string;
  initial: TeamWords;
  onClose: () => void;
  submit: (words: TeamWords) => Promise<void>;
}

/** Name and purpose of a team, for a new one and for one that is there. */
export function TeamForm({ title, action, initial, onClose, submit }: TeamFormProps) {
  const formId = useId();
  const form = useForm({
    initial: { name: initial.name, description: initial.description },
    check: ({ name }) => ({ name: name.trim() ? undefined : "Give the team a name." }),
    submit: ({ name, description }) =>
      submit({ name: name.trim(), description: description.trim() }),
  });
  const taken = isApiError(form.failure, "TEAM_EXISTS");
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={form.busy}>
            {action}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
        {form.failure && !taken ? (
          <Notice tone="danger">{errorSentence(form.failure)}</Notice>
        ) : null}
        <Field
          label="Name"
          error={taken ? "There is a team of this name already." : form.errorOf("name")}
        >
          {(control) => (
            <Input
              {...control}
              {...form.field("name")}
              autoComplete="off"
              autoFocus
              maxLength={80}
            />
          )}
        </Field>
        <Field label="What it is for" optional error={form.errorOf("description")}>
          {(control) => (
            <Textarea {...control} {...form.field("description")} maxLength={500} rows={2} />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
