import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { components } from "@/generated/api";
import { api } from "@/lib/server/api";

export type ApiKey = components["schemas"]["Key"];
/** A key with its text, which the server tells this one time. */
export type NewKey = components["schemas"]["NewKey"];

export const keysQuery = queryOptions({
  queryKey: ["keys"],
  queryFn: ({ signal }) => api.get<ApiKey[]>("/api/keys", { signal }),
});

interface KeyOrder {
  name: string;
  permissions: readonly string[];
  expiresAt: string | null;
}

// Not idempotent on purpose: a repeated answer would come without the text of the key.
export const createKey = (body: KeyOrder) => api.post<NewKey>("/api/keys", { body });

export const rotateKey = (id: string, overlapMinutes: number) =>
  api.post<NewKey>(`/api/keys/${encodeURIComponent(id)}/rotate`, { body: { overlapMinutes } });

export const revokeKey = (id: string) => api.delete<void>(`/api/keys/${encodeURIComponent(id)}`);

export const refreshKeys = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: keysQuery.queryKey });
