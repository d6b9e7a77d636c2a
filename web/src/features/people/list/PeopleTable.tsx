import { Link } from "@tanstack/react-router";
import { cx } from "@/lib/classes";
import { formatDateTime, formatRelative } from "@/lib/formatting";
import type { Person } from "@/lib/server/models";
import { personName } from "@/lib/server/people";
import { roleName } from "@/lib/server/roles";
import { useSession } from "@/lib/server/session";
import { Avatar } from "@/ui/Avatar";
import { Badge } from "@/ui/Badge";
import { Cell, HeadCell, Row, Table } from "@/ui/layout/Table";
import type { PeopleSearch } from "../search";
import { FactorMark, StatusMark } from "./PersonMarks";

interface PeopleTableProps {
  items: readonly Person[];
  search: PeopleSearch;
  openId: string | undefined;
}

export function PeopleTable({ items, search, openId }: PeopleTableProps) {
  const { user } = useSession();
  const told = items.some((person) => person.factors);
  return (
    <Table aria-label="People" className="table-fixed">
      <thead>
        <tr>
          <HeadCell>Name</HeadCell>
          <HeadCell className="hidden w-28 @lg:table-cell">Role</HeadCell>
          <HeadCell className="hidden w-44 @4xl:table-cell">Teams</HeadCell>
          {told ? <HeadCell className="hidden w-28 @3xl:table-cell">Second factor</HeadCell> : null}
          <HeadCell className="hidden w-36 @2xl:table-cell">Last sign-in</HeadCell>
        </tr>
      </thead>
      <tbody>
        {items.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            search={search}
            open={person.id === openId}
            me={person.id === user.id}
            told={told}
          />
        ))}
      </tbody>
    </Table>
  );
}

interface PersonRowProps {
  person: Person;
  search: PeopleSearch;
  open: boolean;
  me: boolean;
  /** Whether this list says anything about second factors. */
  told: boolean;
}

function PersonRow({ person, search, open, me, told }: PersonRowProps) {
  const name = personName(person);
  const faded = person.status === "disabled" && "opacity-60";
  return (
    <Row className={cx("relative", open && "bg-accent-soft/60")}>
      <Cell className="py-2.5">
        <div className="flex min-w-0 items-center gap-3">
          <Avatar name={name} className={cx(faded)} />
          <div className="min-w-0 flex-1">
            <div className="flex min-w-0 items-center gap-2">
              <Link
                to="/settings/people/$personId"
                params={{ personId: person.id }}
                search={search}
                resetScroll={false}
                preload={false}
                aria-current={open || undefined}
                className={cx(
                  "truncate font-medium text-ink outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2",
                  faded,
                )}
              >
                {name}
              </Link>
              {me ? <Badge>You</Badge> : null}
              <StatusMark status={person.status} />
            </div>
            <div className="truncate text-ink-3 text-sm">
              {name === person.email ? "Has not accepted yet" : person.email}
            </div>
            <div className="text-ink-3 text-sm @lg:hidden">{roleName(person.role)}</div>
          </div>
        </div>
      </Cell>
      <Cell className="hidden text-ink-2 text-sm @lg:table-cell">
        {roleName(person.role)}
        {person.permissions.length > 0 ? (
          <span className="text-ink-3" title="With single permissions added or removed">
            {" "}
            ±{person.permissions.length}
          </span>
        ) : null}
      </Cell>
      <Cell className="hidden truncate text-ink-3 text-sm @4xl:table-cell">
        {person.teams.map((team) => team.name).join(", ")}
      </Cell>
      {told ? (
        <Cell className="hidden @3xl:table-cell">
          <FactorMark person={person} />
        </Cell>
      ) : null}
      <Cell
        className="hidden truncate text-ink-3 text-sm @2xl:table-cell"
        title={person.lastLoginAt ? formatDateTime(person.lastLoginAt) : undefined}
      >
        {person.lastLoginAt
          ? formatRelative(person.lastLoginAt)
          : person.status === "invited"
            ? ""
            : "Never"}
      </Cell>
    </Row>
  );
}
