/** What the address says about the mailbox, and how to change it. */

import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { type MailboxSearch, validateMailboxSearch } from "./search";

type Change = { [K in keyof MailboxSearch]?: MailboxSearch[K] | undefined };

export interface MailboxPage {
  readonly search: MailboxSearch;
  readonly change: (change: Change) => void;
  /** Open a message, or go back to the list. */
  readonly open: (messageId: string | undefined) => void;
}

const tidy = (search: Change): MailboxSearch =>
  validateMailboxSearch(Object.fromEntries(Object.entries(search)));

export function useMailboxPage(messageId: string | undefined): MailboxPage {
  const search = validateMailboxSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const go = useCallback(
    (id: string | undefined, next: MailboxSearch, replace: boolean) =>
      id === undefined
        ? navigate({ to: "/mailbox", search: next, replace, resetScroll: false })
        : navigate({
            to: "/mailbox/$messageId",
            params: { messageId: id },
            search: next,
            replace,
            resetScroll: false,
          }),
    [navigate],
  );
  return {
    search,
    change: (patch) => void go(messageId, tidy({ ...search, ...patch }), true),
    open: (id) => void go(id, search, false),
  };
}
