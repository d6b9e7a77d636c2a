import { Check, Minus } from "lucide-react";
import { cx } from "@/lib/classes";
import type { PermissionInfo, RoleInfo } from "@/lib/server/models";
import { permissionGroups, roleName } from "@/lib/server/roles";

interface RoleListProps {
  role: RoleInfo;
  permissions: readonly PermissionInfo[];
}

/** What one role may do. */
export function RoleList({ role, permissions }: RoleListProps) {
  return (
    <div className="flex flex-col gap-5">
      <p className="text-ink-2 text-pretty">{role.description}</p>
      {permissionGroups(permissions).map(([group, members]) => (
        <section key={group} aria-label={group}>
          <h2 className="mb-1.5 font-semibold text-sm">{group}</h2>
          <ul className="divide-y rounded-lg border bg-surface">
            {members.map((info) => {
              const has = role.permissions.includes(info.permission);
              const Icon = has ? Check : Minus;
              return (
                <li key={info.permission} className="flex gap-3 px-4 py-2.5">
                  <Icon
                    aria-hidden
                    className={cx("mt-0.5 size-4 shrink-0", has ? "text-success" : "text-ink-3")}
                  />
                  <div className={cx("min-w-0", !has && "text-ink-3")}>
                    <span className="sr-only">
                      {has ? `${roleName(role.role)} may: ` : `${roleName(role.role)} may not: `}
                    </span>
                    {info.title}
                    <span className="block text-ink-3 text-xs text-pretty">{info.description}</span>
                  </div>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
