// @vitest-environment happy-dom
// What is copied comes back as it was, elsewhere too; what comes from others becomes blocks.
import { describe, expect, it } from "vitest";
import { LiveDocument } from "../../document/live/liveDocument";
import { allBlocks, type Block, type Document } from "../../document/model";
import { createEditor } from "../../session/editor";
import { clipOf, parcelIn } from "./clip";
import { readParcel, unpacked } from "./parcel";
import { paste, pastePlace } from "./pasting";
import { readPasted } from "./reading";
import { readHtml } from "./readingHtml";
import { kindOf, richOfText, wholeMjml } from "./readingText";

const words = (text: string) => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

const DOCUMENT = {
  schemaVersion: 1,
  theme: { tokens: { brand: "#aa0000" }, presets: { card: { padding: "4px", color: "#123456" } } },
  children: [
    {
      type: "section",
      id: "sec1",
      props: { backgroundColor: "@brand" },
      children: [
        {
          type: "column",
          id: "col1",
          children: [
            { type: "text", id: "txt1", text: words("Hello <Ada>"), presets: ["card"] },
            { type: "button", id: "btn1", props: { href: "https://x.test" }, text: words("Go") },
            { type: "image", id: "img1", props: { src: "https://x.test/a.png", alt: "A lamp" } },
          ],
        },
        { type: "column", id: "col2", children: [] },
      ],
    },
  ],
} as unknown as Document;
const EMPTY: Document = { schemaVersion: 1, children: [] };

function opened(document: Document, ...selected: string[]) {
  const editor = createEditor({ document });
  editor.select(selected);
  return editor;
}

const bare = (blocks: readonly Block[]) =>
  JSON.stringify(blocks).replace(/"id":"[^"]*"/g, '"id":""');

describe("copied blocks", () => {
  it("come back with new ids, by every flavor that carries them", () => {
    const editor = opened(DOCUMENT, "sec1");
    const clip = clipOf(editor);
    for (const flavor of [clip, { ...clip, ours: "" }]) {
      const parcel = parcelIn(flavor);
      const blocks = parcel ? unpacked(parcel, DOCUMENT) : [];
      expect(bare(blocks)).toBe(bare([editor.live.read("sec1") as Block]));
      const ids = [...allBlocks(blocks)].map(({ id }) => id);
      expect(ids.some((id) => editor.live.blocks.has(id))).toBe(false);
    }
    expect(clip.plain).toBe("Hello <Ada>\n\nGo (https://x.test)\n\nA lamp");
    expect(clip.html).toContain("Hello &lt;Ada&gt;");
  });

  it("bring the colors and presets that the other email has no name for", () => {
    const parcel = parcelIn(clipOf(opened(DOCUMENT, "sec1")));
    const [section] = parcel ? unpacked(parcel, EMPTY) : [];
    expect(section).toMatchObject({ props: { backgroundColor: "#aa0000" } });
    const [text] = [...allBlocks([section as Block])].filter(({ type }) => type === "text");
    expect(text).toMatchObject({ props: { padding: "4px", color: "#123456" } });
    expect(text).not.toHaveProperty("presets");
  });

  it("are pasted into another email as one step", async () => {
    const clip = clipOf(opened(DOCUMENT, "txt1", "btn1"));
    const other = opened(EMPTY);
    await paste(other, clip);
    const { document, selection } = other.store.getState();
    expect([...allBlocks(document.children ?? [])].map(({ type }) => type)).toEqual([
      "section",
      "column",
      "text",
      "button",
    ]);
    expect(selection).toHaveLength(2);
    other.undo();
    expect(other.store.getState().document.children).toEqual([]);
  });

  it("are refused when they are no blocks of ours", () => {
    expect(readParcel("{")).toBeNull();
    expect(readParcel('{"craftify":1,"blocks":[{"type":"script","id":"x"}]}')).toBeNull();
    expect(readParcel('{"craftify":2,"blocks":[]}')).toBeNull();
    expect(parcelIn({ ours: "", html: "<p data-craftify='x'>a</p>", plain: "a" })).toBeNull();
  });
});

