import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/server/api";
import type { InvitationAsked, Session } from "@/lib/server/models";

export const lookupQuery = (token: string) =>
  queryOptions({
    queryKey: ["invitation", "lookup", token],
    queryFn: ({ signal }) =>
      api.post<InvitationAsked>("/api/invitations/lookup", { body: { token }, signal }),
    enabled: token !== "",
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
  });

interface Acceptance {
  token: string;
  firstName?: string;
  lastName?: string;
  password?: string;
}

export const acceptInvitation = (body: Acceptance) =>
  api.post<Session>("/api/invitations/accept", { body });
