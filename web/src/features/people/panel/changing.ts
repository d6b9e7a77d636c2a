import {
  type QueryClient,
  type QueryKey,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { api, type Page } from "@/lib/server/api";
import { errorSentence, isApiError } from "@/lib/server/apiError";
import type { Person } from "@/lib/server/models";
import { PEOPLE_KEY, personName, personQuery, refreshPeople } from "@/lib/server/people";
import type { RoleName } from "@/lib/server/roles";
import { toast } from "@/ui/layers/toasts";

export interface PersonChange {
  role?: RoleName;
  permissions?: string[];
  status?: Exclude<Person["status"], "invited">;
  teams?: { id: string; name: string }[];
}

/** Change the person in everything we hold; the answer puts it back. */
function show(client: QueryClient, id: string, change: PersonChange): () => void {
  const before: [QueryKey, unknown][] = client.getQueriesData({ queryKey: PEOPLE_KEY });
  client.setQueryData(personQuery(id).queryKey, (one) => one && { ...one, ...change });
  client.setQueriesData<Page<Person>>({ queryKey: [...PEOPLE_KEY, "list"] }, (page) =>
    page
      ? {
          ...page,
          items: page.items.map((one) => (one.id === id ? { ...one, ...change } : one)),
        }
      : page,
  );
  return () => {
    for (const [key, data] of before) {
      client.setQueryData(key, data);
    }
  };
}

const REASONS: Record<string, string> = {
  LAST_ADMINISTRATOR:
    "This is the last administrator. Make somebody else one first, so that the organization can be run.",
  NOT_YOURS_TO_GIVE: "Nobody can give what they do not have themselves.",
  OWN_ROLE: "Nobody changes their own role. Ask another administrator.",
  STALE: "Somebody else has changed this person meanwhile. Look again, then repeat it.",
};

export function changeRefusal(error: unknown): string {
  return (isApiError(error) && REASONS[error.code]) || errorSentence(error);
}

const path = (id: string) => `/api/users/${encodeURIComponent(id)}`;

interface Told {
  title: string;
  description?: string;
  /** The change that takes it back. */
  undo?: PersonChange;
}

interface Ordered {
  change: PersonChange;
  /** What a toast says when it is done. */
  told?: Told;
}

/** Change somebody: seen at once, taken back with a word about it when it is refused. */
export function useChangingPerson(person: Person) {
  const client = useQueryClient();
  const changing = useMutation({
    // One change after the other, so that each knows the version the one before has made.
    scope: { id: `person-${person.id}` },
    mutationFn: async ({ change }: Ordered) => {
      const { teams, ...rest } = change;
      const latest = client.getQueryData(personQuery(person.id).queryKey) ?? person;
      const body = teams ? { ...rest, teams: teams.map(({ id }) => id) } : rest;
      return api.patch<Person>(path(person.id), { body, ifMatch: latest.etag });
    },
    onMutate: async ({ change }) => {
      await client.cancelQueries({ queryKey: PEOPLE_KEY });
      return { putBack: show(client, person.id, change) };
    },
    onSuccess: (changed, { told }) => {
      client.setQueryData(personQuery(person.id).queryKey, changed);
      if (told) {
        const { undo, ...words } = told;
        const run = () => changing.mutate({ change: undo ?? {} });
        toast({ ...words, ...(undo ? { action: { label: "Undo", run } } : {}) });
      }
    },
    onError: (error, _, context) => {
      context?.putBack();
      toast({ tone: "danger", title: "Not changed", description: changeRefusal(error) });
    },
    onSettled: () => refreshPeople(client),
  });
  return changing;
}

/** Take somebody out of the organization. */
export function useRemovingPerson(person: Person, onRemoved: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete<void>(path(person.id), { ifMatch: person.etag }),
    onSuccess: async () => {
      onRemoved();
      toast({ title: `Removed ${personName(person)}` });
      client.removeQueries({ queryKey: personQuery(person.id).queryKey });
      await refreshPeople(client);
    },
  });
}
