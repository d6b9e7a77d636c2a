/** Two sources side by side, or one below the other where there is little room. */

import { html } from "@codemirror/lang-html";
import { json } from "@codemirror/lang-json";
import { MergeView, unifiedMergeView } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "react";
import type { SourceFormat } from "@/editor/document/contract";
import { codeTheme } from "@/editor/source/codeTheme";
import { hangingIndent } from "@/editor/source/hangingIndent";
import { marks } from "@/editor/source/mending/marks";

interface CompareViewProps {
  format: SourceFormat;
  before: string;
  after: string;
  labels: { before: string; after: string };
}

/** From this width on two sources fit beside each other. */
const WIDE = 720;
const FOLD = { margin: 4, minSize: 8 };

const theme = EditorView.theme({
  ".cm-content": { padding: "8px 0" },
  ".cm-changedText": { background: "light-dark(#cfe4e8, #1f4a53) !important" },
  ".cm-deletedChunk": { backgroundColor: "light-dark(#fbe9e7, #3a1f1c)" },
  ".cm-changedLine": { backgroundColor: "light-dark(#eef5f6, #17292d) !important" },
  ".cm-collapsedLines": {
    background: "var(--sunken)",
    color: "var(--ink-3)",
    padding: "4px 12px",
    fontFamily: "var(--font-sans)",
  },
  // The signs that come with it are in few fonts.
  ".cm-collapsedLines:before, .cm-collapsedLines:after": { content: '""' },
});

function shared(format: SourceFormat, label: string): Extension {
  return [
    lineNumbers(),
    EditorView.lineWrapping,
    hangingIndent,
    marks,
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
    format === "design" ? json() : html({ selfClosingTags: true }),
    theme,
    codeTheme,
  ];
}

function open(parent: HTMLElement, props: CompareViewProps): () => void {
  const { format, before, after, labels } = props;
  if (parent.clientWidth >= WIDE) {
    const view = new MergeView({
      parent,
      a: { doc: before, extensions: shared(format, labels.before) },
      b: { doc: after, extensions: shared(format, labels.after) },
      collapseUnchanged: FOLD,
      gutter: true,
    });
    return () => view.destroy();
  }
  const merge = unifiedMergeView({
    original: before,
    mergeControls: false,
    collapseUnchanged: FOLD,
  });
  const view = new EditorView({
    parent,
    doc: after,
    extensions: [shared(format, `${labels.before} and ${labels.after}`), merge],
  });
  return () => view.destroy();
}

export function CompareView(props: CompareViewProps) {
  const { format, before, after, labels } = props;
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a comparison is made anew for other texts
  useEffect(
    () => (box.current === null ? undefined : open(box.current, latest.current)),
    [format, before, after],
  );
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="grid grid-cols-2 border-b text-ink-2 text-xs">
        <span className="px-3 py-1.5">{labels.before}</span>
        <span className="px-3 py-1.5">{labels.after}</span>
      </div>
      {before === after ? (
        <p className="p-4 text-ink-2">The two sources are the same.</p>
      ) : (
        <div ref={box} className="min-h-0 flex-1 overflow-auto" />
      )}
    </div>
  );
}
