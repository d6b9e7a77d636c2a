/** Sends the email as it stands to somebody who wants to see it for real. */

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import { type DataSetId, valuesOf } from "@/editor/variables/samples/dataSets";
import { ApiError } from "@/lib/server/apiError";
import { useSession } from "@/lib/server/session";
import { refreshTemplates, templateQuery } from "@/lib/server/templates";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Select } from "@/ui/fields/Select";
import { Dialog } from "@/ui/layers/Dialog";
import { toast } from "@/ui/layers/toasts";
import { useBench, useContract, useDraft } from "../bench";
import { getDraft, sendTest, versionsKey } from "../requests";
import { DataSetSelect } from "../variables/DataSetSelect";
import { FailureNotice } from "./FailureNotice";

interface DialogState {
  open: boolean;
  onClose: () => void;
}

type Missing = "error" | "sample";

interface Order {
  to: string;
  dataSet: DataSetId;
  missing: Missing;
}

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function useSending(done: () => void) {
  const { template, draft, dataSets } = useBench();
  const contract = useContract();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id } = template;
  return useMutation({
    mutationFn: async ({ to, dataSet, missing }: Order) => {
      if (!(await draft.flush())) {
        throw new ApiError({
          code: "NOT_SAVED",
          status: 0,
          message: "The draft could not be saved, so it could not be sent.",
        });
      }
      const { content } = draft.store.getState().stored;
      const data = valuesOf(dataSet, dataSets.saved, contract);
      return { content, ...(await sendTest(id, { to, missing, data })) };
    },
    onSuccess: async ({ content, messageId }, { to }) => {
      done();
      toast({
        title: `Test sent to ${to}`,
        action: {
          label: "Read it",
          run: () => void navigate({ to: "/mailbox/$messageId", params: { messageId } }),
        },
      });
      draft.froze(content, await getDraft(id));
      await Promise.all([
        client.invalidateQueries({ queryKey: templateQuery(id).queryKey }),
        client.invalidateQueries({ queryKey: versionsKey(id) }),
        client.invalidateQueries({ queryKey: ["mailbox"] }),
        refreshTemplates(client),
      ]);
    },
  });
}

export function SendTestDialog({ open, onClose }: DialogState) {
  const { template, dataSets } = useBench();
  const { user } = useSession();
  const edited = useDraft((state) => state.edited);
  const [order, setOrder] = useState<Order>({
    to: user.email,
    dataSet: dataSets.chosen,
    missing: "sample",
  });
  const [tried, setTried] = useState(false);
  const form = useId();
  const sending = useSending(onClose);
  const set = (change: Partial<Order>) => setOrder((now) => ({ ...now, ...change }));
  const wrong = tried && !ADDRESS.test(order.to.trim());
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (ADDRESS.test(order.to.trim())) {
      sending.mutate({ ...order, to: order.to.trim() });
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) {
          sending.reset();
          onClose();
        }
      }}
      title="Send a test"
      description={
        edited
          ? `Your draft becomes version ${template.version + 1} first, so that what you test is on record.`
          : `Version ${template.version} is sent, marked as a test.`
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} busy={sending.isPending}>
            Send test
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field label="To" error={wrong ? "This is not an email address." : undefined}>
          {(control) => (
            <Input
              {...control}
              type="email"
              autoComplete="email"
              value={order.to}
              onChange={(event) => set({ to: event.target.value })}
            />
          )}
        </Field>
        <Field label="Data" help="What the variables are filled with.">
          {(control) => (
            <DataSetSelect
              control={control}
              value={order.dataSet}
              onChange={(dataSet) => set({ dataSet })}
            />
          )}
        </Field>
        <MissingField value={order.missing} onChange={(missing) => set({ missing })} />
        <FailureNotice error={sending.error} />
      </form>
    </Dialog>
  );
}

interface MissingFieldProps {
  value: Missing;
  onChange: (value: Missing) => void;
}

function MissingField({ value, onChange }: MissingFieldProps) {
  return (
    <Field label="When a required variable has no value">
      {(control) => (
        <Select<Missing>
          control={control}
          value={value}
          onChange={onChange}
          options={[
            { value: "sample", label: "Fill in its default or a sample" },
            { value: "error", label: "Do not send, and say which" },
          ]}
        />
      )}
    </Field>
  );
}
