import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { keepReport } from "@/editor/imports/keptReports";
import { api } from "@/lib/api";
import { errorSentence, isApiError } from "@/lib/apiError";
import type { ImportRow } from "@/lib/models";
import { refreshTemplates } from "@/lib/templates";
import { inBatches } from "./batches";
import { isPartial, isTakable, type Upload } from "./dropping";

export interface ImportState {
  running: boolean;
  done: number;
  total: number;
  /** Files among the others that are not emails, such as images. */
  leftOut: number;
  rows: readonly ImportRow[];
}

const IDLE: ImportState = { running: false, done: 0, total: 0, leftOut: 0, rows: [] };

const NO_EMAIL = [
  "UNSUPPORTED_MEDIA_TYPE",
  "Only .mjml, .html and .zip files can be taken.",
] as const;

const refused = (path: string, code: string, message: string): ImportRow => ({
  file: path,
  error: { code, message },
});

async function sendBatch(batch: readonly Upload[]): Promise<ImportRow[]> {
  const form = new FormData();
  for (const { path, file } of batch) {
    form.append("files", file, path);
  }
  try {
    const rows = await api.post<ImportRow[]>("/api/templates/import", { form });
    for (const { templateId, report } of rows) {
      if (templateId && report) {
        keepReport(templateId, report);
      }
    }
    return rows;
  } catch (error) {
    const code = isApiError(error) ? error.code : "INTERNAL_ERROR";
    const id = isApiError(error) && error.requestId ? ` Request ${error.requestId}` : "";
    return batch
      .filter(({ path }) => !isPartial(path))
      .map(({ path }) => refused(path, code, errorSentence(error) + id));
  }
}

/** Brings files in, a few at a time; what cannot be taken stands in its row. */
export function useImport() {
  const client = useQueryClient();
  const [state, setState] = useState(IDLE);
  const busy = useRef(false);

  const start = async (uploads: readonly Upload[]) => {
    if (busy.current || uploads.length === 0) {
      return;
    }
    busy.current = true;
    const taken = uploads.filter(({ path }) => isTakable(path));
    const others = uploads.filter(({ path }) => !isTakable(path));
    const total = taken.filter(({ path }) => !isPartial(path)).length;
    const rows = taken.length > 0 ? [] : others.map(({ path }) => refused(path, ...NO_EMAIL));
    const leftOut = taken.length > 0 ? others.length : 0;
    const earlier = state.rows;
    let done = 0;
    const show = (running: boolean) =>
      setState({ running, done, total, leftOut, rows: [...rows, ...earlier] });
    show(true);
    for (const batch of inBatches(taken)) {
      rows.push(...(await sendBatch(batch)));
      done += batch.filter(({ path }) => !isPartial(path)).length;
      show(true);
    }
    show(false);
    busy.current = false;
    await refreshTemplates(client);
  };
  return { ...state, start, clear: () => setState(IDLE) };
}
