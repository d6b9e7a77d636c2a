/** Publishing a version of a synced block: which emails follow it, and which are held. */

import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { formatCount } from "@/lib/formatting";
import { useForm } from "@/lib/forms";
import { errorSentence } from "@/lib/server/apiError";
import { blockUsesQuery } from "@/lib/server/blocks";
import type { BlockUse, SyncedBlock } from "@/lib/server/models";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Dialog } from "@/ui/layers/Dialog";
import { toast } from "@/ui/layers/toasts";
import { Notice } from "@/ui/states/Notice";
import { Skeleton } from "@/ui/states/Skeleton";
import type { Source } from "./useSource";
import { followers, held } from "./uses";

interface PublishDialogProps {
  block: SyncedBlock;
  source: Source;
  onClose: () => void;
}

export function PublishDialog({ block, source, onClose }: PublishDialogProps) {
  const formId = useId();
  const uses = useQuery(blockUsesQuery(block.id));
  const form = useForm({
    initial: { message: "" },
    check: () => ({}),
    submit: async ({ message }) => {
      const next = await source.publish(message.trim());
      toast({ title: `Published version ${next.version} of ${next.name}` });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={`Publish version ${block.version + 1}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={form.busy}>
            Publish
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
        {form.failure ? <Notice tone="danger">{errorSentence(form.failure)}</Notice> : null}
        <Field label="What changed" optional>
          {(control) => <Input {...control} {...form.field("message")} autoFocus maxLength={500} />}
        </Field>
        {uses.isPending ? <Skeleton className="h-12 w-full" /> : <Reach uses={uses.data ?? []} />}
      </form>
    </Dialog>
  );
}

function Reach({ uses }: { uses: readonly BlockUse[] }) {
  const follow = followers(uses);
  const stay = held(uses);
  if (uses.length === 0) {
    return <p className="text-ink-2 text-sm">It stands in no email yet.</p>;
  }
  return (
    <div className="flex flex-col gap-3 text-sm">
      {follow.length > 0 ? (
        <section aria-label="Follow">
          <h3 className="font-medium">{formatCount(follow.length, "place")} will follow</h3>
          <p className="text-ink-2">
            Drafts and previews show it at once; what is sent changes with their next version.
          </p>
          <Names uses={follow} />
        </section>
      ) : null}
      {stay.length > 0 ? (
        <section aria-label="Held">
          <h3 className="font-medium">
            {formatCount(stay.length, "place")} held at an older version
          </h3>
          <Names uses={stay} />
        </section>
      ) : null}
    </div>
  );
}

function Names({ uses }: { uses: readonly BlockUse[] }) {
  return (
    <ul className="mt-1 max-h-40 list-disc overflow-y-auto pl-5 text-ink-2">
      {uses.map((use) => (
        <li key={use.id}>{use.name}</li>
      ))}
    </ul>
  );
}
