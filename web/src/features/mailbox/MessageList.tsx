/** The list of messages with search and paging. */

import { ChevronLeft, ChevronRight, Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useShortcut } from "@/lib/browser/shortcuts";
import { formatCount } from "@/lib/formatting";
import type { MailboxRow, Pagination } from "@/lib/server/models";
import { Input } from "@/ui/fields/Input";
import { IconButton } from "@/ui/IconButton";
import { Skeleton } from "@/ui/states/Skeleton";
import { MessageRow } from "./MessageRow";
import type { MailboxPage } from "./useMailboxPage";

interface MessageListProps {
  rows: readonly MailboxRow[];
  loading: boolean;
  pagination: Pagination | undefined;
  /** How many of the page are about to be gone. */
  hidden: number;
  openId: string | undefined;
  page: MailboxPage;
}

const SKELETONS = ["a", "b", "c", "d", "e", "f"];

export function MessageList(props: MessageListProps) {
  const { rows, loading, pagination, hidden, openId, page } = props;
  const searching = Boolean(page.search.q);
  return (
    <>
      <div className="border-b p-3">
        <h1 className="mb-2 px-1 font-semibold text-lg">Mailbox</h1>
        <SearchBox page={page} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {loading ? (
          <div role="status" aria-label="Loading the messages">
            {SKELETONS.map((key) => (
              <div key={key} className="space-y-2 border-b px-4 py-3">
                <Skeleton className="h-3.5 w-2/5" />
                <Skeleton className="h-3.5 w-4/5" />
                <Skeleton className="h-3 w-3/5" />
              </div>
            ))}
          </div>
        ) : rows.length === 0 ? (
          <p className="p-6 text-center text-ink-2">
            {searching ? `No message has “${page.search.q}” in it.` : "No messages here."}
          </p>
        ) : (
          <ul aria-label="Messages">
            {rows.map((row) => (
              <MessageRow
                key={row.id}
                row={row}
                open={row.id === openId}
                onOpen={() => page.open(row.id)}
              />
            ))}
          </ul>
        )}
      </div>
      {pagination ? (
        <Pages pagination={{ ...pagination, total: pagination.total - hidden }} page={page} />
      ) : null}
    </>
  );
}

const PAUSE_MS = 250;

function SearchBox({ page }: { page: MailboxPage }) {
  const asked = page.search.q ?? "";
  const [text, setText] = useState(asked);
  const input = useRef<HTMLInputElement>(null);
  const change = useRef(page.change);
  change.current = page.change;
  useEffect(() => setText(asked), [asked]);
  useEffect(() => {
    if (text.trim() === asked) {
      return;
    }
    const timer = setTimeout(
      () => change.current({ q: text.trim() || undefined, page: undefined }),
      PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [text, asked]);
  useShortcut({ keys: "/", label: "Search the mailbox", group: "Mailbox" }, () =>
    input.current?.focus(),
  );
  return (
    <div className="relative">
      <Search aria-hidden className="absolute inset-y-0 left-2.5 my-auto size-4 text-ink-3" />
      <Input
        ref={input}
        type="search"
        aria-label="Search the mailbox"
        placeholder="Search subject, address or text"
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="pl-8"
      />
    </div>
  );
}

function Pages({ pagination, page }: { pagination: Pagination; page: MailboxPage }) {
  const { page: number, pages, total } = pagination;
  const go = (next: number): void => page.change({ page: next > 1 ? next : undefined });
  return (
    <div className="flex h-11 shrink-0 items-center justify-between border-t px-4 text-ink-2 text-xs tabular-nums">
      <span>{formatCount(total, "message")}</span>
      {pages > 1 ? (
        <span className="flex items-center gap-1">
          <IconButton
            size="sm"
            icon={ChevronLeft}
            label="Newer messages"
            disabledReason={number > 1 ? undefined : "These are the newest"}
            onClick={() => go(number - 1)}
          />
          {number} of {pages}
          <IconButton
            size="sm"
            icon={ChevronRight}
            label="Older messages"
            disabledReason={number < pages ? undefined : "These are the oldest"}
            onClick={() => go(number + 1)}
          />
        </span>
      ) : null}
    </div>
  );
}
