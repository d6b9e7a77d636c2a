import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { cx } from "@/lib/classes";
import type { Person } from "@/lib/server/models";
import { permissionGroups, roleName, rolesQuery } from "@/lib/server/roles";
import { useCan } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { summaryOf, switched } from "../permissions";
import { useChangingPerson } from "./changing";
import { PermissionRow } from "./PermissionRow";

interface PermissionsFieldProps {
  person: Person;
  me: boolean;
}

/** What this person may do, and for each single thing where that comes from. */
export function PermissionsField({ person, me }: PermissionsFieldProps) {
  const catalog = useQuery(rolesQuery).data;
  const canManage = useCan("user:manage");
  const changing = useChangingPerson(person);
  const [open, setOpen] = useState(false);
  const listId = useId();
  if (!catalog) {
    return null;
  }
  const ofRole = catalog.roles.find(({ role }) => role === person.role)?.permissions ?? [];
  const reason = me
    ? "Nobody changes their own permissions"
    : canManage
      ? undefined
      : "You need the permission to manage people";
  const save = (permissions: string[]) => changing.mutate({ change: { permissions } });
  return (
    <section aria-label="Permissions">
      <div className="flex items-center gap-2">
        <h3 className="font-medium text-sm">Permissions</h3>
        {person.permissions.length > 0 ? (
          <Button
            size="sm"
            variant="ghost"
            className="ml-auto"
            disabledReason={reason}
            onClick={() => save([])}
          >
            Back to the role's own
          </Button>
        ) : null}
      </div>
      <p className="mt-0.5 text-ink-2 text-sm">
        {summaryOf(roleName(person.role), ofRole, person.permissions)}.
      </p>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={listId}
        onClick={() => setOpen(!open)}
        className="mt-2 inline-flex items-center gap-1 rounded-sm text-accent-text text-sm"
      >
        {open ? "Hide single permissions" : "Show single permissions"}
        <ChevronDown
          aria-hidden
          className={cx("size-4 transition-transform", open && "rotate-180")}
        />
      </button>
      <div id={listId}>
        {open
          ? permissionGroups(catalog.permissions).map(([group, members]) => (
              <section key={group} aria-label={group} className="mt-4">
                <h4 className="mb-1 font-medium text-ink-3 text-xs">{group}</h4>
                <ul className="divide-y rounded-lg border">
                  {members.map((info) => (
                    <PermissionRow
                      key={info.permission}
                      info={info}
                      ofRole={ofRole}
                      changes={person.permissions}
                      roleName={roleName(person.role)}
                      disabledReason={reason}
                      onSwitch={(on) =>
                        save(switched(info.permission, on, ofRole, person.permissions))
                      }
                    />
                  ))}
                </ul>
              </section>
            ))
          : null}
      </div>
    </section>
  );
}
