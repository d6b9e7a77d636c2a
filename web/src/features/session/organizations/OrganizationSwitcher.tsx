import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronsUpDown, Settings2, UserPlus, Users } from "lucide-react";
import { cx } from "@/lib/classes";
import { useCan, useSession } from "@/lib/server/session";
import { LogoMark } from "@/ui/Logo";
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from "@/ui/layers/Menu";
import { membershipsQuery, useSwitching } from "./switching";

/** Which organization one is in, and the way to the others. */
export function OrganizationSwitcher({ narrow }: { narrow: boolean }) {
  const { organization, user } = useSession();
  const memberships = useQuery(membershipsQuery).data;
  const switching = useSwitching();
  const canInvite = useCan("user:invite");
  const canRead = useCan("user:read");
  const canManage = useCan("organization:manage");
  const several = (memberships?.length ?? 0) > 1;
  return (
    <Menu
      align="start"
      className="w-64"
      trigger={
        <button
          type="button"
          aria-busy={switching.isPending || undefined}
          className={cx(
            "flex h-9 items-center gap-2.5 rounded-md text-left transition-colors hover:bg-hover pointer-coarse:h-10",
            narrow ? "w-full justify-center" : "w-full px-1.5",
          )}
        >
          <LogoMark className="size-6" />
          <span className="sr-only">Organization </span>
          {narrow ? (
            <span className="sr-only">{organization.name}</span>
          ) : (
            <>
              <span className="min-w-0 flex-1 truncate font-semibold text-ink">
                {organization.name}
              </span>
              <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-ink-3" />
            </>
          )}
        </button>
      }
    >
      {several ? (
        <>
          <MenuLabel>Your organizations</MenuLabel>
          <MenuChoice
            label="Organization"
            value={organization.id}
            options={(memberships ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => id === organization.id || switching.mutate(id)}
          />
        </>
      ) : (
        <div className="px-2 py-1.5">
          <div className="truncate font-medium">{organization.name}</div>
          <div className="text-ink-3 text-xs">
            You are here as <span className="capitalize">{user.role}</span>
          </div>
        </div>
      )}
      <MenuSeparator />
      {canInvite ? (
        <MenuItem asChild>
          <Link to="/settings/people" search={{ invite: true }}>
            <UserPlus aria-hidden className="size-4 opacity-70" />
            Invite people
          </Link>
        </MenuItem>
      ) : null}
      {canRead ? (
        <MenuItem asChild>
          <Link to="/settings/people">
            <Users aria-hidden className="size-4 opacity-70" />
            People
          </Link>
        </MenuItem>
      ) : null}
      <MenuItem asChild>
        <Link to={canManage ? "/settings/organization" : "/settings/profile"}>
          <Settings2 aria-hidden className="size-4 opacity-70" />
          {canManage ? "Organization settings" : "Settings"}
        </Link>
      </MenuItem>
    </Menu>
  );
}
