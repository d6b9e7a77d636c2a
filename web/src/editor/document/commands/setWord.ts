// Set, or with undefined take away, what a block says in one locale instead of a prop of its own.
import type { LiveDocument } from "../live/liveDocument";
import { setProps } from "./setProps";
import { noteTranslated } from "./words/noteTranslated";

/** In the base language, which is null, it is the prop itself. */
export function setWord(
  live: LiveDocument,
  ids: readonly string[],
  locale: string | null,
  prop: string,
  value: string | undefined,
): void {
  if (locale === null) {
    setProps(live, ids, { [prop]: value });
    return;
  }
  const key = `${prop}@${locale}`;
  live.change(() => {
    for (const id of ids) {
      const block = live.blocks.get(id);
      if (value === undefined) {
        block?.delete(key);
      } else {
        block?.set(key, value);
      }
      noteTranslated(live, id, [prop], locale);
    }
  });
}
