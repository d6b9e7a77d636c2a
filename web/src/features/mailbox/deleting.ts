/** Deletes messages a moment later than asked, so that it can be undone. */

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { create } from "zustand";
import { errorSentence } from "@/lib/server/apiError";
import type { MailboxRow } from "@/lib/server/models";
import { dismissToast, toast, useToasts } from "@/ui/layers/toasts";
import { deleteMessage } from "./requests";

interface Leaving {
  /** Messages that are hidden already and will be gone soon. */
  readonly ids: ReadonlySet<string>;
}

const UNDO_MS = 6_000;

export const useLeaving = create<Leaving>(() => ({ ids: new Set() }));

function hide(id: string, hidden: boolean): void {
  useLeaving.setState(({ ids }) => {
    const next = new Set(ids);
    if (hidden) {
      next.add(id);
    } else {
      next.delete(id);
    }
    return { ids: next };
  });
}

/** Delete a message, with a way back. Closing the window in between keeps it. */
export function useDeleting(): (row: Pick<MailboxRow, "id" | "subject">) => void {
  const client = useQueryClient();
  return useCallback(
    ({ id, subject }) => {
      hide(id, true);
      const timer = setTimeout(async () => {
        dismissToast(notice ?? -1);
        try {
          await deleteMessage(id);
          await client.invalidateQueries({ queryKey: ["mailbox", "list"] });
        } catch (error) {
          toast({
            tone: "danger",
            title: "The message could not be deleted",
            description: errorSentence(error),
          });
        } finally {
          hide(id, false);
        }
      }, UNDO_MS);
      const undo = (): void => {
        clearTimeout(timer);
        hide(id, false);
      };
      toast({
        title: "Message deleted",
        description: subject,
        action: { label: "Undo", run: undo },
      });
      const notice = useToasts.getState().toasts.at(-1)?.id;
    },
    [client],
  );
}
