/** What the template page asks of the server. */

import { queryOptions } from "@tanstack/react-query";
import type { Document } from "@/editor/document/model";
import type { DraftContent } from "@/editor/draft/localCopy";
import { api } from "@/lib/server/api";
import type {
  CheckSheet,
  Draft,
  ErrorDetail,
  ImportReport,
  Preview,
  Sample,
  Template,
  TemplateVersion,
} from "@/lib/server/models";

const base = (id: string): string => `/api/templates/${encodeURIComponent(id)}`;

export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ["draft", id],
    queryFn: ({ signal }) => api.get<Draft>(`${base(id)}/draft`, { signal }),
    // The page owns the draft once it is open; a refetch must not run under the writer's hands.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export const getDraft = (id: string) => api.get<Draft>(`${base(id)}/draft`);

/** Store a draft on top of the stored one with this etag; `0` means that none is stored. */
export async function putDraft(
  id: string,
  content: DraftContent,
  etag: string,
  baseVersion: number,
): Promise<Draft> {
  const htmlHash = await hashOfDesign(content);
  const body = { ...content, baseVersion, ...(htmlHash ? { htmlHash } : {}) };
  return api.put<Draft>(`${base(id)}/draft`, { body, ifMatch: etag });
}

/** What this browser compiles a design to, for the server to compare; nothing where it cannot. */
async function hashOfDesign({ format, source }: DraftContent): Promise<string | undefined> {
  if (format !== "design") {
    return undefined;
  }
  try {
    const { compiledHash } = await import("./code/compiled");
    return await compiledHash(JSON.parse(source));
  } catch {
    return undefined;
  }
}

export const discardDraft = (id: string) => api.delete<void>(`${base(id)}/draft`);

export const freezeDraft = (id: string, message: string) =>
  api.post<TemplateVersion>(`${base(id)}/versions`, { body: message === "" ? {} : { message } });

export const VERSIONS_PAGE = 50;

export const versionsKey = (id: string) => ["versions", id] as const;

export const versionsPage = (id: string, cursor: string | null, signal: AbortSignal) =>
  api.page<TemplateVersion>(`${base(id)}/versions`, {
    query: { limit: VERSIONS_PAGE, cursor },
    signal,
  });

export const restoreVersion = (id: string, version: number) =>
  api.post<Template>(`${base(id)}/versions/${version}/restore`, { body: {} });

export const versionPreviewQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ["versionPreview", id, version],
    queryFn: ({ signal }) =>
      api.post<Preview>(`${base(id)}/preview`, {
        body: { data: {}, version, missing: "sample" },
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const versionSourceQuery = (id: string, version: number, format: SourceKind) =>
  queryOptions({
    queryKey: ["versionSource", id, version, format],
    queryFn: ({ signal }) => api.text(`${base(id)}/source`, { query: { format, version }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export type SourceKind = "html" | "json" | "mjml";

export const sourceUrl = (id: string, format: SourceKind): string =>
  `${base(id)}/source?format=${format}`;

/** Labels and samples: they never make a version. */
export interface TemplateLabels {
  name?: string;
  slug?: string;
  description?: string;
  category?: string;
  tags?: string[];
  samples?: Sample[];
}

export const updateLabels = (id: string, labels: TemplateLabels) =>
  api.put<Template>(base(id), { body: labels });

interface TestOrder {
  to: string;
  data: { [key: string]: unknown };
  missing: "error" | "sample";
}

export const sendTest = (id: string, order: TestOrder) =>
  api.post<{ messageId: string }>(`${base(id)}/test`, {
    body: order,
    idempotencyKey: crypto.randomUUID(),
  });

export interface RenderOrder {
  content: DraftContent;
  data: { [key: string]: unknown };
}

function sourceOf({
  format,
  source,
}: Pick<DraftContent, "format" | "source">): Record<string, unknown> {
  if (format === "mjml") {
    return { mjml: source };
  }
  return format === "html" ? { content: source } : { design: JSON.parse(source) };
}

/** The template lends its partials to what is written. */
export const renderPreview = (
  templateId: string,
  { content, data }: RenderOrder,
  signal: AbortSignal,
) =>
  api.post<Preview>("/api/engine/render", {
    body: {
      ...sourceOf(content),
      templateId,
      subject: content.subject,
      preheader: content.preheader,
      variables: content.variables,
      data,
      missing: "sample",
    },
    signal,
  });

interface Read {
  document: Document;
  report: ImportReport | null;
  /** The line of the source on which each block begins. */
  lines: { [blockId: string]: number };
  /** What keeps a document that could be read from being compiled. */
  problems: ErrorDetail[];
}

/** The document that a source means; blocks that are in `base` already keep their ids. */
export const readDocument = (
  templateId: string,
  content: Pick<DraftContent, "format" | "source">,
  base: Document | undefined,
  signal: AbortSignal,
) =>
  api.post<Read>("/api/engine/document", {
    body: { ...sourceOf(content), templateId, ...(base ? { base } : {}) },
    signal,
  });

/** The text part of a design before it is filled with data. */
export async function textTemplate(design: Document): Promise<string> {
  const body = { design, marked: false };
  return (await api.post<{ text?: string }>("/api/engine/canvas", { body })).text ?? "";
}

export const checksQuery = queryOptions({
  queryKey: ["checks"],
  queryFn: ({ signal }) => api.get<CheckSheet[]>("/api/engine/checks", { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});
