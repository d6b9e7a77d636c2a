/** The mailbox: what was sent from here, newest first, and how each message arrived. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Inbox, MailOpen } from "lucide-react";
import { useRef } from "react";
import { useRoom } from "@/editor/preview/useRoom";
import { useBreadcrumbs } from "@/lib/browser/page";
import { useShortcut } from "@/lib/browser/shortcuts";
import { cx } from "@/lib/classes";
import type { MailboxRow } from "@/lib/server/models";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { useLeaving } from "./deleting";
import { MessageList } from "./MessageList";
import { MessagePane } from "./MessagePane";
import { mailboxQuery } from "./requests";
import { useMailboxPage } from "./useMailboxPage";

/** From this width on list and message stand beside each other. */
const WIDE = 820;

export function MailboxScreen({ messageId }: { messageId?: string }) {
  const page = useMailboxPage(messageId);
  const list = useQuery(mailboxQuery({ page: page.search.page ?? 1, search: page.search.q ?? "" }));
  const leaving = useLeaving((state) => state.ids);
  const items = list.data?.items ?? [];
  const rows = items.filter(({ id }) => !leaving.has(id));
  const box = useRef<HTMLDivElement>(null);
  const wide = useRoom(box).width >= WIDE;
  useBreadcrumbs(
    messageId === undefined
      ? [{ label: "Mailbox" }]
      : [{ label: "Mailbox", to: "/mailbox" }, { label: subjectOf(rows, messageId) }],
  );
  useWalking(rows, messageId, page.open);
  if (list.isError) {
    return (
      <ErrorState
        page
        title="The mailbox could not be opened"
        error={list.error}
        onRetry={() => void list.refetch()}
        busy={list.isFetching}
      />
    );
  }
  const untouched = list.data?.pagination.total === 0 && !page.search.q;
  if (untouched && messageId === undefined) {
    return <NothingSent />;
  }
  return (
    <div ref={box} className="flex h-full min-h-0 overflow-hidden">
      <div
        className={cx(
          "flex h-full min-h-0 flex-col",
          wide ? "w-96 shrink-0 border-r" : "w-full",
          !wide && messageId !== undefined && "hidden",
        )}
      >
        <MessageList
          rows={rows}
          loading={list.isPending}
          pagination={list.data?.pagination}
          hidden={items.length - rows.length}
          openId={messageId}
          page={page}
        />
      </div>
      {messageId !== undefined ? (
        <MessagePane
          key={messageId}
          id={messageId}
          page={page}
          back={wide ? undefined : () => page.open(undefined)}
        />
      ) : wide ? (
        <EmptyState icon={MailOpen} title="Choose a message" className="self-center">
          It shows as HTML on every device, as text, with its headers and its source.
        </EmptyState>
      ) : null}
    </div>
  );
}

const subjectOf = (rows: readonly MailboxRow[], id: string): string =>
  rows.find((row) => row.id === id)?.subject || "Message";

function useWalking(
  rows: readonly MailboxRow[],
  openId: string | undefined,
  open: (id: string | undefined) => void,
): void {
  const walk = (step: number) => () => {
    const at = rows.findIndex(({ id }) => id === openId);
    const next = rows[at < 0 ? 0 : at + step];
    if (next !== undefined) {
      open(next.id);
    }
  };
  const group = "Mailbox";
  useShortcut({ keys: "j", label: "Next message", group }, walk(1));
  useShortcut({ keys: "k", label: "Previous message", group }, walk(-1));
}

function NothingSent() {
  return (
    <EmptyState
      page
      icon={Inbox}
      title="Nothing has been sent yet"
      actions={
        <Button asChild variant="primary">
          <Link to="/templates">Go to the library</Link>
        </Button>
      }
    >
      Open a template and choose “Send test”. The message lands here just as a mail client would get
      it, and leaves this computer only when you set up a mail server.
    </EmptyState>
  );
}
