/** What the mailbox asks of the server. */

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/server/api";
import type { MailboxMessage, MailboxRow } from "@/lib/server/models";

const PAGE = 30;

interface ListQuery {
  page: number;
  search: string;
}

export const mailboxQuery = ({ page, search }: ListQuery) =>
  queryOptions({
    queryKey: ["mailbox", "list", page, search],
    queryFn: ({ signal }) =>
      api.page<MailboxRow>("/api/mailbox", { query: { page, limit: PAGE, search }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 20_000,
  });

const base = (id: string): string => `/api/mailbox/${encodeURIComponent(id)}`;

export const messageQuery = (id: string) =>
  queryOptions({
    queryKey: ["mailbox", "message", id],
    queryFn: ({ signal }) => api.get<MailboxMessage>(base(id), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const rawUrl = (id: string): string => `${base(id)}/raw`;

export const rawQuery = (id: string) =>
  queryOptions({
    queryKey: ["mailbox", "raw", id],
    queryFn: ({ signal }) => api.text(rawUrl(id), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const deleteMessage = (id: string) => api.delete<void>(base(id));
