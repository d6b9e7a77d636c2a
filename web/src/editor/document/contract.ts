/** What an email asks of its sender, in the words of the editor. */

import type { Draft, TemplateVariable } from "@/lib/server/models";

/** One entry of the variable contract. List items are named `order.items[].price`. */
export type Variable = TemplateVariable;

export type VariableType = Variable["type"];

export type SourceFormat = Draft["format"];

/** The values of the variables for one recipient. */
export type Values = { [key: string]: unknown };

export const VARIABLE_TYPES: readonly VariableType[] = [
  "string",
  "number",
  "boolean",
  "date",
  "url",
  "image",
  "richtext",
  "list",
  "object",
];

export const TYPE_WORDS: Readonly<Record<VariableType, string>> = {
  string: "Text",
  number: "Number",
  boolean: "Yes or no",
  date: "Date",
  url: "Link",
  image: "Image",
  richtext: "Rich text",
  list: "List",
  object: "Group",
};
