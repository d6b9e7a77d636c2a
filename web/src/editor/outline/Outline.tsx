// The email as a tree: the full alternative to the canvas, for keys, screen readers and overview.
import { ChevronsDownUp, ChevronsUpDown } from "lucide-react";
import { type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { IconButton } from "@/ui/IconButton";
import { BlockContextMenu } from "../actions/BlockMenu";
import { ROOT } from "../document/live/liveDocument";
import { localized } from "../document/locales";
import { allBlocks, inside } from "../document/model";
import { useEditor, useEditorState } from "../session/EditorContext";
import { type Collapsing, useCollapsing } from "./collapsing";
import { OutlineRow } from "./OutlineRow";
import { ancestorsOf, between, type Row, rowsOf } from "./rows";
import { toggle, treeKey } from "./treeKeys";
import { useOutlineDropping } from "./useOutlineDropping";
import { useTreeFocus } from "./useTreeFocus";

export function Outline() {
  const editor = useEditor();
  const written = useEditorState((state) => state.document);
  const locale = useEditorState((state) => state.locale);
  const document = useMemo(() => localized(written, locale), [written, locale]);
  const collapsing = useCollapsing();
  const { collapsed, expand, collapse } = collapsing;
  const rows = useMemo(() => rowsOf(document, collapsed), [document, collapsed]);
  const tree = useRef<HTMLDivElement>(null);
  const { focused, focus, listening } = useTreeFocus(editor, rows, tree);
  const place = useOutlineDropping(editor, { tree, rows, expand });
  const renaming = useRenaming(expand);
  useUncovering(expand);

  const onToggle = useCallback(
    (row: Row) => (row.expanded ? collapse([row.id]) : expand([row.id])),
    [collapse, expand],
  );
  const latest = useRef(rows);
  latest.current = rows;
  const onPick = useCallback(
    (row: Row, event: MouseEvent) => {
      focus(row.id);
      const [anchor] = editor.store.getState().selection;
      if (event.shiftKey && anchor !== undefined) {
        editor.select([anchor, ...between(latest.current, anchor, row.id)]);
      } else {
        toggle(editor, row.id, event.ctrlKey || event.metaKey);
      }
      editor.store.getState().canvas?.reveal(row.id);
    },
    [editor, focus],
  );
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Head collapsing={collapsing} />
      <BlockContextMenu>
        <div
          ref={tree}
          role="tree"
          aria-label="Outline of the email"
          aria-multiselectable
          data-editor-keys="outline"
          className="relative min-h-0 flex-1 overflow-auto px-1.5 pb-3"
          onKeyDown={(event) => {
            if (treeKey({ editor, rows, focused, collapsing, focus }, event.nativeEvent)) {
              event.preventDefault();
            }
          }}
          {...listening}
        >
          {rows.map((row) => (
            <OutlineRow
              key={row.id}
              editor={editor}
              row={row}
              focused={row.id === focused}
              renaming={renaming.id === row.id}
              place={place?.row === row.id ? place : null}
              onToggle={onToggle}
              onPick={onPick}
              onRenamed={renaming.end}
            />
          ))}
        </div>
      </BlockContextMenu>
      {rows.length === 1 ? (
        <p className="px-4 pb-4 text-ink-3 text-sm">
          Nothing here yet. Press / to insert the first block.
        </p>
      ) : null}
    </div>
  );
}

function Head({ collapsing }: { collapsing: Collapsing }) {
  const { store } = useEditor();
  const holders = () =>
    [...allBlocks(store.getState().document.children ?? [])]
      .filter((block) => inside(block).length > 0)
      .map((block) => block.id);
  return (
    <div className="flex items-center justify-end gap-0.5 px-2 py-1">
      <IconButton
        icon={ChevronsUpDown}
        size="sm"
        label="Expand all"
        onClick={() => collapsing.expand([ROOT, ...holders()])}
      />
      <IconButton
        icon={ChevronsDownUp}
        size="sm"
        label="Collapse all"
        onClick={() => collapsing.collapse(holders())}
      />
    </div>
  );
}

/** The row whose name is typed: by F2, or when a menu asked for it. */
function useRenaming(expand: (ids: readonly string[]) => void) {
  const editor = useEditor();
  const [id, setId] = useState<string | null>(null);
  const asked = useEditorState((state) => state.asked === "name");
  useEffect(() => {
    if (!asked) {
      return;
    }
    const { selection, document } = editor.store.getState();
    const [first] = selection;
    editor.show({ asked: null });
    if (first !== undefined) {
      expand([ROOT, ...ancestorsOf(document, first)]);
      setId(first);
    }
  }, [asked, editor, expand]);
  return { id, end: useCallback(() => setId(null), []) };
}

/** What is selected on the canvas is never hidden in what is collapsed. */
function useUncovering(expand: (ids: readonly string[]) => void): void {
  const editor = useEditor();
  const selection = useEditorState((state) => state.selection);
  useEffect(() => {
    const { document } = editor.store.getState();
    const around = selection.flatMap((id) => ancestorsOf(document, id));
    if (around.length > 0) {
      expand([ROOT, ...around]);
    }
  }, [editor, selection, expand]);
}
