import { useQuery } from "@tanstack/react-query";
import { ShieldAlert, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { useBreadcrumbs } from "@/lib/browser/page";
import { cx } from "@/lib/classes";
import type { Factors, RecoveryCodes as NewCodes } from "@/lib/server/models";
import { Page } from "@/ui/layout/Page";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { PasskeysSection } from "./PasskeysSection";
import { PasswordSection } from "./PasswordSection";
import { RecoveryCodesDialog } from "./RecoveryCodesDialog";
import { RecoverySection } from "./RecoverySection";
import { factorsQuery } from "./requests";
import { protectionOf } from "./strength";
import { TotpSection } from "./TotpSection";

/** With what one gets in, and what a thief would still lack. */
export function SecurityScreen() {
  const factors = useQuery(factorsQuery);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  useBreadcrumbs([{ label: "Settings", to: "/settings" }, { label: "Sign-in and security" }]);
  const keep = ({ recoveryCodes }: NewCodes) => setCodes(recoveryCodes);
  return (
    <Page title="Sign-in and security" lead="How you get in, and how nobody else does.">
      {factors.isError ? (
        <ErrorState
          title="Your ways to sign in could not be loaded"
          error={factors.error}
          onRetry={() => void factors.refetch()}
          busy={factors.isFetching}
        />
      ) : factors.isPending ? (
        <SecuritySkeleton />
      ) : (
        <>
          <Summary factors={factors.data} />
          <PasskeysSection factors={factors.data} onCodes={keep} />
          <TotpSection factors={factors.data} onCodes={keep} />
          <RecoverySection factors={factors.data} onCodes={keep} />
          <PasswordSection factors={factors.data} />
        </>
      )}
      <RecoveryCodesDialog codes={codes} onKept={() => setCodes(null)} />
    </Page>
  );
}

function Summary({ factors }: { factors: Factors }) {
  const { tone, title, words } = protectionOf(factors);
  const Icon = tone === "success" ? ShieldCheck : ShieldAlert;
  return (
    <div
      role="status"
      className={cx(
        "flex items-start gap-3 rounded-lg px-4 py-3",
        tone === "success" ? "bg-success-soft text-success" : "bg-warning-soft text-warning",
      )}
    >
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div>
        <div className="font-medium">{title}</div>
        <div className="text-pretty text-sm">{words}</div>
      </div>
    </div>
  );
}

function SecuritySkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-8">
      <Skeleton className="h-16 rounded-lg" />
      {["a", "b", "c"].map((key) => (
        <div key={key} className="flex flex-col gap-3">
          <Skeleton className="h-5 w-40" />
          <Skeleton className="h-20 rounded-lg" />
        </div>
      ))}
    </div>
  );
}
