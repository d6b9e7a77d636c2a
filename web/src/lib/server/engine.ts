import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/server/api";
import type { Preview, TemplateVariable } from "@/lib/server/models";

/** Source to render without storing it; exactly one of mjml, content and design. */
export interface RenderRequest {
  mjml?: string;
  content?: string;
  design?: unknown;
  subject?: string;
  data?: Record<string, unknown>;
  variables?: TemplateVariable[];
  missing?: "error" | "sample";
}

export const renderQuery = (key: readonly unknown[], request: RenderRequest) =>
  queryOptions({
    queryKey: ["render", ...key],
    queryFn: ({ signal }) =>
      api.post<Preview>("/api/engine/render", {
        body: { data: {}, missing: "sample", ...request },
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });
