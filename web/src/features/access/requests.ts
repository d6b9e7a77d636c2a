import { queryOptions } from "@tanstack/react-query";
import type { components } from "@/generated/api";
import { api } from "@/lib/server/api";

export type Scope = "organization" | "system";
type SystemRules = components["schemas"]["SystemAccessRules"];
/** The rules, and for the installation what its settings add to them. */
export type AccessRules = components["schemas"]["AccessRules"] &
  Partial<Pick<SystemRules, "fixed">>;

const ADDRESSES: Record<Scope, string> = {
  organization: "/api/organization/access-rules",
  system: "/api/system/access-rules",
};

export const rulesQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["access-rules", scope],
    queryFn: ({ signal }) => api.get<AccessRules>(ADDRESSES[scope], { signal }),
  });

interface NewRules {
  allow: readonly string[];
  deny: readonly string[];
  /** Even when they shut out who makes them. */
  confirm: boolean;
}

export const putRules = (scope: Scope, body: NewRules) =>
  api.put<AccessRules>(ADDRESSES[scope], { body });
