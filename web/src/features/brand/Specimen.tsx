/** A real email in the look of a kit, light and dark, while it is edited. */

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { frameDocument } from "@/editor/preview/framed/frameDocument";
import { renderQuery } from "@/lib/server/engine";
import { EmailFrame } from "@/ui/EmailFrame";
import { SegmentedControl } from "@/ui/fields/SegmentedControl";
import { type Draft, problemOf } from "./drafts";
import { specimenOf } from "./specimenDocument";

type Scheme = "light" | "dark";

export function Specimen({ draft }: { draft: Draft }) {
  const [scheme, setScheme] = useState<Scheme>("light");
  const [good, setGood] = useState(draft);
  const settled = useDeferredValue(draft);
  if (settled !== good && problemOf(settled) === undefined) {
    setGood(settled);
  }
  const design = specimenOf(good);
  const key = ["specimen", JSON.stringify(design)];
  const rendered = useQuery({
    ...renderQuery(key, { design }),
    placeholderData: keepPreviousData,
  });
  const html = rendered.data?.html;
  const page = html && frameDocument(html, scheme === "dark" ? "authored" : "light");
  return (
    <section aria-label="Specimen" className="flex flex-col gap-3">
      <div className="flex items-center gap-2">
        <h2 className="flex-1 font-semibold">Specimen</h2>
        <SegmentedControl<Scheme>
          label="Scheme of the specimen"
          value={scheme}
          onChange={setScheme}
          segments={[
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
          ]}
        />
      </div>
      <EmailFrame
        page={page || undefined}
        failed={rendered.isError}
        title="An email in the look of this kit"
        layoutWidth={560}
        className="h-84 w-full rounded-lg border"
      />
    </section>
  );
}
