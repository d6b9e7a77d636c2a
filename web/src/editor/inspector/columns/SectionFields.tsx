/** The columns of a section: how many, how wide, and how they stand on phones. */
import { ArrowDownUp, Columns2, Rows2 } from "lucide-react";
import { arrangeColumns } from "../../document/commands/columns/arrangeColumns";
import {
  type Stacking,
  stackColumns,
  stackingOf,
} from "../../document/commands/columns/stackColumns";
import { type Block, inside } from "../../document/model";
import { useEditor, useEditorState } from "../../session/EditorContext";
import { SegmentInput } from "../fields/ChoiceInput";
import { FieldRow } from "../fields/FieldRow";
import { Group } from "../Group";
import type { Setting } from "../setting";
import { parseLength } from "../values/length";
import { MOST_COLUMNS, offeredRatio, RATIOS, ratioOf, widthsOf, withShare } from "../values/ratios";
import { RatioChoices } from "./RatioChoices";
import { ShareInputs } from "./ShareInputs";

const COUNTS = ["1", "2", "3", "4"].map((value) => ({ value, label: value }));
const STACKINGS = [
  { value: "normal", label: "Below each other", icon: Rows2 },
  { value: "reverse", label: "Below each other, in reverse", icon: ArrowDownUp },
  { value: "beside", label: "Side by side", icon: Columns2 },
];
const STACKING_WORDS: Record<Stacking, string> = {
  normal: "On phones below each other",
  reverse: "On phones in reverse, the last one first",
  beside: "Side by side on phones too",
};
const PAGE = 600;

export function SectionFields({ block, locked }: { block: Block; locked: string | undefined }) {
  const editor = useEditor();
  const page = useEditorState((state) => state.document.body?.["width"]);
  const stacking = stackingOf(block);
  const row = stacking === "beside" ? (inside(block)[0] as Block) : block;
  const columns = inside(row).filter(({ type }) => type === "column");
  const only = columns.length === inside(row).length && columns.length > 0;
  if (!only) {
    return null;
  }
  const widths = columns.map((column) => ("props" in column ? column.props?.["width"] : undefined));
  const ratio = ratioOf(widths, parseLength(page ?? "")?.number ?? PAGE);
  const arrange = (parts: readonly number[]) =>
    editor.run((live) => arrangeColumns(live, block.id, widthsOf(parts)));
  const plain = { mixed: false, inherited: undefined, locked };
  const count: Setting = {
    ...plain,
    value: String(columns.length),
    set: (value) => {
      const even = RATIOS[Number(value)]?.[0];
      if (even) {
        arrange(even);
        editor.announce(value === "1" ? "One column" : `${value} columns`);
      }
    },
  };
  const stack: Setting = {
    ...plain,
    value: stacking,
    set: (value) => value && editor.run((live) => stackColumns(live, block.id, value as Stacking)),
  };
  return (
    <Group title="Columns">
      {columns.length <= MOST_COLUMNS ? (
        <FieldRow
          label="Columns"
          setting={{
            ...count,
            value: undefined,
            inherited: { value: count.value ?? "", from: "mjml" },
          }}
        >
          {(control) => (
            <SegmentInput {...control} setting={count} label="Columns" choices={COUNTS} />
          )}
        </FieldRow>
      ) : null}
      {columns.length > 1 ? (
        <>
          <RatioChoices
            count={columns.length}
            chosen={offeredRatio(ratio)}
            locked={locked}
            onChoose={arrange}
          />
          {ratio ? (
            <ShareInputs
              ratio={ratio}
              locked={locked}
              onShare={(at, share) => arrange(withShare(ratio, at, share))}
            />
          ) : null}
          <FieldRow
            label="Phones"
            setting={{ ...stack, value: undefined }}
            help={STACKING_WORDS[stacking]}
          >
            {(control) => (
              <SegmentInput {...control} setting={stack} label="On phones" choices={STACKINGS} />
            )}
          </FieldRow>
        </>
      ) : null}
    </Group>
  );
}
