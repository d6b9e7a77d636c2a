/** Whether the code is that of the whole email or of the selected block. */

import { labelOf } from "@/editor/blocks/naming";
import { useEditor, useEditorState } from "@/editor/session/EditorContext";
import { Select } from "@/ui/fields/Select";

interface ScopeSelectProps {
  scoped: boolean;
  onChange: (scoped: boolean) => void;
  /** While something is typed it stays what it was typed for. */
  locked: boolean;
}

export function ScopeSelect({ scoped, onChange, locked }: ScopeSelectProps) {
  const editor = useEditor();
  const selected = useEditorState((state) => state.selection[0]);
  const block = selected === undefined ? undefined : editor.live.read(selected);
  if (block === undefined && !scoped) {
    return null;
  }
  return (
    <Select<"block" | "email">
      label="Part of the email"
      size="sm"
      value={scoped && block ? "block" : "email"}
      onChange={(part) => {
        if (!locked) {
          onChange(part === "block");
        }
      }}
      options={[
        { value: "email", label: "Whole email" },
        ...(block ? [{ value: "block" as const, label: labelOf(block) }] : []),
      ]}
      className="h-6.5 w-36 min-w-0 text-xs shadow-none"
    />
  );
}
