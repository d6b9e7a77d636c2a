// Mend what a check found: the props, the words or the parts of the document that its fix names.

import { setAttributes } from "../document/commands/setAttributes";
import { setBody } from "../document/commands/setBody";
import { setPartField } from "../document/commands/setPart";
import { setProps } from "../document/commands/setProps";
import type { LiveDocument } from "../document/live/liveDocument";
import { ATTRIBUTE_OF_PROP } from "../document/specification";

/** A mechanical mend as the checks describe it. */
export interface Fix {
  readonly blockId: string;
  readonly set: Readonly<Record<string, string>>;
}

const DOCUMENT = "@document";
const WORDED: ReadonlySet<string> = new Set(["text", "button", "item"]);

/** Whether what the fix mends is there. */
export function canFix(live: LiveDocument, { blockId }: Fix): boolean {
  return blockId === DOCUMENT || live.blocks.has(blockId);
}

export function applyFix(live: LiveDocument, { blockId, set }: Fix): void {
  live.change(() => {
    for (const [field, value] of Object.entries(set)) {
      if (blockId === DOCUMENT) {
        setDocument(live, field, value);
      } else {
        setBlock(live, blockId, field, value);
      }
    }
  });
}

function setDocument(live: LiveDocument, field: string, value: string): void {
  const [part, name, inner] = field.split(".");
  if (part === "meta" || part === "plainText" || part === "theme" || part === "body") {
    setPartField(live, inner ? [part, name ?? "", inner] : [part, name ?? ""], value);
  }
}

function setBlock(live: LiveDocument, id: string, field: string, value: string): void {
  const type = live.typeOf(id) ?? "";
  if (field === "html" && WORDED.has(type)) {
    setBody(live, id, { html: value });
  } else if (ATTRIBUTE_OF_PROP.get(type)?.has(field)) {
    setProps(live, [id], { [field]: value });
  } else if (type === "mjml" && field !== "html") {
    setAttributes(live, [id], { [field]: value });
  } else if (field === "html") {
    live.blocks.get(id)?.set("html", value);
  }
}
