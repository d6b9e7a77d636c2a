/** Hands on the newest of many values: once they pause, and now and then while they do not. */

export interface Pace<T> {
  put(value: T): void;
  /** Hand on what waits now. */
  flush(): void;
  /** Forget what waits. */
  drop(): void;
}

export function paced<T>(idle: number, latest: number, hand: (value: T) => void): Pace<T> {
  let waiting: { value: T } | undefined;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let late: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    clearTimeout(soon);
    clearTimeout(late);
    soon = undefined;
    late = undefined;
  }

  function flush(): void {
    stop();
    const held = waiting;
    waiting = undefined;
    if (held !== undefined) {
      hand(held.value);
    }
  }

  return {
    put(value) {
      waiting = { value };
      clearTimeout(soon);
      soon = setTimeout(flush, idle);
      late ??= setTimeout(flush, latest);
    },
    flush,
    drop() {
      stop();
      waiting = undefined;
    },
  };
}
