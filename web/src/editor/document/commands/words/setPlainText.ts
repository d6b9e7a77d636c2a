// Say what stands in the place of a block in the text part; with undefined it is written from it.
import type { LiveDocument } from "../../live/liveDocument";

/** An empty text leaves the block out of the text part. */
export function setPlainText(
  live: LiveDocument,
  id: string,
  locale: string | null,
  value: string | undefined,
): void {
  const key = locale === null ? "plainText" : `plainText@${locale}`;
  live.change(() => {
    const block = live.blocks.get(id);
    if (value === undefined) {
      block?.delete(key);
    } else {
      block?.set(key, value);
    }
  });
}
