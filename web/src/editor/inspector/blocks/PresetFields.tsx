/** The presets that blocks have: given, taken away, made of how a block looks now. */

import { BookmarkPlus, RefreshCw, X } from "lucide-react";
import { useState } from "react";
import { cx } from "@/lib/classes";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import { setField } from "../../document/commands/setField";
import { savePreset } from "../../document/commands/theme/presets";
import { isStyled } from "../../document/model";
import { useEditor, useEditorState } from "../../session/EditorContext";
import type { Placed } from "../blocksTarget";
import { CONTROL } from "../fields/look";
import { Group } from "../Group";
import { useTarget } from "../TargetContext";
import { freeName, presetProblem } from "../values/tokens";

export function PresetFields({ placed }: { placed: readonly Placed[] }) {
  const editor = useEditor();
  const { locked } = useTarget().setting("padding");
  const theme = useEditorState((state) => state.document.theme);
  const names = Object.keys(theme?.presets ?? {});
  const ids = placed.map(({ block }) => block.id);
  const given = [...new Set(placed.flatMap(({ block }) => block.presets ?? []))];
  const [only] = placed;
  const change = (next: (presets: readonly string[]) => readonly string[]) =>
    editor.run((live) =>
      live.change(() => {
        for (const { block } of placed) {
          const after = next(block.presets ?? []);
          setField(live, [block.id], "presets", after.length > 0 ? [...after] : undefined);
        }
      }),
    );
  const free = names.filter((name) => !given.includes(name));
  return (
    <Group title="Presets" folded={given.length === 0}>
      {given.map((name) => (
        <GivenPreset
          key={name}
          name={name}
          locked={locked}
          onRemove={() => change((presets) => presets.filter((one) => one !== name))}
          onUpdate={
            only && placed.length === 1 && isStyled(only.block) && hasLook(only)
              ? () => editor.run((live) => savePreset(live, only.block.id, name))
              : undefined
          }
        />
      ))}
      {free.length > 0 ? (
        <select
          aria-label="Give a preset"
          value=""
          disabled={locked !== undefined}
          title={locked}
          onChange={(event) => change((presets) => [...presets, event.target.value])}
          className={cx(CONTROL, "text-ink-2")}
        >
          <option value="">Give a preset…</option>
          {free.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      ) : null}
      {ids.length === 1 && only && isStyled(only.block) ? (
        <SavePreset placed={only} names={names} locked={locked} />
      ) : null}
    </Group>
  );
}

function hasLook({ block }: Placed): boolean {
  return isStyled(block) && Object.keys(block.props ?? {}).length > 0;
}

interface GivenPresetProps {
  name: string;
  locked: string | undefined;
  onRemove: () => void;
  onUpdate: (() => void) | undefined;
}

function GivenPreset({ name, locked, onRemove, onUpdate }: GivenPresetProps) {
  return (
    <div className="flex items-center gap-1">
      <span className="min-w-0 flex-1 truncate rounded-md bg-accent-soft px-2 py-1 font-medium text-accent-text text-sm">
        {name}
      </span>
      {onUpdate ? (
        <IconButton
          icon={RefreshCw}
          size="sm"
          label={`Take this block's own look into ${name}`}
          disabledReason={locked}
          onClick={onUpdate}
        />
      ) : null}
      <IconButton
        icon={X}
        size="sm"
        label={`Take ${name} away`}
        disabledReason={locked}
        onClick={onRemove}
      />
    </div>
  );
}

interface SavePresetProps {
  placed: Placed;
  names: readonly string[];
  locked: string | undefined;
}

function SavePreset({ placed, names, locked }: SavePresetProps) {
  const editor = useEditor();
  const [name, setName] = useState<string | null>(null);
  if (name === null) {
    const why = hasLook(placed) ? undefined : "This block has no look of its own to save";
    return (
      <Button
        size="sm"
        icon={BookmarkPlus}
        className="self-start"
        disabledReason={locked ?? why}
        onClick={() => setName(freeName(placed.block.type, names))}
      >
        Save look as preset
      </Button>
    );
  }
  const problem = presetProblem(name, names);
  const save = () => {
    if (problem === undefined) {
      editor.run((live) => savePreset(live, placed.block.id, name));
      editor.announce(`Saved as ${name}`);
      setName(null);
    }
  };
  return (
    <form
      className="flex flex-col gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="flex gap-1">
        <input
          // biome-ignore lint/a11y/noAutofocus: it was asked for by the button in its place
          autoFocus
          aria-label="Name of the new preset"
          aria-invalid={problem ? true : undefined}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              event.stopPropagation();
              setName(null);
            }
          }}
          className={CONTROL}
        />
        <Button size="sm" variant="primary" type="submit" disabledReason={problem}>
          Save
        </Button>
      </div>
      {problem ? <p className="text-danger text-xs">{problem}</p> : null}
    </form>
  );
}
