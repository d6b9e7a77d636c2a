/** Lengths with names: radii or spacing. */

import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/ui/Button";
import { Input } from "@/ui/fields/Input";
import { IconButton } from "@/ui/IconButton";
import { Section } from "@/ui/layout/Page";
import { freeName, type PartProps, withAt, without } from "./drafts";

interface MeasureRowsProps extends PartProps {
  kind: "radii" | "spacing";
  title: string;
}

export function MeasureRows({ draft, onChange, kind, title }: MeasureRowsProps) {
  const list = draft[kind];
  const wish = kind === "radii" ? "radius" : "space";
  return (
    <Section title={title}>
      <ul aria-label={title} className="mb-2 flex flex-col gap-2">
        {list.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: it has nothing else that stays while its name is typed
          <li key={at} className="flex items-center gap-2">
            <Input
              aria-label={`Name of ${wish} ${at + 1}`}
              value={one.name}
              maxLength={40}
              spellCheck={false}
              onChange={(event) =>
                onChange({ [kind]: withAt(list, at, { name: event.target.value }) })
              }
              className="min-w-0 flex-1"
            />
            <Input
              aria-label={`Length of ${one.name}`}
              value={one.value}
              maxLength={30}
              onChange={(event) =>
                onChange({ [kind]: withAt(list, at, { value: event.target.value }) })
              }
              className="w-20 tabular-nums"
            />
            <IconButton
              icon={Trash2}
              label={`Remove ${one.name}`}
              size="sm"
              onClick={() => onChange({ [kind]: without(list, at) })}
            />
          </li>
        ))}
      </ul>
      <Button
        size="sm"
        icon={Plus}
        onClick={() =>
          onChange({ [kind]: [...list, { name: freeName(draft, wish), value: "8px" }] })
        }
      >
        Add
      </Button>
    </Section>
  );
}
