/** What was looked at and found right, by subject: silence alone proves little. */

import { Check } from "lucide-react";
import type { CheckSheet, Finding } from "@/lib/server/models";

interface PassedChecksProps {
  sheets: readonly CheckSheet[];
  findings: readonly Finding[];
}

const SUBJECTS: Readonly<Record<CheckSheet["category"], string>> = {
  accessibility: "Accessibility",
  links: "Links",
  structure: "Structure",
  clients: "Email clients",
  delivery: "Delivery",
};

export function PassedChecks({ sheets, findings }: PassedChecksProps) {
  const failed = new Set(findings.map((finding) => finding.check));
  const passed = sheets.filter((sheet) => !failed.has(sheet.id));
  if (passed.length === 0) {
    return null;
  }
  const subjects = Object.entries(SUBJECTS).filter(([category]) =>
    passed.some((sheet) => sheet.category === category),
  );
  return (
    <details className="group mt-2">
      <summary className="inline-flex items-center gap-1.5 rounded-md px-1 py-1 text-ink-2 text-sm hover:text-ink">
        <Check aria-hidden className="size-4 text-success" />
        {passed.length} of {sheets.length} checks passed
      </summary>
      <div className="mt-2 grid @2xl:grid-cols-2 @5xl:grid-cols-3 gap-x-8 gap-y-4">
        {subjects.map(([category, title]) => (
          <section key={category} aria-label={title}>
            <h3 className="mb-1 font-medium text-ink-3 text-xs">{title}</h3>
            <ul className="space-y-0.5 text-sm">
              {passed
                .filter((sheet) => sheet.category === category)
                .map((sheet) => (
                  <li key={sheet.id} className="flex gap-2">
                    <Check aria-hidden className="mt-0.5 size-3.5 shrink-0 text-success" />
                    {sheet.title}
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </details>
  );
}
