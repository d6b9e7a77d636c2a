// The twin puts synced blocks in as the engine does, on the cases that the engine's tests approve.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { emitMjml } from "../compiling/compiling";
import { allBlocks, type Document } from "./model";
import { idInPlace, type Library, ownerOf, resolveDocument } from "./resolving";

interface Case {
  readonly name: string;
  readonly document: Document;
  readonly library: Library;
  readonly ids?: string[];
  readonly mjml?: string;
  readonly german?: string;
  readonly problems?: [string, string][];
}

const GOLDEN = join(import.meta.dirname, "../../../../tests/engine/golden/synced/cases.json");
const cases = JSON.parse(readFileSync(GOLDEN, "utf8")) as Case[];

describe("putting synced blocks in", () => {
  it.each(cases)("gives what the engine gives: $name", (given) => {
    const before = structuredClone(given.document);
    const { document, problems } = resolveDocument(given.document, given.library);
    const told = problems.map(({ blockId, message }) => [blockId, message]);
    expect(told).toEqual(given.problems ?? []);
    expect(given.document).toEqual(before);
    if (!given.problems) {
      const ids = [...allBlocks(document.children ?? [])].map((block) => block.id);
      expect(ids).toEqual(given.ids);
      expect(emitMjml(document).mjml).toBe(given.mjml);
      expect(emitMjml(document, { locale: "de" }).mjml).toBe(given.german);
    }
  });

  it("knows whose a block is", () => {
    expect(ownerOf(idInPlace("sync", "inner-word"))).toBe("sync");
    expect(ownerOf("plain")).toBe("plain");
  });

  it("gives back the very document that names nothing", () => {
    const document = { schemaVersion: 1, children: [] } as unknown as Document;
    expect(resolveDocument(document, []).document).toBe(document);
  });
});
