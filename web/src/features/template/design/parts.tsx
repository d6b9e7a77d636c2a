/** The parts of the visual editor that stand around the page's own. */

import { type ComponentType, lazy, Suspense } from "react";

const files = import.meta.glob<Record<string, ComponentType>>([
  "/src/editor/locales/LocaleBar.tsx",
]);

function part(path: string, name: string): ComponentType {
  const load = files[`/src/editor/${path}/${name}.tsx`];
  if (load === undefined) {
    return () => null;
  }
  const Part = lazy(async () => ({ default: (await load())[name] as ComponentType }));
  return () => (
    <Suspense fallback={null}>
      <Part />
    </Suspense>
  );
}

export const LocaleBar = part("locales", "LocaleBar");
