import { keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, type Page } from "@/lib/server/api";
import type { Facets, Template, TemplateSummary } from "@/lib/server/models";
import { createGate } from "@/lib/turns";

export interface TemplateListQuery {
  search?: string;
  status?: string;
  category?: string;
  tag?: string;
  deleted?: boolean;
  sortBy?: "relevance" | "updatedAt" | "createdAt" | "name" | "status";
  sortOrder?: "asc" | "desc";
  page?: number;
  limit?: number;
}

export type TemplatePage = Page<TemplateSummary>;

/** The first parts of the query keys, for invalidating whole families. */
export const TEMPLATES_KEY = ["templates"] as const;
export const FACETS_KEY = ["facets"] as const;

export const templateListQuery = (query: TemplateListQuery) =>
  queryOptions({
    queryKey: [...TEMPLATES_KEY, query],
    queryFn: ({ signal }) =>
      api.page<TemplateSummary>("/api/templates", { query: { ...query }, signal }),
    placeholderData: keepPreviousData,
  });

export const facetsQuery = queryOptions({
  queryKey: FACETS_KEY,
  queryFn: ({ signal }) => api.get<Facets>("/api/templates/facets", { signal }),
});

export const templateQuery = (id: string) =>
  queryOptions({
    queryKey: ["template", id],
    queryFn: ({ signal }) => api.get<Template>(`/api/templates/${id}`, { signal }),
  });

/** What can be given when a template is made; one of mjml, content, design or starter. */
export interface NewTemplate {
  name: string;
  description?: string;
  subject?: string;
  preheader?: string;
  category?: string;
  tags?: string[];
  mjml?: string;
  content?: string;
  design?: unknown;
  starter?: string;
}

export const createTemplate = (body: NewTemplate) =>
  api.post<Template>("/api/templates", { body, idempotencyKey: crypto.randomUUID() });

export const duplicateTemplate = (id: string, name?: string) =>
  api.post<Template>(`/api/templates/${id}/duplicate`, { body: name ? { name } : {} });

export const deleteTemplate = (id: string) => api.delete<void>(`/api/templates/${id}`);

export const undeleteTemplate = (id: string) =>
  api.post<Template>(`/api/templates/${id}/undelete`, { body: {} });

export const tagTemplate = (id: string, tags: string[]) =>
  api.put<Template>(`/api/templates/${id}`, { body: { tags } });

/** After any change: lists and counts are asked for again. */
export async function refreshTemplates(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: TEMPLATES_KEY }),
    client.invalidateQueries({ queryKey: FACETS_KEY }),
  ]);
}

// A browser has six connections to one server: pictures leave some for what people do meanwhile.
export const pictureGate = createGate(3);

/** The compiled email with sample data, as a page to show in a sandbox. */
export const thumbnailQuery = (template: Pick<TemplateSummary, "id" | "hash">) =>
  queryOptions({
    queryKey: ["thumbnail", template.id, template.hash],
    queryFn: ({ signal }) =>
      pictureGate(() => api.text(`/api/templates/${template.id}/rendered`, { signal }), signal),
    // Another sample can change it without another hash; the answer then is 304 at most times.
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
