// Compiles and fills documents beside the page, so that typing never waits for it.
import wasm from "mrml/web/mrml_wasm_bg.wasm?url";
import { compileHtml, type NativeCompiler, NeedsServer } from "../../compiling/compiling";
import { nativeFrom } from "../../compiling/native";
import { hasLiquid } from "./hasLiquid";
import type { Answer, Request, Wanted } from "./messages";
import { type Prepared, prepared } from "./preparing";

const compiler: Promise<NativeCompiler> = fetch(wasm)
  .then((response) => response.arrayBuffer())
  .then(nativeFrom);
// asked for at once; who needs it hears of its failure
compiler.catch(() => undefined);

/** Requests are answered one after the other, in the order in which they come. */
let last: Promise<void> = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<Request>) => {
  last = last.then(async () => {
    self.postMessage(await answered(data));
  });
};

async function answered(request: Request): Promise<Answer> {
  const { turn, wanted } = request;
  if (request.kind === "fill") {
    return { kind: "html", turn, html: (await fill(request.html, wanted)) ?? request.html };
  }
  const { document, logic } = preparedFor(wanted);
  const native = await compiler.catch(() => null);
  if (native === null) {
    return { kind: "server", turn, document, logic };
  }
  const compiled = (followed: boolean) =>
    compileHtml(document, native, { locale: wanted.locale, marked: true, logic: followed });
  try {
    // template language that cannot be read stands on the canvas as it was written
    const html = (await fill(compiled(logic), wanted)) ?? compiled(false);
    return { kind: "html", turn, html };
  } catch (error) {
    if (error instanceof NeedsServer) {
      return { kind: "server", turn, document, logic };
    }
    return { kind: "fault", turn, message: error instanceof Error ? error.message : String(error) };
  }
}

function preparedFor({ document, library, values, branches }: Wanted): Prepared {
  return prepared(document, library, values, branches);
}

/** Null when the template language cannot be read. */
async function fill(html: string, { values, contract }: Wanted): Promise<string | null> {
  if (!hasLiquid(html)) {
    return html;
  }
  const { filled } = await import("./filling");
  try {
    return filled(html, values, contract);
  } catch {
    return null;
  }
}
