/** What the template is called, how it is found, and how it looks in an inbox. */

import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { InboxLine, PREHEADER_ROOM, SUBJECT_ROOM } from "@/editor/preview/InboxLine";
import { formatDateTime } from "@/lib/formatting";
import { useSession } from "@/lib/server/session";
import { facetsQuery } from "@/lib/server/templates";
import { useBench, useLivePreview } from "../bench";
import { LabelField } from "./LabelField";
import { TagsField } from "./TagsField";

export function DetailsPanel() {
  const { template } = useBench();
  const facets = useQuery(facetsQuery).data;
  const categories = useId();
  return (
    <div className="@container p-4">
      <div className="grid grid-cols-1 @4xl:grid-cols-2 gap-x-8 gap-y-6">
        <div className="flex flex-col gap-4">
          <LabelField label="Name" name="name" longest={200} required />
          <LabelField
            label="Slug"
            name="slug"
            longest={120}
            required
            mono
            help="The name programs send it by. Changing it breaks those that use the old one."
          />
          <LabelField label="Description" name="description" longest={2000} lines />
          <LabelField
            label="Category"
            name="category"
            longest={60}
            list={categories}
            help="Such as onboarding, receipts or newsletter."
          />
          <datalist id={categories}>
            {Object.keys(facets?.categories ?? {}).map((category) => (
              <option key={category} value={category} />
            ))}
          </datalist>
          <TagsField known={Object.keys(facets?.tags ?? {})} />
        </div>
        <div className="flex flex-col gap-4">
          <InboxPreview />
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
            <dt className="text-ink-3">Created</dt>
            <dd>{formatDateTime(template.createdAt)}</dd>
            <dt className="text-ink-3">Changed</dt>
            <dd>{`${formatDateTime(template.updatedAt)} by ${template.updatedBy.name}`}</dd>
            <dt className="text-ink-3">Id</dt>
            <dd>
              <code className="select-all break-all font-mono text-xs">{template.id}</code>
            </dd>
          </dl>
        </div>
      </div>
    </div>
  );
}

function InboxPreview() {
  const { organization } = useSession();
  const { shown } = useLivePreview();
  const { fields } = useBench();
  const subject = shown?.subject ?? "";
  const preheader = shown?.preheader ?? "";
  return (
    <section aria-label="In the inbox">
      <h2 className="mb-1.5 font-medium text-sm">In the inbox</h2>
      <div className="flex flex-col gap-2 rounded-lg bg-sunken p-3">
        <div className="@max-lg:hidden">
          <InboxLine from={organization.name} subject={subject} preheader={preheader} />
        </div>
        <InboxLine from={organization.name} subject={subject} preheader={preheader} compact />
      </div>
      <p className="mt-2 text-ink-2 text-xs">
        <Room what="Subject" length={[...subject].length} room={SUBJECT_ROOM} />{" "}
        <Room what="Preheader" length={[...preheader].length} room={PREHEADER_ROOM} />{" "}
        <button
          type="button"
          className="text-accent-text underline"
          onClick={() => fields.subject.current?.focus()}
        >
          Write them above the preview
        </button>
      </p>
    </section>
  );
}

interface RoomProps {
  what: string;
  length: number;
  room: { desktop: number; phone: number };
}

function Room({ what, length, room }: RoomProps) {
  const verdict =
    length === 0
      ? "is empty"
      : length > room.desktop
        ? `has ${length} characters: inboxes cut it at about ${room.desktop}`
        : length > room.phone
          ? `has ${length} characters: phones cut it at about ${room.phone}`
          : `has ${length} characters and fits`;
  return (
    <span>
      {what} {verdict}.
    </span>
  );
}
