/** The panel that belongs to a tab; each is loaded when it is first opened. */

import { type ReactNode, Suspense } from "react";
import { lazyPart } from "@/lib/lazyPart";
import { Skeleton } from "@/ui/states/Skeleton";
import type { TemplateTab } from "../search";

const ChecksPanel = lazyPart(() => import("./ChecksPanel"), "ChecksPanel");
const CodePane = lazyPart(() => import("../code/CodePane"), "CodePane");
const VariablesPanel = lazyPart(() => import("../variables/VariablesPanel"), "VariablesPanel");
const SamplesPanel = lazyPart(() => import("../variables/SamplesPanel"), "SamplesPanel");
const TextPanel = lazyPart(() => import("./TextPanel"), "TextPanel");
const DetailsPanel = lazyPart(() => import("./DetailsPanel"), "DetailsPanel");
const VersionsPanel = lazyPart(() => import("../versions/VersionsPanel"), "VersionsPanel");
const ImportPanel = lazyPart(() => import("./ImportPanel"), "ImportPanel");

export function PanelBody({ tab }: { tab: TemplateTab }) {
  return <Suspense fallback={<Skeleton className="m-4 h-32" />}>{bodyOf(tab)}</Suspense>;
}

function bodyOf(tab: TemplateTab): ReactNode {
  switch (tab) {
    case "checks":
      return <ChecksPanel />;
    case "code":
      return <CodePane />;
    case "variables":
      return <VariablesPanel />;
    case "samples":
      return <SamplesPanel />;
    case "text":
      return <TextPanel />;
    case "details":
      return <DetailsPanel />;
    case "versions":
      return <VersionsPanel />;
    case "import":
      return <ImportPanel />;
    default:
      return null;
  }
}
