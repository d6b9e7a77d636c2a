import { useParams } from "@tanstack/react-router";
import { UserPlus } from "lucide-react";
import { useBreadcrumbs } from "@/lib/browser/page";
import { formatCount } from "@/lib/formatting";
import { useCan } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { SearchInput } from "@/ui/fields/SearchInput";
import { Page } from "@/ui/layout/Page";
import { InviteDialog } from "./invitations/InviteDialog";
import { PeopleFilters } from "./list/PeopleFilters";
import { PeopleList } from "./list/PeopleList";
import { PersonPanel } from "./panel/PersonPanel";
import { isNarrowed } from "./search";
import { usePeople } from "./usePeople";

/** Who is here; one person opens beside the list, which stays as it is. */
export function PeopleScreen() {
  const { personId } = useParams({ strict: false });
  const people = usePeople(personId);
  const { search, change, list, open } = people;
  const canInvite = useCan("user:invite");
  useBreadcrumbs([{ label: "Settings", to: "/settings" }, { label: "People" }]);
  const total = list.data?.pagination.total;
  return (
    <Page
      title="People"
      lead="Everybody in your organization, and what they may do."
      width="wide"
      actions={
        <Button
          variant="primary"
          icon={UserPlus}
          disabledReason={canInvite ? undefined : "You need the permission to invite people"}
          onClick={() => void change({ invite: true })}
        >
          Invite people
        </Button>
      }
    >
      <div className="flex flex-col">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pb-4">
          <SearchInput
            label="Search people"
            placeholder="Name or email"
            value={search.q ?? ""}
            onSearch={(q) => void change({ q: q || undefined })}
          />
          <div className="-mx-4 max-w-[100vw] overflow-x-auto px-4 py-0.5 md:mx-0 md:px-0.5">
            <PeopleFilters search={search} onChange={change} />
          </div>
          {total === undefined ? null : (
            <span role="status" className="ml-auto text-ink-3 text-sm tabular-nums">
              {isNarrowed(search) ? `${total} found` : formatCount(total, "person", "people")}
            </span>
          )}
        </div>
        <PeopleList people={people} openId={personId} />
      </div>
      {personId ? (
        <PersonPanel key={personId} personId={personId} onClose={() => void open(undefined)} />
      ) : null}
      {search.invite && canInvite ? (
        <InviteDialog onClose={() => void change({ invite: undefined })} />
      ) : null}
    </Page>
  );
}
