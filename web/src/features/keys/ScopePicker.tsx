import { useQuery } from "@tanstack/react-query";
import { ChevronRight, CircleAlert } from "lucide-react";
import { useId, useState } from "react";
import { cx } from "@/lib/classes";
import { formatCount } from "@/lib/formatting";
import { permissionGroups, rolesQuery } from "@/lib/server/roles";
import { useSession } from "@/lib/server/session";
import { Skeleton } from "@/ui/states/Skeleton";
import { PermissionChoice } from "./PermissionChoice";
import { PRESETS, presetOf, whyNotGrantable } from "./scopes";

interface ScopePickerProps {
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
  error: string | undefined;
}

/** What a key may do: a task, or permission by permission. */
export function ScopePicker({ chosen, onChange, error }: ScopePickerProps) {
  const noteId = useId();
  const { permissions: held } = useSession();
  const [single, setSingle] = useState(false);
  const current = presetOf(chosen);
  return (
    <fieldset className="flex min-w-0 flex-col gap-2" aria-describedby={error ? noteId : undefined}>
      <legend className="mb-1.5 font-medium text-sm">What it may do</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {PRESETS.map((preset) => {
          const lacking = preset.permissions
            .map((permission) => whyNotGrantable(permission, held))
            .find((reason) => reason !== undefined);
          return (
            <label
              key={preset.id}
              title={lacking ? `${lacking} (or one of several)` : undefined}
              className={cx(
                "flex items-start gap-2.5 rounded-md border p-2.5 transition-colors has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent",
                lacking ? "cursor-not-allowed" : "cursor-pointer hover:border-line-strong",
                current === preset.id && "border-accent bg-accent-soft",
              )}
            >
              <input
                type="radio"
                name="preset"
                checked={current === preset.id}
                disabled={Boolean(lacking)}
                onChange={() => onChange(new Set(preset.permissions))}
                className="mt-0.5 accent-accent outline-none"
              />
              <span className={cx("min-w-0", lacking && "opacity-60")}>
                <span className="block font-medium">{preset.title}</span>
                <span className="block text-ink-3 text-xs">{lacking ?? preset.about}</span>
              </span>
            </label>
          );
        })}
      </div>
      {error ? (
        <p id={noteId} className="flex gap-1.5 text-danger text-xs">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          {error}
        </p>
      ) : null}
      <button
        type="button"
        aria-expanded={single}
        onClick={() => setSingle(!single)}
        className="-ml-1 flex h-7 w-fit items-center gap-1 rounded-md px-1 text-ink-2 text-sm hover:text-ink"
      >
        <ChevronRight
          aria-hidden
          className={cx("size-4 transition-transform", single && "rotate-90")}
        />
        Choose permissions one by one
        {chosen.size > 0 ? (
          <span className="text-ink-3">({formatCount(chosen.size, "chosen", "chosen")})</span>
        ) : null}
      </button>
      {single ? <SinglePermissions chosen={chosen} onChange={onChange} /> : null}
    </fieldset>
  );
}

function SinglePermissions({ chosen, onChange }: Omit<ScopePickerProps, "error">) {
  const { permissions: held } = useSession();
  const roles = useQuery(rolesQuery);
  if (!roles.data) {
    return roles.isError ? (
      <p className="text-danger text-sm">The permissions could not be loaded.</p>
    ) : (
      <Skeleton className="h-40" />
    );
  }
  const set = (permission: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) {
      next.add(permission);
    } else {
      next.delete(permission);
    }
    onChange(next);
  };
  return (
    <div className="flex flex-col gap-4 rounded-md border p-3">
      {permissionGroups(roles.data.permissions).map(([group, permissions]) => (
        <section key={group} aria-label={group}>
          <h3 className="mb-1 font-medium text-ink-3 text-xs">{group}</h3>
          <ul className="grid gap-x-4 sm:grid-cols-2">
            {permissions.map((permission) => (
              <PermissionChoice
                key={permission.permission}
                permission={permission}
                checked={chosen.has(permission.permission)}
                reason={whyNotGrantable(permission.permission, held)}
                onChange={(on) => set(permission.permission, on)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
