/** One message, read in four ways: as HTML, as text, by its headers, by its source. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowLeft, Download, Trash2 } from "lucide-react";
import { formatBytes, formatDateTime } from "@/lib/formatting";
import type { MailboxMessage } from "@/lib/server/models";
import { useCan } from "@/lib/server/session";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import { TabPanel, Tabs } from "@/ui/layout/Tabs";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { useDeleting } from "./deleting";
import { HeadersPart } from "./HeadersPart";
import { HtmlPart } from "./HtmlPart";
import { messageQuery, rawUrl } from "./requests";
import { SourcePart } from "./SourcePart";
import type { MailPart } from "./search";
import { TextPart } from "./TextPart";
import type { MailboxPage } from "./useMailboxPage";

interface MessagePaneProps {
  id: string;
  page: MailboxPage;
  /** Back to the list, where both do not fit. */
  back: (() => void) | undefined;
}

const PARTS: readonly { value: MailPart; label: string }[] = [
  { value: "html", label: "HTML" },
  { value: "text", label: "Text" },
  { value: "headers", label: "Headers" },
  { value: "source", label: "Source" },
];

export function MessagePane({ id, page, back }: MessagePaneProps) {
  const message = useQuery(messageQuery(id));
  if (message.isError) {
    return (
      <ErrorState
        title="This message could not be opened"
        error={message.error}
        onRetry={() => void message.refetch()}
        busy={message.isFetching}
        className="flex-1"
        actions={<Button onClick={() => page.open(undefined)}>Back to the list</Button>}
      />
    );
  }
  if (message.isPending) {
    return (
      <div className="flex-1 space-y-4 p-6" role="status" aria-label="Loading the message">
        <Skeleton className="h-6 w-2/3" />
        <Skeleton className="h-4 w-1/3" />
        <Skeleton className="h-96" />
      </div>
    );
  }
  const { data } = message;
  return (
    <article aria-label={data.subject} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <MessageHead message={data} back={back} onDeleted={() => page.open(undefined)} />
      <Tabs<MailPart>
        label="Parts of the message"
        value={page.search.part ?? "html"}
        tabs={PARTS}
        onChange={(part) => page.change({ part })}
        className="flex-1"
      >
        <TabPanel value="html">
          <HtmlPart message={data} />
        </TabPanel>
        <TabPanel value="text" className="overflow-auto">
          <TextPart text={data.text} />
        </TabPanel>
        <TabPanel value="headers" className="overflow-auto">
          <HeadersPart headers={data.headers} />
        </TabPanel>
        <TabPanel value="source" className="overflow-auto">
          <SourcePart id={id} />
        </TabPanel>
      </Tabs>
    </article>
  );
}

interface MessageHeadProps {
  message: MailboxMessage;
  back: (() => void) | undefined;
  onDeleted: () => void;
}

function MessageHead({ message, back, onDeleted }: MessageHeadProps) {
  const remove = useDeleting();
  const mayDelete = useCan("mailbox:read");
  // Beside the list it stands below the heading of the list.
  const Heading = back ? "h1" : "h2";
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 pt-4 pb-3">
      {back ? <IconButton icon={ArrowLeft} label="Back to the list" onClick={back} /> : null}
      <div className="min-w-56 flex-1 max-sm:order-last max-sm:basis-full">
        <Heading className="text-pretty font-semibold text-lg">
          {message.subject || "(no subject)"}
        </Heading>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 text-sm">
          <span className="break-all">From {message.from}</span>
          <span className="break-all">To {message.to}</span>
        </p>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-3 text-xs">
          <time dateTime={message.at}>{formatDateTime(message.at)}</time>
          <span className="tabular-nums">{formatBytes(message.size)}</span>
          {message.test ? <Badge>Test</Badge> : null}
          {message.templateId ? (
            <Link
              to="/templates/$templateId"
              params={{ templateId: message.templateId }}
              className="text-accent-text underline"
            >
              {message.version ? `Template, version ${message.version}` : "Template"}
            </Link>
          ) : null}
        </p>
        {message.attachments.length > 0 ? (
          <p className="mt-1 text-ink-2 text-xs">
            {message.attachments
              .map(({ name, size }) => `${name} (${formatBytes(size)})`)
              .join(", ")}
          </p>
        ) : null}
      </div>
      <span className="ml-auto flex gap-1">
        <Button asChild>
          <a href={rawUrl(message.id)} download={`message-${message.id}.eml`}>
            <Download aria-hidden className="size-4" />
            Download
          </a>
        </Button>
        {mayDelete ? (
          <IconButton
            icon={Trash2}
            tone="danger"
            label="Delete this message"
            onClick={() => {
              remove(message);
              onDeleted();
            }}
          />
        ) : null}
      </span>
    </header>
  );
}
