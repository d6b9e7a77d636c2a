// The document as TypeScript sees it: the shapes of the engine, under the names people use.
import type { components } from "@/generated/document";

type Schemas = components["schemas"];

export type Document = Schemas["Document"];
export type Theme = Schemas["Theme"];
export type Rich = Schemas["Rich"];
export type RichPart = NonNullable<Rich["content"]>[number];
export type ListItem = Schemas["ListItem"];
export type Inline = NonNullable<Schemas["Paragraph"]["content"]>[number];
export type Mark = Schemas["Mark"];
export type VariableAttrs = Schemas["VariableAttrs"];

export type Html = Schemas["Html"];
export type Mjml = Schemas["Mjml"];
export type Synced = Schemas["Synced"];
export type Table = Schemas["Table"];
export type Social = Schemas["Social"];
export type Item = Schemas["Item"];
export type Worded = Schemas["Text"] | Schemas["Button"] | Item;
export type Styled =
  | Worded
  | Table
  | Social
  | Schemas["Section"]
  | Schemas["Wrapper"]
  | Schemas["Hero"]
  | Schemas["Group"]
  | Schemas["Column"]
  | Schemas["Image"]
  | Schemas["Divider"]
  | Schemas["Spacer"];
export type Block = Styled | Html | Mjml | Synced;

/** Whether a block has props: MJML attributes in camelCase. */
export function isStyled(block: Block): block is Styled {
  return block.type !== "html" && block.type !== "mjml" && block.type !== "synced";
}

/** Whether a block has words: rich text, or HTML in its place. */
export function isWorded(block: Block): block is Worded {
  return block.type === "text" || block.type === "button" || block.type === "item";
}

/** The blocks directly inside a block. */
export function inside(block: Block): readonly Block[] {
  if (block.type === "social") {
    return block.items ?? [];
  }
  return "children" in block ? (block.children ?? []) : [];
}

/** Every block of a list and all that is inside them, from top to bottom. */
export function* allBlocks(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    yield* allBlocks(inside(block));
  }
}
