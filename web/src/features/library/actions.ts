import { type QueryClient, type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { formatCount } from "@/lib/formatting";
import { errorSentence, isApiError } from "@/lib/server/apiError";
import type { Facets, TemplateSummary } from "@/lib/server/models";
import {
  deleteTemplate,
  duplicateTemplate,
  FACETS_KEY,
  refreshTemplates,
  TEMPLATES_KEY,
  type TemplatePage,
  tagTemplate,
  undeleteTemplate,
} from "@/lib/server/templates";
import { inTurns } from "@/lib/turns";
import { toast } from "@/ui/layers/toasts";

const AT_ONCE = 4;

type Items = readonly TemplateSummary[];

/** Change all lists we hold at once; the answer puts everything back as it was. */
function edit(client: QueryClient, change: (items: TemplateSummary[]) => TemplateSummary[]) {
  const before: [QueryKey, TemplatePage | undefined][] = client.getQueriesData<TemplatePage>({
    queryKey: TEMPLATES_KEY,
  });
  client.setQueriesData<TemplatePage>({ queryKey: TEMPLATES_KEY }, (page) => {
    if (!page) {
      return page;
    }
    const items = change(page.items);
    const total = page.pagination.total - (page.items.length - items.length);
    return { items, pagination: { ...page.pagination, total } };
  });
  return () => {
    for (const [key, page] of before) {
      client.setQueryData(key, page);
    }
  };
}

function moveCounts(client: QueryClient, toBin: number) {
  const before = client.getQueryData<Facets>(FACETS_KEY);
  client.setQueryData<Facets>(
    FACETS_KEY,
    (facets) =>
      facets && { ...facets, total: facets.total - toBin, deleted: facets.deleted + toBin },
  );
  return () => client.setQueryData(FACETS_KEY, before);
}

const named = (items: Items) =>
  items.length === 1 ? `“${items[0]?.name}”` : formatCount(items.length, "template");

/** What can be done with templates in the library, one or many at a time. */
export function useActions() {
  const client = useQueryClient();
  const navigate = useNavigate();

  /** Show the change at once, do it, and take it back with a word about it when it fails. */
  const attempt = async (
    items: Items,
    failed: string,
    show: () => () => void,
    run: (item: TemplateSummary) => Promise<unknown>,
  ): Promise<boolean> => {
    await client.cancelQueries({ queryKey: TEMPLATES_KEY });
    const putBack = show();
    const failures = await inTurns(items, AT_ONCE, run);
    if (failures.length > 0) {
      putBack();
      const { error } = failures[0] ?? {};
      const some = failures.length < items.length ? ` (${failures.length} of ${items.length})` : "";
      const id = isApiError(error) && error.requestId ? ` Request ${error.requestId}` : "";
      toast({ tone: "danger", title: failed + some, description: errorSentence(error) + id });
    }
    await refreshTemplates(client);
    return failures.length === 0;
  };

  const leave = (items: Items, toBin: 1 | -1) => () => {
    const ids = new Set(items.map((item) => item.id));
    const lists = edit(client, (page) => page.filter((item) => !ids.has(item.id)));
    const counts = moveCounts(client, toBin * items.length);
    return () => {
      lists();
      counts();
    };
  };

  const restore = async (items: Items) => {
    const done = await attempt(items, "Not restored", leave(items, -1), (item) =>
      undeleteTemplate(item.id),
    );
    if (done) {
      toast({ title: `Restored ${named(items)}` });
    }
  };

  const remove = async (items: Items) => {
    const done = await attempt(items, "Not deleted", leave(items, 1), (item) =>
      deleteTemplate(item.id),
    );
    if (done) {
      toast({
        title: `Moved ${named(items)} to the bin`,
        action: { label: "Undo", run: () => restore(items) },
      });
    }
  };

  const duplicate = async (items: Items) => {
    const copies: string[] = [];
    const done = await attempt(
      items,
      "Not duplicated",
      () => () => undefined,
      async (item) => copies.push((await duplicateTemplate(item.id)).id),
    );
    const [only] = copies;
    if (done && only) {
      const open = () => navigate({ to: "/templates/$templateId", params: { templateId: only } });
      toast({
        title: `Duplicated ${named(items)}`,
        ...(copies.length === 1 ? { action: { label: "Open copy", run: open } } : {}),
      });
    }
  };

  const tag = async (items: Items, tagsOf: (item: TemplateSummary) => string[]) => {
    const ids = new Set(items.map((item) => item.id));
    const show = () =>
      edit(client, (page) =>
        page.map((item) => (ids.has(item.id) ? { ...item, tags: tagsOf(item) } : item)),
      );
    const done = await attempt(items, "Tags not changed", show, (item) =>
      tagTemplate(item.id, tagsOf(item)),
    );
    if (done) {
      toast({ title: `Changed the tags of ${named(items)}` });
    }
  };

  return { remove, restore, duplicate, tag };
}

export type Actions = ReturnType<typeof useActions>;
