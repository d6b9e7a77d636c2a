import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { onProofNeeded } from "@/lib/server/proof";
import { keepSession } from "@/lib/server/session";
import { Dialog } from "@/ui/layers/Dialog";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { ProofForm } from "./ProofForm";
import { proofNeedsQuery } from "./requests";

/** A change that only its owner may make: proves again who is there, then the change goes on. */
export function StepUpDialog() {
  const [open, setOpen] = useState(false);
  const answer = useRef<(proved: boolean) => void>(() => undefined);
  useEffect(
    () =>
      onProofNeeded(
        () =>
          new Promise((resolve) => {
            answer.current = resolve;
            setOpen(true);
          }),
      ),
    [],
  );
  const close = (proved: boolean) => {
    setOpen(false);
    answer.current(proved);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => next || close(false)}
      title="Confirm that it is you"
      description="What comes next touches who can get in. You are not asked again for 15 minutes."
    >
      {open ? <Proving onProved={() => close(true)} /> : null}
    </Dialog>
  );
}

function Proving({ onProved }: { onProved: () => void }) {
  const client = useQueryClient();
  const needs = useQuery(proofNeedsQuery);
  if (needs.isError) {
    return (
      <ErrorState
        title="This could not be prepared"
        error={needs.error}
        onRetry={() => void needs.refetch()}
        busy={needs.isFetching}
        className="-my-10"
      />
    );
  }
  if (needs.isPending) {
    return (
      <div className="flex flex-col gap-4" role="status" aria-label="One moment">
        <Skeleton className="h-8" />
        <Skeleton className="h-10" />
      </div>
    );
  }
  return (
    <ProofForm
      needs={needs.data}
      onProved={(session) => {
        keepSession(client, session);
        onProved();
      }}
    />
  );
}
