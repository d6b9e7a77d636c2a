import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useMedia } from "@/lib/browser/media";
import { useBreadcrumbs } from "@/lib/browser/page";
import { type RoleName, roleName, rolesQuery } from "@/lib/server/roles";
import { useSession } from "@/lib/server/session";
import { SegmentedControl } from "@/ui/fields/SegmentedControl";
import { Page } from "@/ui/layout/Page";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { inOrder } from "./matrix";
import { RoleList } from "./RoleList";
import { RoleMatrix } from "./RoleMatrix";

/** What each role may do: all beside each other, or one at a time where there is little room. */
export function RolesScreen() {
  const catalog = useQuery(rolesQuery);
  const { user } = useSession();
  const beside = useMedia("(min-width: 60rem)");
  const [shown, setShown] = useState<RoleName>(user.role);
  useBreadcrumbs([{ label: "Settings", to: "/settings" }, { label: "Roles" }]);
  const roles = inOrder(catalog.data?.roles ?? []);
  const one = roles.find(({ role }) => role === shown);
  return (
    <Page
      title="Roles"
      lead="A role is a set of permissions. Single ones can be added or taken away for each person, under People."
      width="wide"
    >
      {catalog.isPending ? (
        <div role="status" aria-label="Loading the roles" className="flex flex-col gap-3">
          <Skeleton className="h-24" />
          <Skeleton className="h-80" />
        </div>
      ) : catalog.isError ? (
        <ErrorState
          title="The roles could not be loaded"
          error={catalog.error}
          onRetry={() => void catalog.refetch()}
          busy={catalog.isFetching}
        />
      ) : beside ? (
        <RoleMatrix roles={roles} permissions={catalog.data.permissions} mine={user.role} />
      ) : (
        <div className="flex flex-col gap-4">
          <div className="-mx-4 overflow-x-auto px-4">
            <SegmentedControl
              label="Role"
              value={shown}
              segments={roles.map(({ role }) => ({ value: role, label: roleName(role) }))}
              onChange={setShown}
            />
          </div>
          {one ? <RoleList role={one} permissions={catalog.data.permissions} /> : null}
        </div>
      )}
    </Page>
  );
}
