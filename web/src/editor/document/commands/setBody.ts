// Give a block other words: rich text or HTML, in the base language or in a locale.
import { shared } from "../live/blocks";
import type { LiveDocument } from "../live/liveDocument";
import type { Rich } from "../model";
import { noteTranslated } from "./words/noteTranslated";

export function setBody(
  live: LiveDocument,
  id: string,
  body: { text: Rich } | { html: string },
  locale: string | null = null,
): void {
  const key = (field: string) => (locale ? `${field}@${locale}` : field);
  const [field, other, value] =
    "text" in body ? ["text", "html", body.text] : ["html", "text", body.html];
  live.change(() => {
    const block = live.blocks.get(id);
    block?.delete(key(other as string));
    block?.set(key(field as string), shared(field as string, value));
    if (locale) {
      noteTranslated(live, id, ["text", "html"], locale);
    }
  });
}
