/** Freezes the draft into the next version, with a message for those who look back. */

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { countFindings } from "@/editor/checks/findings";
import { formatCount } from "@/lib/formatting";
import { ApiError, isApiError } from "@/lib/server/apiError";
import { refreshTemplates, templateQuery } from "@/lib/server/templates";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Dialog } from "@/ui/layers/Dialog";
import { toast } from "@/ui/layers/toasts";
import { Notice } from "@/ui/states/Notice";
import { useBench, useLivePreview } from "../bench";
import { freezeDraft, getDraft, versionsKey } from "../requests";
import { FailureNotice } from "./FailureNotice";

interface DialogState {
  open: boolean;
  onClose: () => void;
}

/** Save what is open, freeze it, and go on from the new version. */
function useFreezing(done: (version: number) => void) {
  const { template, draft } = useBench();
  const client = useQueryClient();
  const { id } = template;
  return useMutation({
    mutationFn: async ({ message, anyway }: { message: string; anyway: boolean }) => {
      if (anyway) {
        draft.standOn((await client.fetchQuery(templateQuery(id))).version);
      }
      if (!(await draft.flush())) {
        throw new ApiError({
          code: "NOT_SAVED",
          status: 0,
          message: "The draft could not be saved. Your work is kept on this computer.",
        });
      }
      const { content } = draft.store.getState().stored;
      return { content, version: await freezeDraft(id, message) };
    },
    onSuccess: async ({ content, version }) => {
      draft.froze(content, await getDraft(id));
      done(version.version);
      await Promise.all([
        client.invalidateQueries({ queryKey: templateQuery(id).queryKey }),
        client.invalidateQueries({ queryKey: versionsKey(id) }),
        refreshTemplates(client),
      ]);
    },
  });
}

export function SaveVersionDialog({ open, onClose }: DialogState) {
  const { template } = useBench();
  const [message, setMessage] = useState("");
  const form = useId();
  const freezing = useFreezing((version) => {
    setMessage("");
    onClose();
    toast({ title: `Version ${version} saved` });
  });
  const stale = isApiError(freezing.error, "STALE");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    freezing.mutate({ message: message.trim(), anyway: stale });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) {
          freezing.reset();
          onClose();
        }
      }}
      title={`Save version ${template.version + 1}`}
      description="Versions never change. You can come back to each of them."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} busy={freezing.isPending}>
            {stale ? "Save on top of it" : "Save version"}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <Field label="What has changed" optional help="Shown in the history of versions.">
          {(control) => (
            <Input
              {...control}
              autoFocus
              value={message}
              maxLength={300}
              onChange={(event) => setMessage(event.target.value)}
              placeholder="New hero image and a shorter subject"
            />
          )}
        </Field>
        <OpenFindings />
        {stale ? (
          <Notice tone="warning">
            Somebody saved a version since you began. Saving puts yours on top; theirs stays in the
            history.
          </Notice>
        ) : (
          <FailureNotice error={freezing.error} />
        )}
      </form>
    </Dialog>
  );
}

function OpenFindings() {
  const { shown } = useLivePreview();
  const { openTab } = useBench();
  const { error, warning } = countFindings(shown?.findings ?? []);
  if (error + warning === 0) {
    return null;
  }
  const words = [
    ...(error > 0 ? [formatCount(error, "error")] : []),
    ...(warning > 0 ? [formatCount(warning, "warning")] : []),
  ];
  return (
    <Notice tone="warning">
      The checks found {words.join(" and ")}. You can save all the same and mend them later.{" "}
      <button type="button" className="underline" onClick={() => openTab("checks")}>
        See the checks
      </button>
    </Notice>
  );
}
