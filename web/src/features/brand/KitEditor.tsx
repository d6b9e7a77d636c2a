/** One brand kit: what it says at the left, what that looks like at the right. */

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { changeBrand, refreshBrands } from "@/lib/server/brands";
import type { Brand } from "@/lib/server/models";
import { useCan } from "@/lib/server/session";
import { Section } from "@/ui/layout/Page";
import { SaveBar } from "@/ui/layout/SaveBar";
import { ColorRows } from "./ColorRows";
import { ContrastTable } from "./ContrastTable";
import { contentOf, type Draft, problemOf } from "./drafts";
import { FontRows } from "./FontRows";
import { KitActions } from "./KitActions";
import { LogoFields } from "./LogoFields";
import { MeasureRows } from "./MeasureRows";
import { NameFields } from "./NameFields";
import { PresetFields } from "./PresetFields";
import { Specimen } from "./Specimen";

interface KitEditorProps {
  kit: Brand;
  onDeleted: () => void;
}

export function KitEditor({ kit, onDeleted }: KitEditorProps) {
  const client = useQueryClient();
  const mayManage = useCan("brand:manage");
  const [draft, setDraft] = useState<Draft>(() => contentOf(kit));
  const dirty = JSON.stringify(draft) !== JSON.stringify(contentOf(kit));
  const saving = useMutation({
    mutationFn: () => changeBrand(kit, draft),
    onSuccess: async (next) => {
      setDraft(contentOf(next));
      await refreshBrands(client);
    },
  });
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const parts = { draft, onChange: change };
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
      <fieldset disabled={!mayManage} className="m-0 flex min-w-0 flex-col gap-8 border-0 p-0">
        <legend className="sr-only">{kit.name}</legend>
        <NameFields {...parts} />
        <Section
          title="Colors"
          lead="Each with a partner for dark mode. In designs they are @name."
        >
          <ColorRows {...parts} />
        </Section>
        <Section title="Contrast" lead="How well each color reads on each other: 4.5 is enough.">
          <ContrastTable colors={draft.colors} />
        </Section>
        <Section title="Fonts" lead="The first is for text; the fallback is what many people see.">
          <FontRows {...parts} />
        </Section>
        <Section title="Logo">
          <LogoFields {...parts} />
        </Section>
        <div className="grid gap-8 sm:grid-cols-2">
          <MeasureRows {...parts} kind="radii" title="Radii" />
          <MeasureRows {...parts} kind="spacing" title="Spacing" />
        </div>
        <Section title="Buttons" lead="Presets that buttons in emails can take on.">
          <PresetFields {...parts} />
        </Section>
        {mayManage ? (
          <SaveBar
            dirty={dirty}
            busy={saving.isPending}
            error={saving.error}
            problem={problemOf(draft)}
            onSave={() => saving.mutate()}
            onDiscard={() => {
              saving.reset();
              setDraft(contentOf(kit));
            }}
          />
        ) : null}
      </fieldset>
      <div className="flex flex-col gap-6 lg:sticky lg:top-4">
        <Specimen draft={draft} />
        <KitActions kit={kit} onDeleted={onDeleted} />
      </div>
    </div>
  );
}
