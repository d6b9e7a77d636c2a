import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/server/api";
import type { Starter } from "@/lib/server/models";

export const startersQuery = queryOptions({
  queryKey: ["starters"],
  queryFn: ({ signal }) => api.get<Starter[]>("/api/starters", { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const starterQuery = (id: string) =>
  queryOptions({
    queryKey: ["starters", id],
    queryFn: ({ signal }) => api.get<Starter>(`/api/starters/${id}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
