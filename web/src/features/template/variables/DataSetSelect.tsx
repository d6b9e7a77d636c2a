/** Choosing one data set of all there are: saved ones first, then the generated. */

import type { DataSetId } from "@/editor/variables/samples/dataSets";
import { FLAVORS } from "@/editor/variables/samples/samples";
import type { FieldControl } from "@/ui/fields/Field";
import { Select } from "@/ui/fields/Select";
import { useBench } from "../bench";

interface DataSetSelectProps {
  value: DataSetId;
  onChange: (value: DataSetId) => void;
  control?: FieldControl;
  label?: string;
  size?: "md" | "sm";
  className?: string;
}

export function DataSetSelect({ value, onChange, ...rest }: DataSetSelectProps) {
  const { saved } = useBench().dataSets;
  const options = [
    ...saved.map(({ id, name }) => ({ value: id, label: name })),
    ...FLAVORS.map(({ flavor, title }) => ({ value: flavor, label: title, hint: "generated" })),
  ];
  const known = options.some((option) => option.value === value) ? value : "typical";
  return <Select<string> value={known} onChange={onChange} options={options} {...rest} />;
}
