/** A block that is written as HTML, or the inside of an MJML component. */
import { labelOf } from "../../blocks/naming";
import type { Html, Mjml } from "../../document/model";
import { Group } from "../Group";
import { MarkupEditor } from "./MarkupEditor";
import { useMarkup } from "./useMarkup";

interface MarkupFieldsProps {
  block: Html | Mjml;
  locked: string | undefined;
}

export function MarkupFields({ block, locked }: MarkupFieldsProps) {
  const { html, write } = useMarkup(block);
  const holds = block.type === "mjml" && (block.children?.length ?? 0) > 0;
  return holds ? null : (
    <Group title="HTML">
      <MarkupEditor
        label={`HTML of ${labelOf(block)}`}
        value={html}
        locked={locked}
        onChange={write}
      />
    </Group>
  );
}
