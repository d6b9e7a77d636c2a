/** Frames around what is pointed at and what is selected. */

import { labelOf } from "../../blocks/naming";
import { useEditor, useEditorState } from "../../session/EditorContext";
import { placed } from "./boxes";

export function HoverOutline({ scale }: { scale: number }) {
  const editor = useEditor();
  const hovered = useEditorState((state) =>
    state.hovered !== null && !state.selection.includes(state.hovered) ? state.hovered : null,
  );
  const box = useEditorState((state) => state.laid.find((block) => block.id === hovered));
  const block = hovered === null ? undefined : editor.live.read(hovered);
  if (!box || !block) {
    return null;
  }
  return (
    <div
      data-hovered={box.id}
      className="pointer-events-none absolute outline-1 outline-accent outline-dashed -outline-offset-1"
      style={placed(box, scale)}
    >
      <span className="absolute bottom-full left-0 mb-px max-w-48 truncate rounded-t-sm bg-accent/85 px-1.5 text-on-accent text-xs">
        {labelOf(block)}
      </span>
    </div>
  );
}

export function SelectionOutlines({ scale }: { scale: number }) {
  const selection = useEditorState((state) => state.selection);
  const laid = useEditorState((state) => state.laid);
  const typing = useEditorState((state) => state.typing);
  return laid
    .filter((block) => selection.includes(block.id))
    .map((block) => (
      <div
        key={block.id}
        data-selected={block.id}
        className={
          typing === block.id
            ? "pointer-events-none absolute ring-1 ring-accent ring-offset-2 ring-offset-white/40"
            : "pointer-events-none absolute shadow-[inset_0_0_0_2px_var(--accent),0_0_0_1px_rgb(255_255_255/0.55)]"
        }
        style={placed(block, scale)}
      />
    ));
}
