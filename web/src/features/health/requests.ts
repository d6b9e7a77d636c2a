import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/server/api";

export type ServiceState = "ok" | "degraded" | "down";

export interface Service {
  name: string;
  status: ServiceState;
  detail: string | null;
  milliseconds: number | null;
}

/** One minute of requests. */
export interface Minute {
  at: string;
  count: number;
  errors: number;
  p95: number | null;
}

export interface Status {
  version: string;
  python: string;
  startedAt: string;
  uptimeSeconds: number;
  services: Service[];
  memory: { rss: number; limit: number | null };
  queue: { waiting: number; running: number; failed: number } | null;
  requests: {
    perMinute: number;
    errorsPerMinute: number;
    p50: number | null;
    p95: number | null;
    p99: number | null;
    last: Minute[];
  };
  storage: { bytes: number } | null;
}

const EVERY_MS = 5_000;

export const statusQuery = (live: boolean) =>
  queryOptions({
    queryKey: ["system", "status"],
    queryFn: ({ signal }) => api.get<Status>("/api/system/status", { signal }),
    refetchInterval: live ? EVERY_MS : false,
  });
