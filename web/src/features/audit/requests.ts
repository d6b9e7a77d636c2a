import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/server/api";
import type { AuditFilter } from "./filtering";

export interface AuditChange {
  path: string;
  before?: unknown;
  after?: unknown;
}

export interface AuditEntry {
  id: string;
  at: string;
  seq: number | null;
  action: string;
  entity: string;
  entityId: string;
  entityName: string | null;
  actor: { id: string; name: string; kind: string };
  address: string | null;
  requestId: string | null;
  changes: AuditChange[];
  details: Record<string, unknown>;
  hash: string | null;
  /** How it stands in the chain. */
  seal: string;
}

export interface AuditFacets {
  actions: { action: string; entity: string; title: string }[];
  entities: string[];
}

export interface ChainState {
  ok: boolean;
  entries: number;
  unchained: number;
  first: string | null;
  last: string | null;
  head: { seq: number; hash: string } | null;
  problems: { kind: string; seq: number | null; id: string | null; problem: string }[];
  more: number;
}

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
