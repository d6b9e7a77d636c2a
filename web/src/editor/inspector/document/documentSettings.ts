// The values around the blocks, as fields set them: body, words, breakpoint.
import { setPart, setPartField } from "../../document/commands/setPart";
import { useEditor, useEditorState } from "../../session/EditorContext";
import type { Setting } from "../setting";
import type { Inherited } from "../values/inheritance";

const BODY_DEFAULTS: Readonly<Record<string, string>> = {
  width: "600px",
  backgroundColor: "#ffffff",
};

interface DocumentSettings {
  body(prop: "width" | "backgroundColor"): Setting;
  meta(field: "title" | "lang" | "dir"): Setting;
  breakpoint: Setting;
}

export function useDocumentSettings(): DocumentSettings {
  const editor = useEditor();
  const document = useEditorState((state) => state.document);
  const locked = editor.readOnly ? "You can look at this email, not change it" : undefined;
  const from = (value: string | undefined): Inherited | undefined =>
    value === undefined ? undefined : { value, from: "mjml" };
  return {
    body: (prop) => ({
      value: document.body?.[prop],
      mixed: false,
      inherited: from(BODY_DEFAULTS[prop]),
      locked,
      set: (value) => editor.run((live) => setPartField(live, ["body", prop], value)),
    }),
    meta: (field) => ({
      value: document.meta?.[field] ?? undefined,
      mixed: false,
      inherited: from(
        field === "title" ? document.meta?.subject : field === "dir" ? "ltr" : undefined,
      ),
      locked,
      set: (value) => editor.run((live) => setPartField(live, ["meta", field], value)),
    }),
    breakpoint: {
      value: document.breakpoint ?? undefined,
      mixed: false,
      inherited: from("480px"),
      locked,
      set: (value) => editor.run((live) => setPart(live, "breakpoint", value)),
    },
  };
}
