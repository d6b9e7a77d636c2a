import { queryOptions } from "@tanstack/react-query";
import type { components } from "@/generated/api";
import { api } from "@/lib/server/api";

/** A part of the product that can be switched on and off while the server runs. */
export type Feature = components["schemas"]["FeatureSwitch"];
export type Scope = "organization" | "system";

const addressOf = (scope: Scope) => `/api/${scope}/features`;

export const featuresQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["features", scope],
    queryFn: ({ signal }) => api.get<Feature[]>(addressOf(scope), { signal }),
  });

export const switchFeature = (scope: Scope, id: string, on: boolean) =>
  api.put<Feature[]>(addressOf(scope), { body: { [id]: on } });
