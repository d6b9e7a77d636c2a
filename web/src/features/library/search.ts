import { usePreferences } from "@/lib/browser/preferences";
import type { TemplateListQuery } from "@/lib/server/templates";

export type SortBy = "relevance" | "updatedAt" | "createdAt" | "name";

/** Everything the library shows follows from its address. */
export interface LibrarySearch {
  q?: string;
  status?: string;
  category?: string;
  tag?: string;
  sort?: SortBy;
  order?: "asc" | "desc";
  view?: "grid" | "table";
  page?: number;
  bin?: true;
}

export const PAGE_SIZE = 24;

const SORTS: readonly string[] = ["relevance", "updatedAt", "createdAt", "name"];

const text = (value: unknown) =>
  typeof value === "string" || typeof value === "number" ? String(value).slice(0, 200) : "";

export function validateLibrarySearch(given: Record<string, unknown>): LibrarySearch {
  const search: LibrarySearch = {};
  for (const name of ["q", "status", "category", "tag"] as const) {
    const value = text(given[name]);
    if (value) {
      search[name] = value;
    }
  }
  if (SORTS.includes(String(given["sort"]))) {
    search.sort = given["sort"] as SortBy;
  }
  if (given["order"] === "asc" || given["order"] === "desc") {
    search.order = given["order"];
  }
  if (given["view"] === "grid" || given["view"] === "table") {
    search.view = given["view"];
  }
  const page = Math.floor(Number(given["page"]));
  if (page > 1) {
    search.page = page;
  }
  if (given["bin"]) {
    search.bin = true;
  }
  return search;
}

export function sortOf(search: LibrarySearch): { sortBy: SortBy; sortOrder: "asc" | "desc" } {
  const sortBy = search.sort ?? (search.q ? "relevance" : "updatedAt");
  return { sortBy, sortOrder: search.order ?? (sortBy === "name" ? "asc" : "desc") };
}

/** What to ask the API for. */
export function listQueryOf(search: LibrarySearch): TemplateListQuery {
  const query: TemplateListQuery = {
    ...sortOf(search),
    page: search.page ?? 1,
    limit: PAGE_SIZE,
  };
  if (search.q) {
    query.search = search.q;
  }
  for (const name of ["status", "category", "tag"] as const) {
    if (search[name]) {
      query[name] = search[name];
    }
  }
  if (search.bin) {
    query.deleted = true;
  }
  return query;
}

export function isFiltered(search: LibrarySearch): boolean {
  return Boolean(search.q || search.status || search.category || search.tag);
}

/** The view of the address, otherwise the one this person used last. */
export function useView(search: LibrarySearch): "grid" | "table" {
  const preferred = usePreferences((preferences) => preferences.libraryView);
  return search.view ?? preferred;
}
