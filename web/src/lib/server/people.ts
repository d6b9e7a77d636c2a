import { keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/server/api";
import type { Person, Team } from "@/lib/server/models";

export interface PeopleQuery {
  search?: string;
  role?: string;
  status?: string;
  team?: string;
  page?: number;
  limit?: number;
  sortBy?: "name" | "email" | "role" | "createdAt" | "lastLoginAt";
  sortOrder?: "asc" | "desc";
}

export const PEOPLE_KEY = ["people"] as const;
export const TEAMS_KEY = ["teams"] as const;
export const INVITATIONS_KEY = ["invitations"] as const;

export const peopleQuery = (query: PeopleQuery) =>
  queryOptions({
    queryKey: [...PEOPLE_KEY, "list", query],
    queryFn: ({ signal }) => api.page<Person>("/api/users", { query: { ...query }, signal }),
    placeholderData: keepPreviousData,
  });

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: [...PEOPLE_KEY, "one", id],
    queryFn: ({ signal }) => api.get<Person>(`/api/users/${encodeURIComponent(id)}`, { signal }),
  });

export const teamsQuery = queryOptions({
  queryKey: TEAMS_KEY,
  queryFn: ({ signal }) => api.get<Team[]>("/api/teams", { signal }),
});

/** What to call somebody; invited people have no name yet. */
export const personName = (person: Pick<Person, "firstName" | "lastName" | "email">): string =>
  `${person.firstName} ${person.lastName}`.trim() || person.email;

/** After a change of who is here: lists, teams and invitations are asked for again. */
export async function refreshPeople(client: QueryClient): Promise<void> {
  await Promise.all(
    [PEOPLE_KEY, TEAMS_KEY, INVITATIONS_KEY].map((queryKey) =>
      client.invalidateQueries({ queryKey }),
    ),
  );
}