describe("where blocks are pasted", () => {
  const live = new LiveDocument().load(DOCUMENT);
  const block = (type: string) => ({ type, id: "new1" }) as unknown as Block;

  it.each([
    ["text", ["txt1"], { parent: "col1", index: 1 }],
    ["text", ["col2"], { parent: "col2", index: 0 }],
    ["column", ["txt1"], { parent: "sec1", index: 1 }],
    ["column", ["col2"], { parent: "sec1", index: 2 }],
    ["section", ["txt1"], { parent: "root", index: 1 }],
    ["text", [], { parent: "root", index: 1 }],
    ["html", ["sec1"], { parent: "root", index: 1 }],
    ["item", ["txt1"], null],
  ])("a %s with %j selected", (type, selection, place) => {
    expect(pastePlace(live, [block(type)], selection)).toEqual(place);
  });
});

describe("plain text", () => {
  it.each([
    ["<mj-text>Hi</mj-text>", "mjml"],
    ["<!-- a --><mjml><mj-body/></mjml>", "mjml"],
    ["<table><tr><td>x</td></tr></table>", "html"],
    ["https://x.test/lamp.webp?w=600", "image"],
    ["https://x.test/", "text"],
    ["1 < 2", "text"],
  ])("%s is %s", (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  it("becomes paragraphs with breaks, variables and links", () => {
    expect(richOfText("Hi {{ user.name | default: 'you' }}\nthere\n\nhttps://x.test")).toEqual({
      type: "doc",
      content: [
        {
          type: "paragraph",
          content: [
            { type: "text", text: "Hi " },
            { type: "variable", attrs: { path: "user.name", fallback: "you" } },
            { type: "hardBreak" },
            { type: "text", text: "there" },
          ],
        },
        {
          type: "paragraph",
          content: [
            {
              type: "text",
              text: "https://x.test",
              marks: [{ type: "link", attrs: { href: "https://x.test" } }],
            },
          ],
        },
      ],
    });
  });

  it("that is a piece of MJML gets what it needs around it", () => {
    expect(wholeMjml("<mj-text>a</mj-text>")).toEqual({
      mjml: "<mjml><mj-body><mj-section><mj-column><mj-text>a</mj-text></mj-column></mj-section></mj-body></mjml>",
      depth: 2,
    });
    expect(wholeMjml("<mj-section/>").depth).toBe(0);
    expect(wholeMjml("<mjml></mjml>")).toEqual({ mjml: "<mjml></mjml>", depth: 0 });
  });

  it("that is the address of an image is one", async () => {
    const clip = { ours: "", html: "", plain: " https://x.test/a.png " };
    const { blocks } = await readPasted(clip, EMPTY);
    expect(blocks).toMatchObject([{ type: "image", props: { src: "https://x.test/a.png" } }]);
  });
});

describe("HTML", () => {
  it("becomes words, images, buttons and lines", () => {
    const { blocks } = readHtml(`
      <h2>Hello <b style="font-weight:normal">you</b></h2>
      <p>One <b>two</b>&nbsp;<a href="https://x.test">three</a><br>{{ user.name }}</p>
      <ul><li>a<ul><li>b</li></ul></li></ul>
      <a href="https://x.test/l"><img src="https://x.test/i.png" alt="I" width="200"></a>
      <hr><a class="btn" href="https://x.test/go">Go</a>`);
    expect(blocks.map(({ type }) => type)).toEqual(["text", "image", "divider", "button"]);
    expect(blocks[0]).toMatchObject({
      text: {
        content: [
          { type: "heading", attrs: { level: 2 } },
          { type: "paragraph" },
          { type: "bulletList" },
        ],
      },
    });
    expect(blocks[1]).toMatchObject({
      props: { src: "https://x.test/i.png", href: "https://x.test/l", width: "200px" },
    });
    expect(blocks[3]).toMatchObject({ props: { href: "https://x.test/go" } });
  });

  it("loses what could run, and says what was left out", () => {
    const { blocks, refused } = readHtml(`
      <p onclick="steal()">A <a href="javascript:steal()">link</a></p>
      <img src="data:image/svg+xml,<svg onload=steal()>"><img src=x onerror=steal()>
      <script>steal()</script><iframe></iframe><form><input></form>`);
    expect(JSON.stringify(blocks)).not.toMatch(/steal|javascript|data:/);
    expect(refused).toEqual(expect.arrayContaining(["scripts", "embedded pages", "form fields"]));
    expect(refused).toContain("images without an address of their own");
  });

  it("stays HTML where it is a table", () => {
    const { blocks } = readHtml("<p>a</p><table><tr><td>x</td></tr></table><p>b</p>");
    expect(blocks.map(({ type }) => type)).toEqual(["text", "html", "text"]);
  });
});
