// Whether places follow the newest version of a synced block, or are held at one.
import { useQuery } from "@tanstack/react-query";
import { formatDay } from "@/lib/formatting";
import { blockVersionsQuery } from "@/lib/server/blocks";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Select } from "@/ui/fields/Select";
import { setPin } from "../../document/commands/setSynced";
import type { Synced } from "../../document/model";
import { useEditor } from "../../session/EditorContext";

interface PinFieldProps {
  readonly ids: readonly string[];
  readonly place: Synced;
  readonly newest: number | undefined;
}

export function PinField({ ids, place, newest }: PinFieldProps) {
  const editor = useEditor();
  const versions = useQuery(blockVersionsQuery(place.ref));
  const pin = place.pin ?? null;
  const choose = (value: number | null) => {
    editor.run((live) => setPin(live, ids, value));
    editor.announce(value === null ? "Follows the newest version" : `Held at version ${value}`);
  };
  const known = versions.data ?? [];
  const held = pin !== null && !known.some((one) => one.version === pin) ? [{ version: pin }] : [];
  const options = [
    { value: "newest", label: newest ? `Newest (${newest})` : "Newest" },
    ...held.map(({ version }) => ({ value: String(version), label: `Version ${version}` })),
    ...known.map((one) => ({
      value: String(one.version),
      label: `Version ${one.version}`,
      hint: one.message || formatDay(one.createdAt),
    })),
  ];
  const behind = pin !== null && newest !== undefined && pin < newest;
  return (
    <Field
      label="Version"
      help={
        pin === null
          ? "Follows: the next version of the block shows here."
          : "Held: it stays as it is when the block changes."
      }
      aside={
        behind && !editor.readOnly ? (
          <Button variant="ghost" size="sm" onClick={() => choose(newest)}>
            Update to {newest}
          </Button>
        ) : null
      }
    >
      {(control) => (
        <Select
          control={control}
          size="sm"
          disabled={editor.readOnly}
          value={pin === null ? "newest" : String(pin)}
          options={options}
          onChange={(value) => choose(value === "newest" ? null : Number(value))}
        />
      )}
    </Field>
  );
}
