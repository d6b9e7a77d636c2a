/** What an email asks of its sender and what the engine says about it, as the editor sees them. */

export const VARIABLE_TYPES = [
  "string",
  "number",
  "boolean",
  "date",
  "url",
  "image",
  "richtext",
  "list",
  "object",
] as const;

export type VariableType = (typeof VARIABLE_TYPES)[number];

export type Json = boolean | null | number | string | Json[] | { [key: string]: Json };

export type JsonObject = { [key: string]: Json };

/** One entry of the variable contract. List items are named `order.items[].price`. */
export interface Variable {
  readonly name: string;
  readonly type: VariableType;
  readonly required: boolean;
  readonly defaultValue: Json;
  readonly description: string;
}

/** A place in a source that is wrong. Lines and columns count from 1. */
export interface Problem {
  readonly message: string;
  readonly line?: number | null;
  readonly column?: number | null;
  readonly hint?: string;
  readonly severity: "error" | "info" | "warning";
}

export type SourceFormat = "design" | "html" | "mjml";
