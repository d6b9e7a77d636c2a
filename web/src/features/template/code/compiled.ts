/** Compiles a design once: in the browser where that can be, else by the server. */

import wasm from "mrml/web/mrml_wasm_bg.wasm?url";
import { compileHtml, type NativeCompiler } from "@/editor/compiling/compiling";
import { nativeFrom } from "@/editor/compiling/native";
import { allBlocks, type Document } from "@/editor/document/model";
import { type Library, resolveDocument } from "@/editor/document/resolving";
import { api } from "@/lib/server/api";

let native: Promise<NativeCompiler> | undefined;

function compiler(): Promise<NativeCompiler> {
  native ??= fetch(wasm)
    .then((response) => response.arrayBuffer())
    .then(nativeFrom);
  native.catch(() => {
    native = undefined;
  });
  return native;
}

interface Wanted {
  readonly document: Document;
  readonly library: Library;
  readonly locale: string | null;
}

export async function compiledDesign(
  { document, library, locale }: Wanted,
  signal: AbortSignal,
): Promise<string> {
  try {
    return compileHtml(resolveDocument(document, library).document, await compiler(), { locale });
  } catch {
    // What the browser cannot compile, and what it is not allowed to.
    const body = { design: document, locale, marked: false };
    return (await api.post<{ html: string }>("/api/engine/canvas", { body, signal })).html;
  }
}

/** SHA-256 of the HTML that this browser compiles; it refuses what only the server can compile. */
export async function compiledHash(document: Document): Promise<string | undefined> {
  if ([...allBlocks(document.children ?? [])].some(({ type }) => type === "synced")) {
    return undefined;
  }
  const html = compileHtml(document, await compiler());
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(html));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
