/** The parts of the visual editor that stand around the page's own. */

import { type ComponentType, lazy, Suspense } from "react";
import { Canvas } from "@/editor/canvas/Canvas";
import { Inspector } from "@/editor/inspector/Inspector";
import { Skeleton } from "@/ui/states/Skeleton";

const files = import.meta.glob<Record<string, ComponentType>>([
  "/src/editor/palette/Palette.tsx",
  "/src/editor/outline/Outline.tsx",
  "/src/editor/locales/LocaleBar.tsx",
]);

function part(path: string, name: string, waiting: ComponentType): ComponentType {
  const load = files[`/src/editor/${path}/${name}.tsx`];
  if (load === undefined) {
    return waiting;
  }
  const Part = lazy(async () => ({ default: (await load())[name] as ComponentType }));
  const Waiting = waiting;
  return () => (
    <Suspense fallback={<Waiting />}>
      <Part />
    </Suspense>
  );
}

const Pane = () => <Skeleton className="m-3 h-40" />;

export { Canvas };
export const Palette = part("palette", "Palette", Pane);
export const Outline = part("outline", "Outline", Pane);
export { Inspector };
export const LocaleBar = part("locales", "LocaleBar", () => null);
