import { queryOptions } from "@tanstack/react-query";
import type { components } from "@/generated/api";
import { api } from "@/lib/server/api";

type Schemas = components["schemas"];

export type Status = Schemas["SystemStatus"];
export type Service = Schemas["ServiceStatus"];
export type ServiceState = Service["status"];
/** One minute of requests. */
export type Minute = Schemas["RequestMinute"];

const EVERY_MS = 5_000;

export const statusQuery = (live: boolean) =>
  queryOptions({
    queryKey: ["system", "status"],
    queryFn: ({ signal }) => api.get<Status>("/api/system/status", { signal }),
    refetchInterval: live ? EVERY_MS : false,
  });
