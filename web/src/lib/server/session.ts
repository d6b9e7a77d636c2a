import { type QueryClient, queryOptions, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { api, setCsrfToken } from "@/lib/server/api";
import type { Session } from "@/lib/server/models";

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }) => {
    const session = await api.get<Session>("/api/auth/session", { signal });
    setCsrfToken(session.csrfToken);
    return session;
  },
  staleTime: 5 * 60_000,
});

/** Take over the session that a sign-in, a proof or a switch has yielded. */
export function keepSession(client: QueryClient, session: Session): void {
  setCsrfToken(session.csrfToken);
  client.setQueryData(sessionQuery.queryKey, session);
}

const renewals = new Set<() => void>();

/** Called when somebody has signed in again above a page whose session had ended. */
export function onSessionRenewed(listener: () => void): () => void {
  renewals.add(listener);
  return () => renewals.delete(listener);
}

export function announceRenewal(): void {
  for (const listener of renewals) {
    listener();
  }
}

/** Who is signed in. Only below the signed-in part of the app, which waits for it. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** Whether the person may do this; the server asks again at every request. */
export function useCan(permission: string): boolean {
  return useQuery(sessionQuery).data?.permissions.includes(permission) ?? false;
}
