import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/server/api";
import type { Invitation } from "@/lib/server/models";
import { INVITATIONS_KEY } from "@/lib/server/people";
import type { RoleName } from "@/lib/server/roles";

export interface NewInvitation {
  email: string;
  role: RoleName;
  teams?: string[];
  message?: string;
}

const BASE = "/api/users/invitations";
const one = (id: string) => `${BASE}/${encodeURIComponent(id)}`;

export const invitationsQuery = queryOptions({
  queryKey: INVITATIONS_KEY,
  queryFn: ({ signal }) => api.get<Invitation[]>(BASE, { signal }),
});

export const invite = (body: NewInvitation) => api.post<Invitation>(BASE, { body });

export const resendInvitation = (id: string) =>
  api.post<Invitation>(`${one(id)}/resend`, { body: {} });

export const revokeInvitation = (id: string) => api.delete<void>(one(id));
