import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { components } from "@/generated/api";
import { api } from "@/lib/server/api";

type Schemas = components["schemas"];

/** The first rule whose group somebody is in decides. */
export type RoleRule = Schemas["RoleRule"];
/** A way to sign in with an identity provider; its secret is written and never read. */
export type Connection = Schemas["SsoConnection"];
export type ConnectionInput = Schemas["ConnectionInput"];
/** What the provider answered when it was asked. */
export type Trial = Schemas["Trial"];

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
