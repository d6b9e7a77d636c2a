import { queryOptions } from "@tanstack/react-query";
import type { components } from "@/generated/api";
import { api } from "@/lib/server/api";

export interface OrganizationSettings {
  requireSecondFactor: boolean;
  /** How long people stay signed in; null leaves it to the installation. */
  sessionDays: number | null;
  /** Whose addresses may be invited; none means everybody's. */
  inviteDomains: string[];
}

export type Organization = components["schemas"]["Organization"] & {
  settings: OrganizationSettings;
};

export const organizationQuery = queryOptions({
  queryKey: ["organization"],
  queryFn: ({ signal }) => api.get<Organization>("/api/organization", { signal }),
});

interface OrganizationChange {
  name?: string;
  settings?: Partial<OrganizationSettings>;
}

export const changeOrganization = (etag: string, body: OrganizationChange) =>
  api.patch<Organization>("/api/organization", { body, ifMatch: etag });
