import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/server/api";

export type Severity = "high" | "medium" | "low";

/** One thing that stands between the world and the data. */
export interface Layer {
  id: string;
  title: string;
  about: string;
  on: boolean;
  /** How it is set; lists and secrets are not told. */
  values: { name: string; value: string | number | boolean | null }[];
}

/** Something that could be better, and how. */
export interface Finding {
  id: string;
  severity: Severity;
  title: string;
  message: string;
  mend: string;
}

export interface Posture {
  layers: Layer[];
  findings: Finding[];
}

export const postureQuery = queryOptions({
  queryKey: ["system", "security"],
  queryFn: ({ signal }) => api.get<Posture>("/api/system/security", { signal }),
});
