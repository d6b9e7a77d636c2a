/** How the page is laid out: by how the email is worked on, and by the room there is. */

import { Suspense } from "react";
import { lazyPart } from "@/lib/lazyPart";
import { useBench } from "../bench";
import { DesignSkeleton } from "../design/DesignSkeleton";
import { PaneSkeleton } from "./PaneSkeleton";
import { WideLayout } from "./WideLayout";

/** From this width on source and preview stand side by side. */
export const WIDE = 860;
/** Below this width one thing is seen at a time. */
const PHONE = 560;

const DesignView = lazyPart(() => import("../design/DesignView"), "DesignView");
const PhoneDesign = lazyPart(() => import("../design/PhoneDesign"), "PhoneDesign");
const CodeView = lazyPart(() => import("../code/CodeView"), "CodeView");
const PreviewPane = lazyPart(() => import("../preview/PreviewPane"), "PreviewPane");
const TabbedLayout = lazyPart(() => import("./TabbedLayout"), "TabbedLayout");

export function Layout({ width }: { width: number }) {
  const { view } = useBench();
  if (view === "design") {
    return (
      <Suspense fallback={<DesignSkeleton />}>
        {width < PHONE ? (
          <PhoneDesign />
        ) : (
          <WideLayout id="design">
            <Suspense fallback={<DesignSkeleton />}>
              <DesignView width={width} />
            </Suspense>
          </WideLayout>
        )}
      </Suspense>
    );
  }
  if (view === "code" && width < WIDE) {
    return (
      <Suspense fallback={<PaneSkeleton />}>
        <TabbedLayout />
      </Suspense>
    );
  }
  return (
    <WideLayout id={view}>
      <Suspense fallback={<PaneSkeleton />}>
        {view === "code" ? <CodeView /> : <PreviewPane />}
      </Suspense>
    </WideLayout>
  );
}
