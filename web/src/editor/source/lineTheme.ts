/** How a single line of template text looks: like a field of the app. */

import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { floatingTheme } from "@/editor/source/codeTheme";

const line = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "inherit", scrollbarWidth: "none" },
  ".cm-content": { padding: "0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0" },
  ".cm-placeholder": { color: "var(--ink-3)" },
  ".cm-liquid": { color: "light-dark(#6a3fa0, #c5a6f0)" },
});

export const lineTheme: Extension = [line, floatingTheme];
