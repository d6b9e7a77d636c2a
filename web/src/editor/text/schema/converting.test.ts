// @vitest-environment happy-dom
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getSchema } from "@tiptap/core";
import { EditorState } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import { richHtml } from "@/editor/compiling/richWriting";
import { LiveDocument, ROOT } from "@/editor/document/live/liveDocument";
import { allBlocks, type Document, isWorded, type Mark, type Rich } from "@/editor/document/model";
import { nodesOf, richOfNodes } from "./converting";
import { keepExactly } from "./exactness";
import { MarkOrder, readIn } from "./order";
import { richExtensions } from "./schema";

const GOLDEN = join(import.meta.dirname, "../../../../../tests/engine/golden");
const schema = keepExactly(getSchema(richExtensions(false, {})));
const plugins = MarkOrder.config.addProseMirrorPlugins?.call({} as never) ?? [];

/** What becomes of words that are opened in the text editor and left again. */
function passed(rich: Rich): Rich {
  const nodes = nodesOf(rich, schema);
  const doc = nodes.size > 0 ? schema.node("doc", null, nodes) : schema.topNodeType.createAndFill();
  const state = EditorState.create({ doc: doc as NonNullable<typeof doc>, plugins });
  const opened = state.applyTransaction(state.tr.setMeta(readIn, true)).state;
  return richOfNodes(opened.doc);
}

function* richTexts(): Generator<[string, Rich]> {
  for (const file of readdirSync(GOLDEN).filter((name) => name.endsWith(".document.json"))) {
    const document = JSON.parse(readFileSync(join(GOLDEN, file), "utf8")) as Document;
    const live = new LiveDocument().load(document);
    for (const id of live.childrenOf(ROOT)) {
      const top = live.read(id);
      for (const block of allBlocks(top ? [top] : [])) {
        if (isWorded(block) && block.text) {
          yield [`${file} ${block.id}`, block.text];
        }
      }
    }
  }
}

const marked = (text: string, ...marks: Mark[]) => ({ type: "text" as const, text, marks });
const link: Mark = {
  type: "link",
  attrs: { target: "_blank", href: "https://a.example", id: "x" },
};
const red: Mark = { type: "style", attrs: { style: "color:red" } };
const large: Mark = { type: "style", attrs: { style: "font-size:20px" } };
const bold: Mark = { type: "bold", attrs: { tag: "b" } };

describe("the schema", () => {
  it("gives every rich text of the golden documents back as it was", () => {
    const all = [...richTexts()];
    expect(all.length).toBeGreaterThan(5);
    for (const [place, rich] of all) {
      expect(richHtml(passed(rich)), place).toBe(richHtml(rich));
      expect(passed(rich), place).toEqual(rich);
    }
  });

  it("keeps marks in the order, and with the attributes, that the author wrote", () => {
    const rich: Rich = {
      type: "doc",
      content: [
        {
          type: "paragraph",
          content: [
            marked("one", red, link),
            marked("two", bold, red, link, large),
            { type: "variable", attrs: { path: "a.b", filters: ["upcase"] }, marks: [bold, link] },
            { type: "hardBreak", marks: [large] },
            { type: "image", attrs: { width: "10", src: "/a.png" }, marks: [link] },
          ],
        },
      ],
    };
    expect(richHtml(passed(rich))).toBe(richHtml(rich));
    expect(passed(rich)).toEqual(rich);
  });
});
