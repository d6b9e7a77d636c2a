// What several blocks say together: one value, or that they differ.

export interface Together {
  readonly value: string | undefined;
  readonly mixed: boolean;
}

/** The value that all have; mixed when one of them has another or none. */
export function together(values: readonly (string | undefined)[]): Together {
  const [first] = values;
  const mixed = values.some((value) => value !== first);
  return { value: mixed ? undefined : first, mixed };
}
