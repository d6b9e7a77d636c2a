/** Nothing is selected: the email as a whole, and its theme. */
import { Mail } from "lucide-react";
import { Suspense, useState } from "react";
import { lazyPart } from "@/lib/lazyPart";
import { SegmentedControl } from "@/ui/fields/SegmentedControl";
import { DocumentFields } from "./DocumentFields";

const ThemePanel = lazyPart(() => import("../theme/ThemePanel"), "ThemePanel");

const TABS = [
  { value: "email", label: "Email" },
  { value: "theme", label: "Theme" },
] as const;

export function DocumentPanel() {
  const [tab, setTab] = useState<"email" | "theme">("email");
  return (
    <div className="pb-6">
      <header className="sticky top-0 z-10 flex items-center gap-2 border-b bg-surface px-3 py-2">
        <Mail aria-hidden className="size-4 text-ink-2" />
        <h2 className="flex-1 font-semibold text-base">Email</h2>
        <SegmentedControl label="What to set up" value={tab} segments={TABS} onChange={setTab} />
      </header>
      {tab === "email" ? (
        <DocumentFields />
      ) : (
        <Suspense fallback={null}>
          <ThemePanel />
        </Suspense>
      )}
    </div>
  );
}
