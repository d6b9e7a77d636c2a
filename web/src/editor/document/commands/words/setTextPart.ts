// The text part: written from the blocks, or by hand in the base language and in others.
import * as Y from "yjs";
import type { LiveDocument } from "../../live/liveDocument";
import { setPartField } from "../setPart";

/** What was written by hand stays, and is there again when it is wanted. */
export function setTextMode(live: LiveDocument, mode: "auto" | "manual", begin = ""): void {
  live.change(() => {
    const part = live.parts.get("plainText");
    const body = part instanceof Y.Map ? part.get("body") : undefined;
    setPartField(live, ["plainText", "mode"], mode);
    if (mode === "manual" && typeof body !== "string") {
      setPartField(live, ["plainText", "body"], begin);
    }
  });
}

/** With undefined a locale reads what the base language does. */
export function setTextBody(
  live: LiveDocument,
  locale: string | null,
  body: string | undefined,
): void {
  if (locale === null) {
    setPartField(live, ["plainText", "body"], body ?? "");
    return;
  }
  const part = live.parts.get("plainText");
  const all = (part instanceof Y.Map ? (part.get("i18n") ?? {}) : {}) as Record<string, string>;
  const { [locale]: _, ...others } = all;
  const next = body === undefined ? others : { ...others, [locale]: body };
  setPartField(live, ["plainText", "i18n"], next);
}
