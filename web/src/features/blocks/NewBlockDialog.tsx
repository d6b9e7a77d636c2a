/** A new synced block: its name, and what it is to stand in place of. */

import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useId, useState } from "react";
import { useForm } from "@/lib/forms";
import { errorSentence } from "@/lib/server/apiError";
import { createBlock, type Fragment, refreshBlocks } from "@/lib/server/blocks";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { SegmentedControl } from "@/ui/fields/SegmentedControl";
import { Dialog } from "@/ui/layers/Dialog";
import { Notice } from "@/ui/states/Notice";
import { firstFragment } from "./firstFragment";

export function NewBlockDialog({ onClose }: { onClose: () => void }) {
  const formId = useId();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [level, setLevel] = useState<Fragment["level"]>("section");
  const form = useForm({
    initial: { name: "" },
    check: ({ name }) => ({ name: name.trim() ? undefined : "Give the block a name." }),
    submit: async ({ name }) => {
      const block = await createBlock({ ...firstFragment(level, name.trim()), name: name.trim() });
      await refreshBlocks(client);
      await navigate({ to: "/blocks/$blockId", params: { blockId: block.id } });
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="New synced block"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={form.busy}>
            Make the block
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
        {form.failure ? <Notice tone="danger">{errorSentence(form.failure)}</Notice> : null}
        <Field label="Name" error={form.errorOf("name")}>
          {(control) => (
            <Input
              {...control}
              {...form.field("name")}
              autoComplete="off"
              autoFocus
              maxLength={200}
            />
          )}
        </Field>
        <div className="flex flex-col gap-1.5">
          <span className="font-medium text-sm">Where it stands</span>
          <SegmentedControl<Fragment["level"]>
            label="Where it stands"
            value={level}
            onChange={setLevel}
            segments={[
              { value: "section", label: "Rows of an email" },
              { value: "content", label: "Inside a column" },
            ]}
          />
        </div>
      </form>
    </Dialog>
  );
}
