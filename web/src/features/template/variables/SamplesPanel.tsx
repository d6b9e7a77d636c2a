/** The data sets that previews and tests are filled with. */

import { Copy, Plus, Trash2 } from "lucide-react";
import { useMemo, useState } from "react";
import type { Values } from "@/editor/document/contract";
import { DataForm } from "@/editor/variables/DataForm";
import { JsonEditor } from "@/editor/variables/JsonEditor";
import { isGenerated, titleOf, valuesOf } from "@/editor/variables/samples/dataSets";
import { sampleValues } from "@/editor/variables/samples/samples";
import { treeOf } from "@/editor/variables/tree";
import { Button } from "@/ui/Button";
import { Input } from "@/ui/fields/Input";
import { SegmentedControl } from "@/ui/fields/SegmentedControl";
import { IconButton } from "@/ui/IconButton";
import { useBench, useContract } from "../bench";
import { DataSetSelect } from "./DataSetSelect";
import { SampleList } from "./SampleList";

type View = "form" | "json";

export function SamplesPanel() {
  return (
    <div className="@container h-full">
      <div className="flex h-full min-h-0">
        <SampleList />
        <div className="min-w-0 flex-1 overflow-auto p-4">
          <ChosenSet />
        </div>
      </div>
    </div>
  );
}

function ChosenSet() {
  const { dataSets, canWrite } = useBench();
  const contract = useContract();
  const [view, setView] = useState<View>("form");
  const { chosen, saved } = dataSets;
  const values = useMemo(() => valuesOf(chosen, saved, contract), [chosen, saved, contract]);
  const tree = useMemo(() => treeOf(contract), [contract]);
  const own = saved.some((sample) => sample.id === chosen);
  const readOnly = !own || !canWrite;
  const write = (data: Values): void => dataSets.write(chosen, data);
  return (
    <>
      <div className="@2xl:hidden mb-3">
        <DataSetSelect label="Data set" value={chosen} onChange={dataSets.choose} />
      </div>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SetTitle />
        <span className="ml-auto flex items-center gap-2">
          <SegmentedControl<View>
            label="View"
            value={view}
            onChange={setView}
            segments={[
              { value: "form", label: "Form" },
              { value: "json", label: "JSON" },
            ]}
          />
          <SetActions values={values} />
        </span>
      </div>
      {view === "json" ? (
        <JsonEditor
          key={`${chosen}${readOnly}`}
          label={`Data set ${titleOf(chosen, saved)}`}
          values={values}
          readOnly={readOnly}
          onChange={write}
        />
      ) : tree.length === 0 ? (
        <p className="text-ink-2">
          This template uses no variables, so there is nothing to fill in.
        </p>
      ) : (
        <div className="max-w-3xl">
          <DataForm nodes={tree} values={values} readOnly={readOnly} onChange={write} />
        </div>
      )}
    </>
  );
}

function SetTitle() {
  const { dataSets, canWrite } = useBench();
  const { chosen, saved, rename } = dataSets;
  const title = titleOf(chosen, saved);
  if (isGenerated(chosen) || !canWrite) {
    return (
      <div>
        <h2 className="font-semibold">{title}</h2>
        <p className="text-ink-3 text-xs">
          {isGenerated(chosen) ? "Generated from the variables. Keep a copy to change it." : ""}
        </p>
      </div>
    );
  }
  return (
    <Input
      key={chosen}
      aria-label="Name of the data set"
      defaultValue={title}
      className="w-56 font-medium"
      onBlur={(event) => {
        const name = event.target.value.trim();
        if (name === "") {
          event.target.value = title;
        } else if (name !== title) {
          rename(chosen, name);
        }
      }}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
    />
  );
}

function SetActions({ values }: { values: Values }) {
  const { dataSets, canWrite } = useBench();
  const contract = useContract();
  const { chosen, saved } = dataSets;
  const title = titleOf(chosen, saved);
  if (!canWrite) {
    return null;
  }
  if (isGenerated(chosen)) {
    return (
      <>
        <Button icon={Copy} onClick={() => dataSets.add(title, values)}>
          Keep a copy
        </Button>
        <Button
          icon={Plus}
          onClick={() => dataSets.add("Data set", sampleValues(contract, "typical"))}
        >
          New
        </Button>
      </>
    );
  }
  return (
    <>
      <IconButton
        icon={Copy}
        label="Duplicate this data set"
        onClick={() => dataSets.add(title, values)}
      />
      <IconButton
        icon={Trash2}
        tone="danger"
        label="Delete this data set"
        onClick={() => dataSets.remove(chosen)}
      />
    </>
  );
}
