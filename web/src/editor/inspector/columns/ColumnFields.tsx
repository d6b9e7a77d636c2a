/** The share that a column takes of its row. */

import { arrangeColumns } from "../../document/commands/columns/arrangeColumns";
import { setProps } from "../../document/commands/setProps";
import { inside } from "../../document/model";
import { useEditor, useEditorState } from "../../session/EditorContext";
import type { Placed } from "../blocksTarget";
import { FieldRow } from "../fields/FieldRow";
import { LengthInput } from "../fields/LengthInput";
import { Group } from "../Group";
import type { Setting } from "../setting";
import { useTarget } from "../TargetContext";
import { parseLength } from "../values/length";
import { lineageOf } from "../values/lineage";
import { ratioOf, widthsOf, withShare } from "../values/ratios";

const PAGE = 600;

export function ColumnFields({ placed: { block, parent } }: { placed: Placed }) {
  const editor = useEditor();
  const target = useTarget();
  const document = useEditorState((state) => state.document);
  const columns = parent ? inside(parent).filter(({ type }) => type === "column") : [];
  if (columns.length < 2) {
    return null;
  }
  const widths = columns.map((column) => ("props" in column ? column.props?.["width"] : undefined));
  const ratio = ratioOf(widths, parseLength(document.body?.["width"] ?? "")?.number ?? PAGE);
  const at = columns.findIndex(({ id }) => id === block.id);
  const section = lineageOf(document, block.id).findLast(({ type }) => type === "section");
  const width = target.setting("width");
  const share: Setting = {
    ...width,
    inherited: ratio
      ? { value: `${Math.round((ratio[at] ?? 0) * 100) / 100}%`, from: "mjml" }
      : undefined,
    set: (value) => {
      const typed = parseLength(value ?? "");
      if (value === undefined && section) {
        editor.run((live) =>
          arrangeColumns(
            live,
            section.id,
            columns.map(() => undefined),
          ),
        );
      } else if (typed?.unit === "%" && ratio && section) {
        const parts = withShare(ratio, at, typed.number);
        editor.run((live) => arrangeColumns(live, section.id, widthsOf(parts)));
      } else {
        editor.run((live) => setProps(live, [block.id], { width: value }));
      }
    },
  };
  return (
    <Group title="Column">
      <FieldRow label="Width" setting={share} help="The other columns share what is left">
        {(control) => (
          <LengthInput {...control} label="Width" units={["%", "px"]} min={5} max={1200} />
        )}
      </FieldRow>
    </Group>
  );
}
