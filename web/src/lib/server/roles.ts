import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "@/lib/server/api";
import type { PermissionInfo, RoleCatalog, RoleInfo } from "@/lib/server/models";

export type RoleName = RoleInfo["role"];

export const rolesQuery = queryOptions({
  queryKey: ["roles"],
  queryFn: ({ signal }) => api.get<RoleCatalog>("/api/roles", { signal }),
  staleTime: 60 * 60_000,
});

const ROLE_NAMES: Record<RoleName, string> = {
  admin: "Admin",
  manager: "Manager",
  editor: "Editor",
  approver: "Approver",
  viewer: "Viewer",
};

/** From the one who may most to the one who may least. */
export const ROLE_ORDER: readonly RoleName[] = ["admin", "manager", "editor", "approver", "viewer"];

export const roleName = (role: string): string => ROLE_NAMES[role as RoleName] ?? role;

/** Roles with what each may do, ready for a select. */
export function useRoleOptions() {
  const roles = useQuery(rolesQuery).data?.roles ?? [];
  const described = new Map(roles.map(({ role, description }) => [role, description]));
  return ROLE_ORDER.map((role) => ({
    value: role,
    label: roleName(role),
    description: described.get(role) ?? "",
  }));
}

/** The permissions by group, in the order the server lists them. */
export function permissionGroups(permissions: readonly PermissionInfo[]) {
  return [...Map.groupBy(permissions, ({ group }) => group)];
}
