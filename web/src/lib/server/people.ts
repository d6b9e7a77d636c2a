import { keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/server/api";
import type { RoleName } from "@/lib/server/roles";

export type PersonStatus = "active" | "invited" | "disabled";

/** A person in this organization, as those see them who may. */
export interface Person {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  role: RoleName;
  /** Changes of the role's permissions: a minus in front takes one away. */
  permissions: string[];
  status: PersonStatus;
  teams: { id: string; name: string }[];
  factors?: { totp: boolean; passkeys: number } | null;
  createdAt: string;
  lastLoginAt: string | null;
  etag: string;
}

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

export interface TeamMember {
  id: string;
  name: string;
  email: string;
  role: RoleName;
}

export interface Team {
  id: string;
  name: string;
  description: string;
  members: TeamMember[];
  createdAt: string;
  updatedAt: string;
  etag: string;
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
