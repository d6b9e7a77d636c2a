/** Everything the list of people shows follows from its address. In the first bundle: keep it tiny. */
export interface PeopleSearch {
  q?: string;
  role?: string;
  status?: string;
  team?: string;
  page?: number;
  /** The dialog for invitations is open. */
  invite?: true;
}

const word = (value: unknown) =>
  typeof value === "string" || typeof value === "number" ? String(value).slice(0, 200) : "";

export function validatePeopleSearch(given: Record<string, unknown>): PeopleSearch {
  const search: PeopleSearch = {};
  for (const name of ["q", "role", "status", "team"] as const) {
    const value = word(given[name]);
    if (value) {
      search[name] = value;
    }
  }
  const page = Math.floor(Number(given["page"]));
  if (page > 1) {
    search.page = page;
  }
  if (given["invite"]) {
    search.invite = true;
  }
  return search;
}

export function isNarrowed(search: PeopleSearch): boolean {
  return Boolean(search.q || search.role || search.status || search.team);
}
