import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { dayOf, filterOf } from "./filtering";
import { auditQuery } from "./requests";
import { type AuditSearch, validateAuditSearch } from "./search";

const route = getRouteApi("/app/settings/audit");

export type Change = { [K in keyof AuditSearch]?: AuditSearch[K] | undefined };

/** The log as the address asks for it, and how to ask for something else. */
export function useAudit() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  // Asking anew with every second would never come to rest: a day is enough.
  const today = dayOf(new Date());
  const { entry: _entry, ...filters } = search;
  const key = JSON.stringify(filters);
  const filter = useMemo(
    () => filterOf(JSON.parse(key) as AuditSearch, new Date(`${today}T12:00:00`)),
    [key, today],
  );
  const list = useInfiniteQuery(auditQuery(filter));
  const change = (next: Change, replace = false) =>
    navigate({
      search: validateAuditSearch({ ...search, ...next }),
      replace,
      resetScroll: false,
    });
  const entries = list.data?.pages.flatMap((page) => page.items) ?? [];
  return { search, filter, list, entries, change };
}

export type AuditView = ReturnType<typeof useAudit>;
