/** The data a preview is filled with: a saved data set, or one generated from the contract. */

import type { Values, Variable } from "@/editor/document/contract";
import type { Flavor } from "@/editor/variables/samples/plausible";
import { FLAVORS, sampleValues } from "@/editor/variables/samples/samples";
import type { PreviewVariable, Sample } from "@/lib/server/models";

/** `typical` and its siblings are generated; anything else is the id of a saved data set. */
export type DataSetId = string;

export const FIRST_DATA_SET: DataSetId = "typical";

const flavorOf = (id: DataSetId): Flavor | undefined =>
  FLAVORS.find(({ flavor }) => flavor === id)?.flavor;

export function isGenerated(id: DataSetId): boolean {
  return flavorOf(id) !== undefined;
}

/** The title of a data set, or of the first one when it is gone. */
export function titleOf(id: DataSetId, samples: readonly Sample[]): string {
  const saved = samples.find((sample) => sample.id === id);
  return saved?.name ?? FLAVORS.find(({ flavor }) => flavor === id)?.title ?? "Typical";
}

/** The values of a data set. */
export function valuesOf(
  id: DataSetId,
  samples: readonly Sample[],
  contract: readonly Variable[],
): Values {
  const saved = samples.find((sample) => sample.id === id);
  return saved?.data ?? sampleValues(contract, flavorOf(id) ?? "typical");
}

/** A name that no other data set has. */
export function freeName(wanted: string, samples: readonly Sample[]): string {
  const taken = new Set(samples.map((sample) => sample.name));
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) {
    name = `${wanted} ${count}`;
  }
  return name;
}

/** The declared contract, and behind it what the template uses without declaring it. */
export function wholeContract(
  declared: readonly Variable[],
  seen: readonly PreviewVariable[],
): readonly Variable[] {
  const names = new Set(declared.map((variable) => variable.name));
  const missing = seen.filter((variable) => variable.used && !names.has(variable.name));
  return missing.length === 0 ? declared : [...declared, ...missing.map(asVariable)];
}

/** A variable found in the template as a contract entry. */
export function asVariable({ name, type, required }: PreviewVariable): Variable {
  return { name, type, required, defaultValue: null, description: "" };
}
