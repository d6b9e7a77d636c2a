// Attributes kept exactly as the document gives them: in their order, no more and no fewer.
import { Mark, type MarkType, type NodeType, type Schema } from "@tiptap/pm/model";
import { runs } from "../links/addresses";

export type Attrs = Record<string, unknown>;

function given(attrs: Attrs | null | undefined): Attrs {
  const pairs = Object.entries(attrs ?? {});
  return Object.fromEntries(pairs.filter(([, value]) => value !== null && value !== undefined));
}

type MarkMaker = new (type: MarkType, attrs: Attrs) => Mark;

/**
 * Marks and inline images have whatever attributes an author wrote. The schema would reorder
 * them and fill in what is absent, and every text that is touched would change its bytes.
 */
export function keepExactly(schema: Schema): Schema {
  for (const type of Object.values(schema.marks)) {
    const make = (attrs?: Attrs | null) => new (Mark as unknown as MarkMaker)(type, given(attrs));
    Object.assign(type, { create: make });
  }
  const image = schema.nodes["image"] as NodeType | undefined;
  if (image) {
    Object.assign(image, { computeAttrs: given });
  }
  return schema;
}

/** What may stand on an element of the page that is edited: nothing that could run. */
export function shownAttributes(attrs: Attrs): Attrs {
  const pairs = Object.entries(attrs).filter(
    ([name, value]) => !(/^on|^srcdoc$/i.test(name) || runs(String(value))),
  );
  return Object.fromEntries(pairs);
}
