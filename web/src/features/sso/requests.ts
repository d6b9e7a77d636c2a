import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/server/api";
import type { RoleName } from "@/lib/server/roles";

export interface RoleRule {
  group: string;
  role: RoleName;
}

/** A way to sign in with an identity provider; its secret is written and never read. */
export interface Connection {
  id: string;
  name: string;
  issuer: string;
  clientId: string;
  hasSecret: boolean;
  scopes: string[];
  groupsClaim: string;
  /** The first group somebody is in decides. */
  roleMapping: RoleRule[];
  defaultRole: RoleName | null;
  domains: string[];
  justInTime: boolean;
  enabled: boolean;
  requireSso: boolean;
  /** Addresses of the domains count as verified though the provider does not say so. */
  trustEmail: boolean;
  etag: string;
  redirectUri: string;
  createdAt: string;
  updatedAt: string;
}

export type ConnectionInput = Partial<
  Omit<Connection, "id" | "hasSecret" | "etag" | "redirectUri" | "createdAt" | "updatedAt">
> & { clientSecret?: string };

/** What the provider answered when it was asked. */
export interface Trial {
  ok: boolean;
  checks: { title: string; ok: boolean; detail: string }[];
}

const ADDRESS = "/api/organization/sso";

export const connectionsQuery = queryOptions({
  queryKey: ["sso"],
  queryFn: ({ signal }) => api.get<Connection[]>(ADDRESS, { signal }),
});

const one = (id: string) => `${ADDRESS}/${encodeURIComponent(id)}`;

export const createConnection = (body: ConnectionInput) => api.post<Connection>(ADDRESS, { body });

export const changeConnection = ({ id, etag }: Connection, body: ConnectionInput) =>
  api.patch<Connection>(one(id), { body, ifMatch: etag });

export const deleteConnection = (id: string) => api.delete<void>(one(id));

export const tryConnection = (id: string) => api.post<Trial>(`${one(id)}/test`, { body: {} });

export const refreshConnections = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: connectionsQuery.queryKey });
