import { Check, Minus } from "lucide-react";
import { Fragment } from "react";
import { cx } from "@/lib/classes";
import type { PermissionInfo, RoleInfo } from "@/lib/server/models";
import { permissionGroups, type RoleName, roleName } from "@/lib/server/roles";
import { Badge } from "@/ui/Badge";

interface RoleMatrixProps {
  roles: readonly RoleInfo[];
  permissions: readonly PermissionInfo[];
  mine: RoleName;
}

/** Every permission against every role. */
export function RoleMatrix({ roles, permissions, mine }: RoleMatrixProps) {
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 text-left">
      <caption className="sr-only">Which role has which permission</caption>
      <thead>
        <tr>
          <th scope="col" className="w-[34%] border-b bg-paper py-3 pr-4 align-bottom">
            <span className="font-medium text-ink-3 text-xs">Permission</span>
          </th>
          {roles.map(({ role, description }) => (
            <th
              key={role}
              scope="col"
              className={cx(
                "border-b px-3 py-3 align-top",
                role === mine && "rounded-t-lg bg-accent-soft/50",
              )}
            >
              <span className="flex flex-wrap items-center gap-1.5 font-semibold">
                {roleName(role)}
                {role === mine ? <Badge tone="accent">Yours</Badge> : null}
              </span>
              <span className="mt-1 block font-normal text-ink-3 text-xs text-pretty">
                {description}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {permissionGroups(permissions).map(([group, members]) => (
          <Fragment key={group}>
            <tr>
              <th
                scope="colgroup"
                colSpan={roles.length + 1}
                className="border-b pt-5 pb-1.5 font-semibold text-sm"
              >
                {group}
              </th>
            </tr>
            {members.map((info) => (
              <tr key={info.permission} className="group">
                <th scope="row" className="border-b py-2 pr-4 font-normal group-hover:bg-hover/60">
                  <span className="block text-ink">{info.title}</span>
                  <span className="block text-ink-3 text-xs text-pretty">{info.description}</span>
                </th>
                {roles.map(({ role, permissions: held }) => (
                  <td
                    key={role}
                    className={cx(
                      "border-b px-3 py-2 group-hover:bg-hover/60",
                      role === mine && "bg-accent-soft/50",
                    )}
                  >
                    <Mark has={held.includes(info.permission)} />
                  </td>
                ))}
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function Mark({ has }: { has: boolean }) {
  const Icon = has ? Check : Minus;
  return (
    <>
      <Icon aria-hidden className={cx("size-4", has ? "text-success" : "text-ink-3 opacity-50")} />
      <span className="sr-only">{has ? "Yes" : "No"}</span>
    </>
  );
}
