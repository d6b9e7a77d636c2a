/** Reading and changing the values of variables by path, without touching what is not changed. */

import type { Values } from "@/editor/document/contract";

/** One step into values: the name of a field or the place in a list. */
export type Step = number | string;

const isRecord = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export function valueAt(values: unknown, path: readonly Step[]): unknown {
  let value = values;
  for (const step of path) {
    if (typeof step === "number") value = Array.isArray(value) ? value[step] : undefined;
    else value = isRecord(value) ? value[step] : undefined;
  }
  return value;
}

function put(holder: unknown, path: readonly Step[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === "number") {
    const list = Array.isArray(holder) ? [...holder] : [];
    list[step] = put(list[step], rest, value);
    return list;
  }
  const record = isRecord(holder) ? holder : {};
  return { ...record, [step]: put(record[step], rest, value) };
}

/** Values with one of them set; lists and groups on the way are made. */
export function withValue(values: Values, path: readonly Step[], value: unknown): Values {
  const changed = put(values, path, value);
  return isRecord(changed) ? changed : values;
}

function drop(holder: unknown, path: readonly Step[]): unknown {
  const [step, ...rest] = path;
  if (typeof step === "number" && Array.isArray(holder)) {
    if (rest.length === 0) return holder.filter((_, index) => index !== step);
    return holder.map((entry, index) => (index === step ? drop(entry, rest) : entry));
  }
  if (typeof step === "string" && isRecord(holder) && step in holder) {
    if (rest.length > 0) return { ...holder, [step]: drop(holder[step], rest) };
    return Object.fromEntries(Object.entries(holder).filter(([key]) => key !== step));
  }
  return holder;
}

/** Values with one of them absent. */
export function withoutValue(values: Values, path: readonly Step[]): Values {
  return drop(values, path) as Values;
}

type Parsed = { readonly values: Values } | { readonly message: string };

/** Values written as JSON by hand, or what is wrong with it. */
export function parseValues(text: string): Parsed {
  if (text.trim() === "") return { values: {} };
  try {
    const parsed: unknown = JSON.parse(text);
    if (isRecord(parsed)) return { values: parsed };
    return { message: "The data must be an object: { … }" };
  } catch (error) {
    return { message: error instanceof Error ? error.message : "This is not JSON" };
  }
}
