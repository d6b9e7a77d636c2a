/** The text part of a design: written from its blocks, or by hand as a whole or for one block. */

import { useMutation } from "@tanstack/react-query";
import { labelOf } from "@/editor/blocks/naming";
import { setPlainText } from "@/editor/document/commands/words/setPlainText";
import { setTextBody, setTextMode } from "@/editor/document/commands/words/setTextPart";
import { useEditor, useEditorState } from "@/editor/session/EditorContext";
import { Field } from "@/ui/fields/Field";
import { SegmentedControl } from "@/ui/fields/SegmentedControl";
import { Select } from "@/ui/fields/Select";
import { Textarea } from "@/ui/fields/Textarea";
import { textTemplate } from "../requests";

type Mode = "auto" | "manual";

export function TextByHand() {
  const editor = useEditor();
  const mode = useEditorState((state) => state.document.plainText?.mode ?? "auto");
  const beginning = useMutation({
    mutationFn: () => textTemplate(editor.store.getState().document),
    onSettled: (text) => editor.run((live) => setTextMode(live, "manual", text ?? "")),
  });
  const choose = (next: Mode): void => {
    const written = editor.store.getState().document.plainText?.body;
    if (next === "manual" && typeof written !== "string") {
      beginning.mutate();
    } else {
      editor.run((live) => setTextMode(live, next));
    }
  };
  return (
    <section aria-label="How it is written" className="flex min-w-0 flex-col gap-4">
      <SegmentedControl<Mode>
        label="How the text part is written"
        value={mode}
        onChange={choose}
        segments={[
          { value: "auto", label: "From the blocks" },
          { value: "manual", label: "By hand" },
        ]}
      />
      {mode === "manual" ? <WholeText /> : <BlockText />}
    </section>
  );
}

function WholeText() {
  const editor = useEditor();
  const locale = useEditorState((state) => state.locale);
  const part = useEditorState((state) => state.document.plainText);
  const own = locale === null ? part?.body : part?.i18n?.[locale];
  const write = (text: string | undefined): void => {
    if (!editor.readOnly) {
      setTextBody(editor.live, locale, text);
    }
  };
  return (
    <Field
      label={locale === null ? "Text part" : `Text part in ${locale}`}
      help="Variables work as in the email: {{ user.first_name }}."
    >
      {(control) => (
        <Textarea
          {...control}
          value={own ?? ""}
          placeholder={part?.body ?? ""}
          readOnly={editor.readOnly}
          rows={12}
          className="font-mono text-sm"
          onChange={({ target }) =>
            write(locale !== null && target.value === "" ? undefined : target.value)
          }
        />
      )}
    </Field>
  );
}

type BlockMode = "auto" | "none" | "own";

/** What one block says in the text part: the selected one. */
function BlockText() {
  const editor = useEditor();
  const locale = useEditorState((state) => state.locale);
  const document = useEditorState((state) => state.document);
  const id = useEditorState((state) => state.selection[0]);
  const block = document && id !== undefined ? editor.live.read(id) : undefined;
  if (id === undefined || block === undefined) {
    return (
      <p className="text-ink-2 text-sm">
        Select a block to say what stands in its place in the text part, or to leave it out.
      </p>
    );
  }
  const words = locale === null ? block.plainText : block.i18n?.[locale]?.["plainText"];
  const own = typeof words === "string" ? words : undefined;
  const mode: BlockMode = own === undefined ? "auto" : own === "" ? "none" : "own";
  const set = (text: string | undefined): void => {
    if (!editor.readOnly) {
      setPlainText(editor.live, id, locale, text);
    }
  };
  return (
    <>
      <Field label={`${labelOf(block)} in the text part`}>
        {(control) => (
          <Select<BlockMode>
            control={control}
            value={mode}
            onChange={(next) =>
              set(next === "auto" ? undefined : next === "none" ? "" : own || " ")
            }
            options={[
              { value: "auto", label: "Written from the block" },
              { value: "own", label: "Written by hand" },
              { value: "none", label: "Left out" },
            ]}
          />
        )}
      </Field>
      {mode === "own" ? (
        <Textarea
          aria-label="Words in the text part"
          value={own === " " ? "" : own}
          readOnly={editor.readOnly}
          rows={4}
          className="font-mono text-sm"
          onChange={({ target }) => set(target.value === "" ? " " : target.value)}
        />
      ) : null}
    </>
  );
}
