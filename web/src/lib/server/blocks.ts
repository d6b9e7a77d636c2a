/** Synced blocks: kept once, standing in many templates. */
import { keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/server/api";
import type {
  BlockUse,
  BlockVersion,
  SharedBlock,
  SyncedBlock,
  SyncedBlockContent,
} from "@/lib/server/models";
import { pictureGate } from "@/lib/server/templates";

const BASE = "/api/blocks";
const one = (id: string) => `${BASE}/${encodeURIComponent(id)}`;

export interface BlockListQuery {
  search?: string;
  category?: string;
  archived?: boolean;
  sortBy?: "name" | "createdAt" | "updatedAt";
  page?: number;
  limit?: number;
}

/** What a synced block is made of. */
export interface Fragment {
  readonly level: SyncedBlock["level"];
  readonly children: readonly unknown[];
  readonly theme: object;
}

/** The first part of the query keys, for invalidating the family. */
const BLOCKS_KEY = ["blocks"] as const;

export const blockListQuery = (query: BlockListQuery) =>
  queryOptions({
    queryKey: [...BLOCKS_KEY, "list", query],
    queryFn: ({ signal }) => api.page<SyncedBlock>(BASE, { query: { ...query }, signal }),
    placeholderData: keepPreviousData,
  });

export const blockQuery = (id: string) =>
  queryOptions({
    queryKey: [...BLOCKS_KEY, "one", id],
    queryFn: ({ signal }) => api.get<SyncedBlockContent>(one(id), { signal }),
  });

export const blockVersionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...BLOCKS_KEY, "versions", id],
    queryFn: ({ signal }) =>
      api.get<BlockVersion[]>(`${one(id)}/versions`, { query: { limit: 100 }, signal }),
  });

export const blockUsesQuery = (id: string) =>
  queryOptions({
    queryKey: [...BLOCKS_KEY, "uses", id],
    queryFn: ({ signal }) => api.get<BlockUse[]>(`${one(id)}/uses`, { signal }),
  });

export const readVersion = (id: string, version: number) =>
  api.get<Fragment>(`${one(id)}/versions/${version}`);

/** What documents name: ids for the newest version, `id@3` for version 3. */
export const sharedBlocksQuery = (refs: readonly string[]) =>
  queryOptions({
    queryKey: [...BLOCKS_KEY, "library", refs],
    queryFn: ({ signal }) =>
      api.get<SharedBlock[]>(`${BASE}/library`, { query: { refs: refs.join(",") }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    refetchOnWindowFocus: true,
  });

/** The block alone with sample data, as a page to show in a sandbox. */
export const blockPageQuery = (block: Pick<SyncedBlock, "id" | "version">) =>
  queryOptions({
    queryKey: ["block-page", block.id, block.version],
    queryFn: ({ signal }) =>
      pictureGate(
        () => api.text(`${one(block.id)}/rendered`, { query: { version: block.version }, signal }),
        signal,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const createBlock = (
  body: Fragment & Partial<Pick<SyncedBlock, "name" | "description" | "category">>,
) => api.post<SyncedBlockContent>(BASE, { body, idempotencyKey: crypto.randomUUID() });

export const changeBlock = (
  block: Pick<SyncedBlock, "id" | "etag">,
  body: Partial<Pick<SyncedBlock, "name" | "description" | "category" | "tags" | "archived">>,
) => api.patch<SyncedBlockContent>(one(block.id), { body, ifMatch: block.etag });

export const publishBlock = (
  block: Pick<SyncedBlock, "id" | "etag">,
  body: Fragment & { message: string },
) => api.post<SyncedBlockContent>(`${one(block.id)}/versions`, { body, ifMatch: block.etag });

export const deleteBlock = (id: string) => api.delete<void>(one(id), { query: { confirm: true } });

/** After any change: lists, contents and what editors have put in are asked for again. */
export const refreshBlocks = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: BLOCKS_KEY });
