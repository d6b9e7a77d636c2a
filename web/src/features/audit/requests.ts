import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { components } from "@/generated/api";
import { api } from "@/lib/server/api";
import type { AuditFilter } from "./filtering";

type Schemas = components["schemas"];

export type AuditChange = Schemas["AuditChange"];
export type AuditEntry = Schemas["AuditEntry"];
export type AuditFacets = Schemas["AuditFacets"];
export type ChainState = Schemas["ChainState"];

const PAGE = 50;

/** The newest first; a page may be empty and still lead on, since a look back is bounded. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ["audit", "list", filter],
    queryFn: ({ pageParam, signal }) =>
      api.page<AuditEntry>("/api/audit", {
        query: { ...filter, limit: PAGE, cursor: pageParam },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.pagination.nextCursor || undefined,
    placeholderData: keepPreviousData,
  });

export const entryQuery = (id: string) =>
  queryOptions({
    queryKey: ["audit", "entry", id],
    queryFn: ({ signal }) =>
      api.get<AuditEntry>(`/api/audit/${encodeURIComponent(id)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const auditFacetsQuery = queryOptions({
  queryKey: ["audit", "facets"],
  queryFn: ({ signal }) => api.get<AuditFacets>("/api/audit/facets", { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Reads the whole chain; `mark` is an end of it that somebody wrote down, "SEQ:HASH". */
export const verifyAudit = (mark: string) =>
  api.get<ChainState>("/api/audit/verify", { query: { head: mark } });

export type ExportFormat = "jsonl" | "csv";

export const exportAudit = (filter: AuditFilter, format: ExportFormat) =>
  api.text("/api/audit/export", { query: { ...filter, format } });
