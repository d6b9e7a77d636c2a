/** The toolbar of words: beside what is marked, never over it; at the bottom of small screens. */

import type { Editor as TextEditor } from "@tiptap/core";
import { Braces, Link2, RemoveFormatting } from "lucide-react";
import { Toolbar } from "radix-ui";
import { type Ref, useCallback, useState } from "react";
import type { Worded } from "@/editor/document/model";
import { ColorPicker } from "@/editor/inspector/colors/ColorPicker";
import { looked } from "@/editor/inspector/values/inheritance";
import { useEditor, useEditorState } from "@/editor/session/EditorContext";
import { areaOf, areaOfBody, roomAround } from "../typing/geometry";
import { useTextState } from "../typing/useTextState";
import { alignWords } from "./aligning";
import { AlignMenu, FontMenu, KindMenu, SizeMenu } from "./choices";
import { Floating } from "./Floating";
import { clearFormatting, setStyle, styleValue } from "./formatting";
import { LinkForm } from "./LinkForm";
import { linkAt } from "./linking";
import { alignmentOf } from "./paragraphs";
import { besideWords, type Size } from "./placing";
import { ToolPanel } from "./ToolMenu";
import { type Act, ListTools, MarkTools, Tool } from "./tools";

interface TextToolbarProps {
  ref: Ref<HTMLDivElement>;
  text: TextEditor;
  block: Worded;
  /** Whether the panel for a link stands open: keys open it, too. */
  linking: boolean;
  onLinking: (open: boolean) => void;
}

export function TextToolbar({ ref, text, block, linking, onLinking }: TextToolbarProps) {
  const editor = useEditor();
  useTextState(text);
  const act: Act = useCallback(
    (change) => {
      // every press of a button is a step of its own
      editor.history.endStep();
      change(text);
      editor.history.endStep();
    },
    [editor, text],
  );
  const rich = text.schema.nodes["heading"] !== undefined;
  return (
    <Floating text={text} docked place={(size) => placeOf(text, size)}>
      <Toolbar.Root
        ref={ref}
        aria-label="Text formatting"
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            event.preventDefault();
            text.view.focus();
          }
        }}
        className="flex items-center gap-0.5 p-1 max-sm:w-max"
      >
        {rich ? <KindMenu text={text} act={act} /> : null}
        <FontMenu text={text} act={act} />
        <SizeMenu text={text} act={act} />
        <Divider />
        <MarkTools text={text} act={act} />
        <ColorTool text={text} />
        {block.type === "text" ? (
          <ToolPanel
            text={text}
            label="Link"
            keys="mod+k"
            pressed={linkAt(text.state) !== null}
            open={linking}
            onOpenChange={onLinking}
            panel={<LinkForm text={text} onDone={() => onLinking(false)} />}
          >
            <Link2 aria-hidden className="size-4" />
          </ToolPanel>
        ) : null}
        <Divider />
        {rich ? <ListTools text={text} act={act} /> : null}
        {rich ? (
          <AlignMenu
            text={text}
            value={alignmentOf(text.state) ?? block.props?.["align"]}
            onChange={(alignment) => alignWords(editor, text, block.id, alignment)}
          />
        ) : null}
        <Tool
          label="Insert variable"
          icon={Braces}
          keys="{{"
          onClick={() => text.chain().focus().insertContent("{{").run()}
        />
        <Tool
          label="Clear formatting"
          icon={RemoveFormatting}
          keys="mod+\"
          onClick={() => act(() => clearFormatting(text))}
        />
      </Toolbar.Root>
    </Floating>
  );
}

function Divider() {
  return <Toolbar.Separator className="mx-0.5 h-5 w-px shrink-0 bg-line" />;
}

function placeOf(text: TextEditor, size: Size) {
  const { view, state } = text;
  const { from, to } = state.selection;
  return besideWords(size, areaOf(view, from, to), areaOfBody(view), roomAround(view));
}

function ColorTool({ text }: { text: TextEditor }) {
  const editor = useEditor();
  const theme = useEditorState((state) => state.document.theme);
  const [open, setOpen] = useState(false);
  const color = styleValue(text.state, "color");
  return (
    <ToolPanel
      text={text}
      label={`Color: ${color ?? "as the block"}`}
      open={open}
      onOpenChange={(next) => {
        // all that is tried while it stands open without a pause is one step
        editor.history.endStep();
        setOpen(next);
      }}
      panel={
        <ColorPicker
          value={color ?? undefined}
          alpha={false}
          none={false}
          // words keep the color itself: style attributes know no tokens
          onChange={(value) => setStyle(text, "color", value ? looked(theme ?? {}, value) : null)}
        />
      }
    >
      <span aria-hidden className="flex flex-col items-center px-0.5 font-semibold leading-none">
        A
        <span
          className="mt-0.5 h-1 w-3.5 rounded-full border border-line"
          style={{ background: color ?? "transparent" }}
        />
      </span>
    </ToolPanel>
  );
}
