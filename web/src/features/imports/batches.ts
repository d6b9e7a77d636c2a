import { isPartial, type Upload } from "./dropping";

/** What goes into one request: few enough files to see progress, below the server's size limit. */
const MOST_FILES = 4;
const MOST_BYTES = 8 * 1024 * 1024;

/** The files in portions; the partials they may include go along with each. */
export function inBatches(uploads: readonly Upload[]): Upload[][] {
  const partials = uploads.filter((upload) => isPartial(upload.path));
  const partialBytes = partials.reduce((sum, upload) => sum + upload.file.size, 0);
  const batches: Upload[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const upload of uploads) {
    if (isPartial(upload.path)) {
      continue;
    }
    const current = batches.at(-1);
    const full = !current || current.length - partials.length >= MOST_FILES;
    if (full || bytes + upload.file.size > MOST_BYTES) {
      batches.push([...partials, upload]);
      bytes = partialBytes + upload.file.size;
    } else {
      current.push(upload);
      bytes += upload.file.size;
    }
  }
  return batches;
}
