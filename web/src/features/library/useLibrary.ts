import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { templateListQuery } from "@/lib/server/templates";
import { type LibrarySearch, listQueryOf, validateLibrarySearch } from "./search";

const route = getRouteApi("/app/templates");

export type SearchChange = { [K in keyof LibrarySearch]?: LibrarySearch[K] | undefined };

/** What the address asks for, what the API says to it, and how to ask for something else. */
export function useLibrary() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useQuery(templateListQuery(listQueryOf(search)));
  const change = (changes: SearchChange, options: { replace?: boolean } = {}) =>
    navigate({
      search: (now) => validateLibrarySearch({ ...now, page: undefined, ...changes }),
      replace: options.replace ?? false,
    });
  return { search, change, list };
}

export type Library = ReturnType<typeof useLibrary>;
