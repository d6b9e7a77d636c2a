// What the canvas and its worker say to each other.
import type { Values, Variable } from "../../document/contract";
import type { Document } from "../../document/model";
import type { Library } from "../../document/resolving";

/** A document to be shown, and what it is filled with. */
export interface Wanted {
  readonly document: Document;
  readonly library: Library;
  readonly locale: string | null;
  readonly values: Values;
  readonly contract: readonly Variable[];
  readonly branches: "all" | "met";
}

export type Request =
  | { readonly kind: "compile"; readonly turn: number; readonly wanted: Wanted }
  /** HTML the server compiled, still to be filled. */
  | {
      readonly kind: "fill";
      readonly turn: number;
      readonly wanted: Wanted;
      readonly html: string;
    };

export type Answer =
  | { readonly kind: "html"; readonly turn: number; readonly html: string }
  /** Only the server can compile this document, or nothing can be compiled here. */
  | {
      readonly kind: "server";
      readonly turn: number;
      readonly document: Document;
      readonly logic: boolean;
    }
  | { readonly kind: "fault"; readonly turn: number; readonly message: string };
