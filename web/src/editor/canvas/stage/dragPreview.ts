// What hangs at the pointer while blocks are dragged: their name, or how many there are.
import { pointerOutsideOfPreview } from "@atlaskit/pragmatic-drag-and-drop/element/pointer-outside-of-preview";
import { setCustomNativeDragPreview } from "@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview";
import { namesOf } from "../../actions/wording";
import type { Editor } from "../../session/editor";
import { draggedOf } from "../dragging";

interface PreviewArgs {
  readonly source: { readonly data: Record<string | symbol, unknown> };
  readonly nativeSetDragImage: DataTransfer["setDragImage"] | null;
}

export function dragPreview(editor: Editor, { source, nativeSetDragImage }: PreviewArgs): void {
  const thing = draggedOf(source.data);
  if (thing === null) {
    return;
  }
  const label = "ids" in thing ? namesOf(editor.live, thing.ids) : thing.label;
  setCustomNativeDragPreview({
    nativeSetDragImage,
    getOffset: pointerOutsideOfPreview({ x: "14px", y: "10px" }),
    render({ container }) {
      const pill = document.createElement("div");
      pill.className =
        "rounded-md bg-accent px-2.5 py-1.5 font-medium font-sans text-on-accent text-sm";
      pill.textContent = label;
      container.append(pill);
    },
  });
}
