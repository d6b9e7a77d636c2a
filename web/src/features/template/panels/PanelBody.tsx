/** The panel that belongs to a tab. */

import type { TemplateTab } from "../search";
import { SamplesPanel } from "../variables/SamplesPanel";
import { VariablesPanel } from "../variables/VariablesPanel";
import { VersionsPanel } from "../versions/VersionsPanel";
import { ChecksPanel } from "./ChecksPanel";
import { DetailsPanel } from "./DetailsPanel";
import { ImportPanel } from "./ImportPanel";
import { TextPanel } from "./TextPanel";

export function PanelBody({ tab }: { tab: TemplateTab }) {
  switch (tab) {
    case "checks":
      return <ChecksPanel />;
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
