/** Looks with a name: what is in them, where they are used, renamed and taken away. */

import { ChevronRight, Plus, Trash2 } from "lucide-react";
import { cx } from "@/lib/classes";
import { IconButton } from "@/ui/IconButton";
import { setPartField } from "../../document/commands/setPart";
import { removePreset, renamePreset } from "../../document/commands/theme/presets";
import { allBlocks } from "../../document/model";
import { useEditor, useEditorState } from "../../session/EditorContext";
import { CONTROL, MINI } from "../fields/look";
import { Group } from "../Group";
import { useDraft } from "../gestures/useDraft";
import { freeName, presetProblem } from "../values/tokens";

export function PresetList({ onOpen }: { onOpen: (preset: string) => void }) {
  const editor = useEditor();
  const document = useEditorState((state) => state.document);
  const names = Object.keys(document.theme?.presets ?? {});
  const locked = editor.readOnly ? "You can look at this email, not change it" : undefined;
  const add = () => {
    const name = freeName("preset", names);
    editor.run((live) => setPartField(live, ["theme", "presets", name], {}));
    onOpen(name);
  };
  const uses = new Map<string, number>();
  for (const block of allBlocks(document.children ?? [])) {
    for (const name of block.presets ?? []) {
      uses.set(name, (uses.get(name) ?? 0) + 1);
    }
  }
  return (
    <Group
      title="Presets"
      folded={names.length === 0}
      aside={
        <IconButton
          icon={Plus}
          size="sm"
          label="Add preset"
          onClick={add}
          disabledReason={locked}
        />
      }
    >
      {names.length === 0 ? (
        <p className="text-pretty text-ink-3 text-xs">
          Save the look of a block as a preset, and give it to others like it.
        </p>
      ) : null}
      {names.map((name) => (
        <PresetRow
          key={name}
          name={name}
          others={names.filter((one) => one !== name)}
          uses={uses.get(name) ?? 0}
          locked={locked}
          onOpen={() => onOpen(name)}
        />
      ))}
    </Group>
  );
}

interface PresetRowProps {
  name: string;
  others: readonly string[];
  uses: number;
  locked: string | undefined;
  onOpen: () => void;
}

function PresetRow({ name, others, uses, locked, onOpen }: PresetRowProps) {
  const editor = useEditor();
  const draft = useDraft(name, (text) => {
    if (presetProblem(text, others) === undefined) {
      editor.run((live) => renamePreset(live, name, text));
    }
  });
  const problem = presetProblem(draft.text, others);
  const remove = () => {
    editor.run((live) => removePreset(live, name));
    editor.announce(`${name} deleted`);
  };
  return (
    <div className="flex items-center gap-1">
      <input
        aria-label={`Name of the preset ${name}`}
        aria-invalid={problem ? true : undefined}
        title={problem}
        readOnly={locked !== undefined}
        spellCheck={false}
        {...draft.bind}
        className={cx(CONTROL, "flex-1")}
      />
      <span className="w-14 shrink-0 text-right text-ink-3 text-xs">
        {uses > 0 ? `${uses} used` : "not used"}
      </span>
      <button
        type="button"
        aria-label={`Delete ${name}`}
        aria-disabled={locked ? true : undefined}
        title={uses > 0 ? "Blocks that have it lose its look" : undefined}
        onClick={() => locked ?? remove()}
        className={MINI}
      >
        <Trash2 aria-hidden className="size-3.5" />
      </button>
      <button type="button" aria-label={`Open ${name}`} onClick={onOpen} className={MINI}>
        <ChevronRight aria-hidden className="size-3.5" />
      </button>
    </div>
  );
}
