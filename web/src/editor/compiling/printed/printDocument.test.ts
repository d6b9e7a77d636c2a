// What people edit as code: the same bytes as the engine's, for all the engine's tests approve.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Document } from "../../document/model";
import { printBlock, printDocument } from "./printDocument";

const GOLDEN = join(import.meta.dirname, "../../../../../tests/engine/golden");
const cases = readdirSync(GOLDEN)
  .filter((file) => file.endsWith(".document.json"))
  .map((file) => file.replace(".document.json", ""));

function read(name: string): string {
  return readFileSync(join(GOLDEN, name), "utf8");
}

function documentOf(name: string): Document {
  return JSON.parse(read(`${name}.document.json`)) as Document;
}

describe("the printed document", () => {
  it.each(cases)("says %s as the engine does", (name) => {
    expect(printDocument(documentOf(name)).mjml).toBe(read(`${name}.printed.mjml`));
  });

  it("knows where each block stands", () => {
    const { mjml, places } = printDocument(documentOf("letter"));
    const place = places.get("titl");
    expect(mjml.slice(place?.from, place?.to)).toMatch(/^<mj-text[\s\S]*<\/mj-text>$/);
    expect(mjml.split("\n")[(place?.line ?? 0) - 1]).toContain("<mj-text");
  });

  it("leaves ids out where the base gives them back", () => {
    expect(printDocument(documentOf("letter"), { ids: false }).mjml).not.toContain("c-id");
  });

  it("says one block alone, as it stands in its place", () => {
    const document = documentOf("letter");
    expect(printBlock(document, "foot").mjml).toMatch(/^<mj-section c-name="Footer" c-id="foot">/);
    expect(printBlock(document, "nobody").mjml).toBe("");
    const html = { id: "raw1", type: "html", html: "<hr>" };
    const column = { id: "col1", type: "column", children: [html] };
    const section = { id: "sec1", type: "section", children: [column] };
    const page = { children: [section, { ...html, id: "raw2" }] } as unknown as Document;
    const line = '<mj-raw c-cell="own" c-id="raw1"><hr></mj-raw>\n';
    expect(printBlock(page, "raw1").mjml).toBe(line);
    expect(printBlock(page, "raw2").mjml).toBe('<mj-raw c-id="raw2"><hr></mj-raw>\n');
  });
});
