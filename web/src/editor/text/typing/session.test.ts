// @vitest-environment happy-dom
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { describe, expect, it } from "vitest";
import { emitMjml } from "@/editor/compiling/compiling";
import { setBody } from "@/editor/document/commands/setBody";
import { allBlocks, type Document, isWorded, type Rich } from "@/editor/document/model";
import { createEditor, type Editor } from "@/editor/session/editor";
import { typingExtensions } from "./extensions";
import { beginTyping, type TypingSession } from "./session";
import { fitsOneLine, ownWords, shownBlock, shownWords } from "./words";

const GOLDEN = join(import.meta.dirname, "../../../../../tests/engine/golden");

function begun(editor: Editor, id: string, locale: string | null = null): TypingSession {
  const { live } = editor;
  const block = shownBlock(live.project(), id, locale);
  const shown = (block && shownWords(block)) ?? { type: "doc" };
  const oneLine = block?.type !== "text" && fitsOneLine(shown);
  const body = document.createElement("div");
  document.body.append(body);
  editor.history.follow(ySyncPluginKey);
  const nothing = () => {};
  return beginTyping({
    body,
    oneLine,
    label: "Words",
    own: ownWords(live, id, locale),
    shown,
    write: (words: Rich) => {
      setBody(live, id, { text: words }, locale);
      return ownWords(live, id, locale);
    },
    onFirst: nothing,
    onChange: nothing,
    extensions: typingExtensions({
      oneLine,
      variables: { shown: ({ path }) => path, onChange: () => nothing },
      keys: {
        undo: nothing,
        redo: nothing,
        leave: nothing,
        toToolbar: nothing,
        editLink: nothing,
      },
      more: [],
    }),
  });
}

const HELLO: Rich = {
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text: "Hello" }] }],
};

const WORDS: Document = {
  schemaVersion: 1,
  children: [
    {
      type: "section",
      id: "sec1",
      children: [
        {
          type: "column",
          id: "col1",
          children: [
            {
              type: "text",
              id: "txt1",
              text: HELLO,
            },
          ],
        },
      ],
    },
  ],
};

const mjmlOf = (editor: Editor) => emitMjml(editor.live.project()).mjml;
const bodyOf = (editor: Editor, id = "txt1") => editor.live.read(id) as { text?: Rich };

describe("typing", () => {
  it("leaves every golden document as it was when nothing is typed", () => {
    for (const file of readdirSync(GOLDEN).filter((name) => name.endsWith(".document.json"))) {
      const given = JSON.parse(readFileSync(join(GOLDEN, file), "utf8")) as Document;
      const editor = createEditor({ document: given });
      const before = JSON.stringify(editor.live.project());
      for (const block of allBlocks(editor.live.project().children ?? [])) {
        if (isWorded(block) && block.text) {
          const session = begun(editor, block.id);
          // the binding compares at every change of the selection
          session.text.commands.selectAll();
          session.text.commands.setTextSelection(1);
          session.end();
        }
      }
      expect(JSON.stringify(editor.live.project()), file).toBe(before);
      expect(editor.history.canUndo).toBe(false);
    }
  });

  it("writes what is typed, and undo takes it back", () => {
    const editor = createEditor({ document: WORDS });
    const before = mjmlOf(editor);
    const session = begun(editor, "txt1");
    session.text.commands.insertContentAt(6, ", {{ name }}");
    session.text.commands.setTextSelection({ from: 1, to: 6 });
    session.text.commands.toggleMark("bold");
    expect(mjmlOf(editor)).toContain("<strong>Hello</strong>, ");
    session.end();
    editor.undo();
    expect(mjmlOf(editor)).toBe(before);
  });

  it("gives a translation words of its own with the first letter, and not before", () => {
    const editor = createEditor({ document: WORDS });
    const session = begun(editor, "txt1", "de");
    session.text.commands.setTextSelection(6);
    expect(editor.live.blocks.get("txt1")?.has("text@de")).toBe(false);
    session.text.commands.insertContent("!");
    session.text.commands.insertContent("?");
    session.end();
    expect(bodyOf(editor).text).toEqual(HELLO);
    expect(emitMjml(editor.live.project(), { locale: "de" }).mjml).toContain("Hello!?");
  });

  it("writes a space into lines that are left empty", () => {
    const editor = createEditor({ document: WORDS });
    const session = begun(editor, "txt1");
    session.text.commands.setTextSelection(6);
    session.text.commands.splitBlock();
    session.text.commands.splitBlock();
    session.text.commands.insertContent("End");
    session.end();
    expect(mjmlOf(editor)).toContain("<p>Hello</p><p>&nbsp;</p><p>End</p>");
  });
});
