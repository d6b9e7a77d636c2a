// What one place says differently than its synced block, child by child.
import { Eye, EyeOff, RotateCcw } from "lucide-react";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import { iconOf, labelOf } from "../../blocks/naming";
import { setOverride } from "../../document/commands/setSynced";
import type { Synced } from "../../document/model";
import { isHidden } from "../../document/overriding";
import type { SharedBlock } from "../../document/resolving";
import { useEditor } from "../../session/EditorContext";
import { OverrideField } from "./OverrideField";
import { countOverridden, type OverridableChild, overridableIn, overrideOf } from "./overridable";

interface OverrideListProps {
  readonly place: Synced;
  readonly shared: SharedBlock;
}

export function OverrideList({ place, shared }: OverrideListProps) {
  const editor = useEditor();
  const children = overridableIn(shared);
  const count = countOverridden(place);
  const resetAll = () =>
    editor.run((live) => {
      for (const [child, fields] of Object.entries(place.overrides ?? {})) {
        const none = Object.fromEntries(Object.keys(fields).map((name) => [name, undefined]));
        setOverride(live, place.id, child, none);
      }
    });
  if (children.length === 0) {
    return null;
  }
  return (
    <section aria-label="Only here" className="flex flex-col gap-3 border-t pt-3">
      <div className="flex min-h-7 items-center gap-2">
        <h3 className="flex-1 font-medium text-sm">Only here</h3>
        {count > 0 && !editor.readOnly ? (
          <Button variant="ghost" size="sm" icon={RotateCcw} onClick={resetAll}>
            Reset all
          </Button>
        ) : null}
      </div>
      {children.map((child) => (
        <ChildFields key={child.block.id} place={place} child={child} />
      ))}
    </section>
  );
}

function ChildFields({ place, child }: { place: Synced; child: OverridableChild }) {
  const editor = useEditor();
  const { block, fields } = child;
  const override = overrideOf(place, block.id);
  const hidden = isHidden(override);
  const Icon = iconOf(block);
  const name = labelOf(block);
  const toggle = () =>
    editor.run((live) =>
      setOverride(live, place.id, block.id, { hidden: hidden ? undefined : true }),
    );
  return (
    <fieldset className="m-0 flex flex-col gap-2 rounded-md border p-2.5">
      <legend className="sr-only">{name}</legend>
      <div className="flex items-center gap-2">
        <Icon aria-hidden className="size-3.5 shrink-0 text-ink-3" />
        <span className="min-w-0 flex-1 truncate text-ink-2 text-xs">{name}</span>
        {editor.readOnly ? null : (
          <IconButton
            icon={hidden ? EyeOff : Eye}
            label={hidden ? `Show ${name} here` : `Leave ${name} out here`}
            size="sm"
            onClick={toggle}
          />
        )}
      </div>
      {hidden ? (
        <p className="text-ink-3 text-xs">Left out in this email.</p>
      ) : (
        fields.map((field) => (
          <OverrideField key={field.name} place={place} childId={block.id} field={field} />
        ))
      )}
    </fieldset>
  );
}
