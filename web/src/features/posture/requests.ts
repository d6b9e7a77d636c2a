import { queryOptions } from "@tanstack/react-query";
import type { components } from "@/generated/api";
import { api } from "@/lib/server/api";

type Schemas = components["schemas"];

export type Posture = Schemas["SecurityPosture"];
/** One thing that stands between the world and the data. */
export type Layer = Schemas["GuardLayer"];
/** Something that could be better, and how. */
export type Finding = Schemas["PostureFinding"];
export type Severity = Finding["severity"];

export const postureQuery = queryOptions({
  queryKey: ["system", "security"],
  queryFn: ({ signal }) => api.get<Posture>("/api/system/security", { signal }),
});
