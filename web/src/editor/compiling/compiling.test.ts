// The twin and the engine agree to the byte, on the documents that the engine's own tests approve.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Document } from "../document/model";
import { compileHtml, emitMjml, NeedsServer } from "./compiling";
import { nativeFrom } from "./native";

const GOLDEN = join(import.meta.dirname, "../../../../tests/engine/golden");
const require = createRequire(import.meta.url);
const native = nativeFrom(readFileSync(require.resolve("mrml/web/mrml_wasm_bg.wasm")));
const cases = readdirSync(GOLDEN)
  .filter((file) => file.endsWith(".document.json"))
  .map((file) => file.replace(".document.json", ""));

function read(name: string): string {
  return readFileSync(join(GOLDEN, name), "utf8");
}

function documentOf(name: string): Document {
  return JSON.parse(read(`${name}.document.json`)) as Document;
}

function orServer(compile: () => string): string | null {
  try {
    return compile();
  } catch (error) {
    if (error instanceof NeedsServer) {
      return null;
    }
    throw error;
  }
}

describe("the twin emitter", () => {
  it.each(cases)("writes the MJML of %s as the engine does", (name) => {
    const document = documentOf(name);
    if (document.kind !== "html") {
      expect(emitMjml(document).mjml).toBe(read(`${name}.mjml`));
    }
  });

  it.each(cases)("compiles %s to the engine's HTML, or leaves it to the server", (name) => {
    const document = documentOf(name);
    const html = orServer(() => compileHtml(document, native));
    expect(html ?? read(`${name}.html`)).toBe(read(`${name}.html`));
    const canvas = orServer(() => compileHtml(document, native, { marked: true }));
    expect(canvas ?? read(`${name}.canvas.html`)).toBe(read(`${name}.canvas.html`));
  });

  it("compiles most of them itself", () => {
    const own = cases.filter((name) => orServer(() => compileHtml(documentOf(name), native)));
    expect(own.length).toBeGreaterThanOrEqual(cases.length / 2);
  });
});
