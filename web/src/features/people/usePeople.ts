import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type PeopleQuery, peopleQuery } from "@/lib/server/people";
import { type PeopleSearch, validatePeopleSearch } from "./search";

const PAGE_SIZE = 50;

type Change = { [K in keyof PeopleSearch]?: PeopleSearch[K] | undefined };

function queryOf(search: PeopleSearch): PeopleQuery {
  return {
    ...(search.q ? { search: search.q } : {}),
    ...(search.role ? { role: search.role } : {}),
    ...(search.status ? { status: search.status } : {}),
    ...(search.team ? { team: search.team } : {}),
    page: search.page ?? 1,
    limit: PAGE_SIZE,
    sortBy: "name",
    sortOrder: "asc",
  };
}

/** What the address asks for, what the API says to it, and how to go elsewhere. */
export function usePeople(personId: string | undefined) {
  const search = validatePeopleSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const list = useQuery(peopleQuery(queryOf(search)));
  const go = (id: string | undefined, next: PeopleSearch, replace: boolean) =>
    id === undefined
      ? navigate({ to: "/settings/people", search: next, replace, resetScroll: false })
      : navigate({
          to: "/settings/people/$personId",
          params: { personId: id },
          search: next,
          replace,
          resetScroll: false,
        });
  return {
    search,
    list,
    change: (changes: Change) =>
      go(
        personId,
        validatePeopleSearch({ ...search, page: undefined, ...changes }),
        !("invite" in changes || "page" in changes),
      ),
    open: (id: string | undefined) => go(id, search, false),
  };
}

export type People = ReturnType<typeof usePeople>;
