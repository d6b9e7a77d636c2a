/** The panels of the page, in their order, with what is worth knowing before opening them. */

import type { ReactNode } from "react";
import { countFindings } from "@/editor/checks/findings";
import { readReport } from "@/editor/imports/keptReports";
import { cx } from "@/lib/classes";
import { useBench, useDraft, useLivePreview } from "../bench";
import type { TemplateTab } from "../search";

interface PanelTab {
  value: TemplateTab;
  label: string;
  badge?: ReactNode;
}

export function usePanels(): PanelTab[] {
  const { template, dataSets, view } = useBench();
  const { shown, problems } = useLivePreview();
  const variables = useDraft((state) => state.history.present.variables.length);
  const missing = shown?.variables.filter(({ used, declared }) => used && !declared).length ?? 0;
  const counts = countFindings(shown?.findings ?? []);
  const errors = counts.error + problems.length;
  const report = readReport(template.id);
  return [
    ...(view === "design" ? [{ value: "code" as const, label: "Code" }] : []),
    {
      value: "checks",
      label: "Checks",
      badge: (
        <>
          <Count tone="danger" of={errors} one="error" />
          <Count tone="warning" of={counts.warning} one="warning" />
          <Count of={counts.info} one="note" />
        </>
      ),
    },
    {
      value: "variables",
      label: "Variables",
      badge: (
        <>
          <Count of={variables} one="declared" many="declared" />
          <Count tone="warning" of={missing} one="not declared" many="not declared" />
        </>
      ),
    },
    {
      value: "samples",
      label: "Data",
      badge: <Count of={dataSets.saved.length} one="saved data set" />,
    },
    { value: "text", label: "Text part" },
    { value: "details", label: "Details" },
    {
      value: "versions",
      label: "Versions",
      badge: <Count of={template.version} one="version" />,
    },
    ...(report ? [{ value: "import" as const, label: "Import report" }] : []),
  ];
}

const TONES = {
  plain: "bg-stone-soft text-stone",
  warning: "bg-warning-soft text-warning",
  danger: "bg-danger-soft text-danger",
};

interface CountProps {
  of: number;
  one: string;
  many?: string;
  tone?: keyof typeof TONES;
}

function Count({ of, one, many = `${one}s`, tone = "plain" }: CountProps) {
  if (of === 0) {
    return null;
  }
  return (
    <span
      className={cx(
        "min-w-5 rounded-full px-1.5 text-center font-medium text-xs tabular-nums leading-5",
        TONES[tone],
      )}
    >
      {of}
      <span className="sr-only"> {of === 1 ? one : many}</span>
    </span>
  );
}
