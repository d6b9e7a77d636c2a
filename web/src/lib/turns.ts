interface Failed<T> {
  item: T;
  error: unknown;
}

/** Do something for each item, so many at a time; every item gets its try. Answers what failed. */
export async function inTurns<T>(
  items: readonly T[],
  atOnce: number,
  run: (item: T) => Promise<unknown>,
): Promise<Failed<T>[]> {
  const failures: Failed<T>[] = [];
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      try {
        await run(item);
      } catch (error) {
        failures.push({ item, error });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return failures;
}

/** A gate that lets so many pass at a time; the others wait in line and may give up. */
export function createGate(atOnce: number) {
  let inside = 0;
  const line: (() => void)[] = [];
  const leave = () => {
    inside -= 1;
    line.shift()?.();
  };
  return async <T>(run: () => Promise<T>, signal?: AbortSignal): Promise<T> => {
    if (inside >= atOnce) {
      await new Promise<void>((resolve) => line.push(resolve));
    }
    inside += 1;
    try {
      signal?.throwIfAborted();
      return await run();
    } finally {
      leave();
    }
  };
}
