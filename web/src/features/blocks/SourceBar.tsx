/** Above the canvas of a block: undo and redo, the device and the scheme it is seen in. */

import { Contrast, Monitor, Moon, Redo2, Smartphone, Sun, Tablet, Undo2 } from "lucide-react";
import { useEffect } from "react";
import { useEditor, useEditorState } from "@/editor/session/EditorContext";
import type { Device, Scheme } from "@/editor/session/editor";
import { SegmentedControl } from "@/ui/fields/SegmentedControl";
import { IconButton } from "@/ui/IconButton";

const PHONES = "(max-width: 639px)";

export function SourceBar() {
  const editor = useEditor();
  const canUndo = useEditorState((state) => state.canUndo);
  const canRedo = useEditorState((state) => state.canRedo);
  const device = useEditorState((state) => state.device);
  const scheme = useEditorState((state) => state.scheme);
  useEffect(() => {
    if (window.matchMedia(PHONES).matches) {
      editor.show({ device: "phone" });
    }
  }, [editor]);
  return (
    <div className="flex shrink-0 items-center gap-2 border-b bg-paper px-3 py-1.5">
      <IconButton
        icon={Undo2}
        label="Undo"
        keys="mod+z"
        size="sm"
        disabledReason={canUndo ? undefined : "Nothing to undo"}
        onClick={() => editor.undo()}
      />
      <IconButton
        icon={Redo2}
        label="Redo"
        keys="mod+shift+z"
        size="sm"
        disabledReason={canRedo ? undefined : "Nothing to redo"}
        onClick={() => editor.redo()}
      />
      <span className="flex-1" />
      <SegmentedControl<Device>
        label="Device"
        value={device}
        onChange={(next) => editor.show({ device: next })}
        segments={[
          { value: "desktop", label: "Desktop", icon: Monitor },
          { value: "tablet", label: "Tablet", icon: Tablet },
          { value: "phone", label: "Phone", icon: Smartphone },
        ]}
      />
      <SegmentedControl<Scheme>
        label="Scheme"
        value={scheme}
        onChange={(next) => editor.show({ scheme: next })}
        segments={[
          { value: "light", label: "Light", icon: Sun },
          { value: "dark", label: "Dark", icon: Moon },
          { value: "inverted", label: "Forced dark", icon: Contrast },
        ]}
      />
    </div>
  );
}
