/** What a synced block is called and what it is for. */

import { useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { useForm } from "@/lib/forms";
import { errorSentence } from "@/lib/server/apiError";
import { changeBlock, refreshBlocks } from "@/lib/server/blocks";
import type { SyncedBlock } from "@/lib/server/models";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Textarea } from "@/ui/fields/Textarea";
import { Dialog } from "@/ui/layers/Dialog";
import { Notice } from "@/ui/states/Notice";

export function DetailsDialog({ block, onClose }: { block: SyncedBlock; onClose: () => void }) {
  const formId = useId();
  const client = useQueryClient();
  const form = useForm({
    initial: { name: block.name, category: block.category, description: block.description },
    check: ({ name }) => ({ name: name.trim() ? undefined : "Give the block a name." }),
    submit: async ({ name, category, description }) => {
      await changeBlock(block, {
        name: name.trim(),
        category: category.trim(),
        description: description.trim(),
      });
      await refreshBlocks(client);
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Name and description"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={form.busy}>
            Save
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
        {form.failure ? <Notice tone="danger">{errorSentence(form.failure)}</Notice> : null}
        <Field label="Name" error={form.errorOf("name")}>
          {(control) => <Input {...control} {...form.field("name")} autoFocus maxLength={200} />}
        </Field>
        <Field label="Category" optional>
          {(control) => <Input {...control} {...form.field("category")} maxLength={80} />}
        </Field>
        <Field label="What it is for" optional>
          {(control) => (
            <Textarea {...control} {...form.field("description")} maxLength={2000} rows={3} />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
