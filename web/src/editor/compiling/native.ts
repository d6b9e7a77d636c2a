// The native compiler as WebAssembly: the same core as the server's.
import { Engine, initSync } from "mrml/web/mrml_wasm.js";
import type { NativeCompiler } from "./compiling";

/** The native compiler would not take a structure. */
export class Refused extends Error {}

function compiler(): NativeCompiler {
  const engine = new Engine();
  // the shield resolves includes and links fonts itself: the compiler reads nothing, adds nothing
  engine.setRenderOptions({ disableComments: false, socialIconOrigin: null, fonts: {} });
  return (mjml) => {
    const result = engine.toHtml(mjml);
    if (result.type === "error") {
      throw new Refused(result.message);
    }
    return result.content;
  };
}

/** The compiler from the bytes of its module. */
export function nativeFrom(bytes: BufferSource): NativeCompiler {
  initSync({ module: bytes });
  return compiler();
}
