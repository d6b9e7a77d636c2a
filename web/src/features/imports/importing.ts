import type { QueryClient } from "@tanstack/react-query";
import { create } from "zustand";
import { keepReport } from "@/editor/imports/keptReports";
import { api } from "@/lib/server/api";
import { errorSentence, isApiError } from "@/lib/server/apiError";
import type { ImportRow } from "@/lib/server/models";
import { refreshTemplates } from "@/lib/server/templates";
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

/** The import goes on, and its results stay, while people look at other pages. */
export const useImportState = create<ImportState>(() => IDLE);

export function clearImport(): void {
  useImportState.setState(IDLE);
}

const NO_EMAIL = [
  "UNSUPPORTED_MEDIA_TYPE",
  "Only .mjml, .html and .zip files can be taken.",
] as const;

const refused = (path: string, code: string, message: string): ImportRow => ({
  file: path,
  error: { code, message },
});

const isEmail = ({ path }: Upload) => isTakable(path) && !isPartial(path);

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
    return batch.filter(isEmail).map(({ path }) => refused(path, code, errorSentence(error) + id));
  }
}

const warn = (event: BeforeUnloadEvent) => event.preventDefault();

/** Bring files in, a few at a time; what cannot be taken stands in its row. */
export async function startImport(client: QueryClient, uploads: readonly Upload[]): Promise<void> {
  const { running, rows: earlier } = useImportState.getState();
  if (running || uploads.length === 0) {
    return;
  }
  const taken = uploads.filter(({ path }) => isTakable(path));
  const others = uploads.filter(({ path }) => !isTakable(path));
  const nothing = taken.length === 0;
  const rows = nothing ? others.map(({ path }) => refused(path, ...NO_EMAIL)) : [];
  const frame = { total: taken.filter(isEmail).length, leftOut: nothing ? 0 : others.length };
  let done = 0;
  const show = (goesOn: boolean) =>
    useImportState.setState({ ...frame, running: goesOn, done, rows: [...rows, ...earlier] });

  window.addEventListener("beforeunload", warn);
  show(true);
  for (const batch of inBatches(taken)) {
    rows.push(...(await sendBatch(batch)));
    done += batch.filter(isEmail).length;
    show(true);
  }
  show(false);
  window.removeEventListener("beforeunload", warn);
  await refreshTemplates(client);
}
