import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/server/api";
import type { Team } from "@/lib/server/models";
import { refreshPeople, TEAMS_KEY } from "@/lib/server/people";

const BASE = "/api/teams";
const one = (id: string) => `${BASE}/${encodeURIComponent(id)}`;
const member = (id: string, personId: string) =>
  `${one(id)}/members/${encodeURIComponent(personId)}`;

export const teamQuery = (id: string) =>
  queryOptions({
    queryKey: [...TEAMS_KEY, id],
    queryFn: ({ signal }) => api.get<Team>(one(id), { signal }),
  });

export const createTeam = (body: { name: string; description: string }) =>
  api.post<Team>(BASE, { body });

export const changeTeam = (team: Team, body: { name: string; description: string }) =>
  api.patch<Team>(one(team.id), { body, ifMatch: team.etag });

export const deleteTeam = (team: Team) => api.delete<void>(one(team.id), { ifMatch: team.etag });

export const addMember = (id: string, personId: string) => api.put<Team>(member(id, personId));

export const removeMember = (id: string, personId: string) =>
  api.delete<Team>(member(id, personId));

/** A team has changed: itself, the lists it stands in, and the people in it. */
export const refreshTeams = (client: QueryClient): Promise<void> => refreshPeople(client);
