import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { create } from "zustand";
import { keepReport } from "@/editor/imports/keptReports";
import { api } from "@/lib/server/api";
import { ApiError } from "@/lib/server/apiError";
import type { ImportReport, ImportRow } from "@/lib/server/models";
import { refreshTemplates } from "@/lib/server/templates";
import { toast } from "@/ui/layers/toasts";
import { scoreWord } from "../reports";
import type { SourceKind } from "./detecting";

interface Typed {
  source: string;
  /** What was typed as the name, if anything. */
  name: string | null;
}

/** What was pasted stays while people look at other pages. */
export const usePasted = create<Typed>(() => ({ source: "", name: null }));

interface Pasted {
  name: string;
  kind: SourceKind;
  source: string;
}

interface Landed {
  templateId: string;
  report: ImportReport | null | undefined;
}

/** A pasted source goes the way of a file, so it gets the same translation and the same report. */
async function importPasted({ name, kind, source }: Pasted): Promise<Landed> {
  const file = `${name.replaceAll(/[/\\]/g, "-")}.${kind}`;
  const form = new FormData();
  form.append("files", new File([source], file, { type: `text/${kind}` }), file);
  const [row] = await api.post<ImportRow[]>("/api/templates/import", { form });
  if (!row?.templateId) {
    const {
      code = "INTERNAL_ERROR",
      message = "It could not be imported.",
      ...place
    } = row?.error ?? {};
    throw new ApiError({ code, message, status: 422, details: [{ message, ...place }] });
  }
  if (row.name !== name) {
    await api.put(`/api/templates/${row.templateId}`, { body: { name } });
  }
  return { templateId: row.templateId, report: row.report };
}

export function useCreateFromSource() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: importPasted,
    onSuccess: async ({ templateId, report }) => {
      usePasted.setState({ source: "", name: null });
      refreshTemplates(client);
      const to = { to: "/templates/$templateId", params: { templateId } } as const;
      if (report) {
        keepReport(templateId, report);
        const read = () => navigate({ ...to, search: { tab: "import" } });
        toast({
          title: "Template created",
          description: scoreWord(report),
          ...(report.lines.length > 0 ? { action: { label: "Read the report", run: read } } : {}),
        });
      }
      await navigate(to);
    },
  });
}
