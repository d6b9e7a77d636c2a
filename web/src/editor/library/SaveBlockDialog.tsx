// Save what is selected as a synced block, and let it stand in the place of what it was made of.
import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useForm } from "@/lib/forms";
import { errorSentence } from "@/lib/server/apiError";
import { createBlock, refreshBlocks } from "@/lib/server/blocks";
import { useCan } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { SwitchRow } from "@/ui/fields/SwitchRow";
import { Textarea } from "@/ui/fields/Textarea";
import { Dialog } from "@/ui/layers/Dialog";
import { toast } from "@/ui/layers/toasts";
import { Notice } from "@/ui/states/Notice";
import { labelOf } from "../blocks/naming";
import { replaceBlocks } from "../document/commands/replaceBlocks";
import { useEditor, useEditorState } from "../session/EditorContext";
import { type BlockFragment, fragmentOf } from "./fragments";
import { syncedPlace } from "./inserting";

/** Opens when the editor is asked for `save-block`. */
export function SaveBlockDialog() {
  const editor = useEditor();
  const asked = useEditorState((state) => state.asked === "save-block");
  if (!asked) {
    return null;
  }
  const { document, selection } = editor.store.getState();
  const close = () => editor.show({ asked: null });
  return <SaveForm ids={selection} fragment={fragmentOf(document, selection)} onClose={close} />;
}

interface SaveFormProps {
  readonly ids: readonly string[];
  readonly fragment: BlockFragment | null;
  readonly onClose: () => void;
}

function SaveForm({ ids, fragment, onClose }: SaveFormProps) {
  const formId = useId();
  const mayKeep = useCan("block:write");
  const saving = useSaving(ids, fragment, onClose);
  const refusal = refusalOf(fragment, mayKeep);
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Save as synced block"
      description="It is kept once. Change it there, and every email it stands in follows."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            busy={saving.form.busy}
            disabledReason={refusal}
          >
            Save block
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={saving.form.onSubmit} noValidate className="flex flex-col gap-4">
        {refusal ? <Notice tone="warning">{refusal}</Notice> : null}
        {saving.form.failure ? (
          <Notice tone="danger">{errorSentence(saving.form.failure)}</Notice>
        ) : null}
        <Field label="Name" error={saving.form.errorOf("name")}>
          {(control) => (
            <Input
              {...control}
              {...saving.form.field("name")}
              autoComplete="off"
              autoFocus
              maxLength={200}
            />
          )}
        </Field>
        <Field label="Category" optional help="To find it by, such as Footers.">
          {(control) => (
            <Input
              {...control}
              {...saving.form.field("category")}
              maxLength={80}
              autoComplete="off"
            />
          )}
        </Field>
        <Field label="What it is for" optional>
          {(control) => (
            <Textarea
              {...control}
              {...saving.form.field("description")}
              maxLength={2000}
              rows={2}
            />
          )}
        </Field>
        <SwitchRow
          label="Let it stand here"
          help="What is selected becomes the first place of the synced block."
          checked={saving.replaces}
          onChange={saving.setReplaces}
        />
      </form>
    </Dialog>
  );
}

function refusalOf(fragment: BlockFragment | null, mayKeep: boolean): string | undefined {
  if (!mayKeep) {
    return "You need the permission to keep blocks. An administrator can give it to you.";
  }
  return fragment ? undefined : "Select blocks that stand side by side, in one place.";
}

function useSaving(ids: readonly string[], fragment: BlockFragment | null, onClose: () => void) {
  const editor = useEditor();
  const client = useQueryClient();
  const [replaces, setReplaces] = useState(!editor.readOnly);
  const [first] = fragment?.children ?? [];
  const form = useForm({
    initial: { name: first ? labelOf(first) : "", category: "", description: "" },
    check: ({ name }) => ({ name: name.trim() ? undefined : "Give the block a name." }),
    submit: async ({ name, category, description }) => {
      if (!fragment) {
        return;
      }
      const words = { name: name.trim(), category: category.trim() };
      const block = await createBlock({
        ...fragment,
        ...words,
        description: description.trim(),
      });
      await refreshBlocks(client);
      const place = syncedPlace(block);
      if (replaces && editor.run((live) => replaceBlocks(live, ids, place))) {
        editor.select([place.id]);
      }
      editor.announce(`${block.name} saved as a synced block`);
      toast({ title: `Saved the block ${block.name}` });
      onClose();
    },
  });
  return { form, replaces, setReplaces };
}
