import type { TemplateSummary } from "@/lib/server/models";
import { Highlighted } from "./Highlighted";
import { aroundMatch } from "./ranges";
import { readableSubject } from "./subjects";

/** The place where a search matched, otherwise the subject. */
export function MatchLine({ item }: { item: TemplateSummary }) {
  const { text, ranges } = item.highlight ?? {};
  if (!text) {
    return item.subject ? readableSubject(item.subject) : "No subject";
  }
  return <Highlighted {...aroundMatch(text, ranges ?? [])} />;
}
