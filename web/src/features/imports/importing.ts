import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
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
  rows: readonly ImportRow[];
}

const IDLE: ImportState = { running: false, done: 0, total: 0, rows: [] };

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
    return await api.post<ImportRow[]>("/api/templates/import", { form });
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
    const strange = uploads.length === 1 ? uploads.filter(({ path }) => !isTakable(path)) : [];
    const rows = strange.map(({ path }) =>
      refused(path, "UNSUPPORTED_MEDIA_TYPE", "Only .mjml, .html and .zip files can be taken."),
    );
    const total = taken.filter(({ path }) => !isPartial(path)).length;
    setState((now) => ({ running: true, done: 0, total, rows: [...rows, ...now.rows] }));
    for (const batch of inBatches(taken)) {
      const answer = await sendBatch(batch);
      const count = batch.filter(({ path }) => !isPartial(path)).length;
      setState((now) => ({ ...now, done: now.done + count, rows: [...answer, ...now.rows] }));
    }
    setState((now) => ({ ...now, running: false }));
    busy.current = false;
    await refreshTemplates(client);
  };
  return { ...state, start, clear: () => setState(IDLE) };
}
