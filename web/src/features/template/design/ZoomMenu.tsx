/** How large the email is shown. */

import { ChevronDown } from "lucide-react";
import { useEditor, useEditorState } from "@/editor/session/EditorContext";
import { Menu, MenuChoice } from "@/ui/layers/Menu";

const LEVELS = [0.5, 0.75, 1, 1.25, 1.5, 2];

const percent = (zoom: number): string => `${Math.round(zoom * 100)} %`;

export function ZoomMenu() {
  const editor = useEditor();
  const zoom = useEditorState((state) => state.zoom);
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`Zoom, ${percent(zoom)}`}
          className="flex h-7 items-center gap-1 rounded-md px-1.5 text-ink-2 text-xs tabular-nums hover:bg-hover hover:text-ink"
        >
          {percent(zoom)}
          <ChevronDown aria-hidden className="size-3.5 opacity-70" />
        </button>
      }
    >
      <MenuChoice
        label="Zoom"
        value={String(zoom)}
        options={LEVELS.map((level) => ({ value: String(level), label: percent(level) }))}
        onChange={(level) => editor.show({ zoom: Number(level) })}
      />
    </Menu>
  );
}
