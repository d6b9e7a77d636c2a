// What becomes of the selected block with the chosen sample values.
import { useEffect, useState } from "react";
import { SegmentedControl } from "@/ui/fields/SegmentedControl";
import { Select } from "@/ui/fields/Select";
import { useEditor, useEditorState } from "../session/EditorContext";
import { outcomeOf, outcomeWords, probeOf } from "./outcome";

export function BranchPreview({ id }: { id: string }) {
  const editor = useEditor();
  const samples = useEditorState((state) => state.samples);
  const sample = useEditorState((state) => state.sample);
  const branches = useEditorState((state) => state.branches);
  return (
    <div className="flex flex-col gap-2 rounded-md bg-sunken p-2">
      {samples.length > 0 ? (
        <Select<string>
          label="Sample values"
          size="sm"
          value={sample ?? samples[0]?.id ?? ""}
          options={samples.map((one) => ({ value: one.id, label: one.title }))}
          onChange={(next) => editor.show({ sample: next })}
        />
      ) : null}
      <OutcomeLine id={id} />
      <SegmentedControl<"all" | "met">
        label="Blocks on the canvas"
        value={branches}
        onChange={(next) => editor.show({ branches: next })}
        segments={[
          { value: "all", label: "All blocks" },
          { value: "met", label: "As for this sample" },
        ]}
        className="self-start"
      />
    </div>
  );
}

function OutcomeLine({ id }: { id: string }) {
  const { live } = useEditor();
  const document = useEditorState((state) => state.document);
  const values = useEditorState((state) => state.values);
  const contract = useEditorState((state) => state.contract);
  const [words, setWords] = useState("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the live document tells by its projection
  useEffect(() => {
    let current = true;
    void outcomeOf(probeOf(live, id), values, contract).then((outcome) => {
      if (current) {
        setWords(outcomeWords(outcome));
      }
    });
    return () => {
      current = false;
    };
  }, [live, document, id, values, contract]);
  return (
    <p role="status" className="text-ink-2 text-sm">
      With these values: <span className="font-medium text-ink">{words}</span>
    </p>
  );
}
