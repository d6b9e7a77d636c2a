/** Two sources side by side, or one below the other where there is little room. */

import { html } from "@codemirror/lang-html";
import { json } from "@codemirror/lang-json";
import { MergeView, unifiedMergeView } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { type ReactNode, useEffect, useRef } from "react";
import type { SourceFormat } from "@/editor/document/contract";
import { useRoom } from "@/editor/preview/useRoom";
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

function open(parent: HTMLElement, wide: boolean, props: CompareViewProps): () => void {
  const { format, before, after, labels } = props;
  if (wide) {
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
  const room = useRef<HTMLDivElement>(null);
  const { width } = useRoom(room);
  const wide = width >= WIDE;
  const latest = useRef(props);
  latest.current = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a comparison is made anew for other texts
  useEffect(() => {
    if (box.current !== null && width > 0) {
      return open(box.current, wide, latest.current);
    }
    return undefined;
  }, [format, before, after, wide, width > 0]);
  return (
    <div ref={room} className="flex h-full min-h-0 flex-col">
      {wide ? (
        <div className="grid grid-cols-2 border-b text-ink-2 text-xs">
          <span className="px-3 py-1.5">{labels.before}</span>
          <span className="px-3 py-1.5">{labels.after}</span>
        </div>
      ) : (
        <p className="flex flex-wrap gap-x-4 border-b px-3 py-1.5 text-ink-2 text-xs">
          <Key color="light-dark(#fbe9e7, #3a1f1c)">Only in {asWord(labels.before)}</Key>
          <Key color="light-dark(#cfe4e8, #1f4a53)">Only in {asWord(labels.after)}</Key>
        </p>
      )}
      {before === after ? (
        <p className="p-4 text-ink-2">The two sources are the same.</p>
      ) : (
        <div ref={box} className="min-h-0 flex-1 overflow-auto" />
      )}
    </div>
  );
}

/** "Your draft" within a sentence. */
const asWord = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);

function Key({ color, children }: { color: string; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className="size-3 rounded-sm border" style={{ background: color }} />
      {children}
    </span>
  );
}
