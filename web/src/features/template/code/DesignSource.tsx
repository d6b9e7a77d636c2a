/** The code of a design: its MJML to be edited, the HTML it becomes, the document itself. */

import { useState } from "react";
import { useEditorState } from "@/editor/session/EditorContext";
import { SegmentedControl } from "@/ui/fields/SegmentedControl";
import { CompiledSource } from "./CompiledSource";
import { DocumentSource } from "./DocumentSource";
import { MjmlSource } from "./MjmlSource";

type Language = "html" | "json" | "mjml";

const LANGUAGES = [
  { value: "mjml", label: "MJML" },
  { value: "html", label: "HTML" },
  { value: "json", label: "JSON" },
] as const;

export function DesignSource() {
  const raw = useEditorState((state) => state.document.kind === "html");
  const [chosen, choose] = useState<Language>(raw ? "html" : "mjml");
  const languages = raw ? LANGUAGES.filter(({ value }) => value !== "mjml") : LANGUAGES;
  const switcher = (
    <SegmentedControl<Language>
      label="Language"
      value={chosen}
      segments={languages}
      onChange={choose}
      className="h-7"
    />
  );
  return (
    <section aria-label="Source" className="flex h-full min-h-0 flex-col bg-surface">
      {chosen === "mjml" ? <MjmlSource switcher={switcher} /> : null}
      {chosen === "html" ? <CompiledSource switcher={switcher} /> : null}
      {chosen === "json" ? <DocumentSource switcher={switcher} /> : null}
    </section>
  );
}
