/** What a new synced block begins with: its name as words, ready to be changed. */

import { newId } from "@/editor/document/ids";
import type { Fragment } from "@/lib/server/blocks";

export function firstFragment(level: Fragment["level"], name: string): Fragment {
  const content = [{ type: "paragraph", content: [{ type: "text", text: name }] }];
  const words = { type: "text", id: newId(), text: { type: "doc", content } };
  const column = { type: "column", id: newId(), children: [words] };
  const section = { type: "section", id: newId(), children: [column] };
  const children = { content: [words], column: [column], section: [section] }[level];
  return { level, children, theme: {} };
}
