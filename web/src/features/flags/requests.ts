import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/server/api";

/** A part of the product that can be switched on and off while the server runs. */
export interface Feature {
  id: string;
  title: string;
  about: string;
  on: boolean;
  default: boolean;
  /** Who decided: nobody, the settings of the server, or an administrator here. */
  source: "default" | "setting" | "chosen";
}

const ADDRESS = "/api/system/features";

export const featuresQuery = queryOptions({
  queryKey: ["system", "features"],
  queryFn: ({ signal }) => api.get<Feature[]>(ADDRESS, { signal }),
});

export const switchFeature = (id: string, on: boolean) =>
  api.put<Feature[]>(ADDRESS, { body: { [id]: on } });
