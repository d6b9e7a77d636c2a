/** Parts of a page in a file of their own, loaded when they are first shown. */

import { type ComponentType, type LazyExoticComponent, lazy } from "react";

/** The component of that name, once its file is here. */
export function lazyPart<N extends string, P extends object>(
  load: () => Promise<{ readonly [name in N]: ComponentType<P> }>,
  name: N,
): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => ({ default: (await load())[name] }));
}
