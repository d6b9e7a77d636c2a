/** The panel that belongs to a tab. */

import { ChecksPanel } from "./ChecksPanel";
import { DetailsPanel } from "./DetailsPanel";
import { ImportPanel } from "./ImportPanel";
import { SamplesPanel } from "./SamplesPanel";
import type { TemplateTab } from "./search";
import { TextPanel } from "./TextPanel";
import { VariablesPanel } from "./VariablesPanel";
import { VersionsPanel } from "./VersionsPanel";

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
