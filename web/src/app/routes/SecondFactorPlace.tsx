import { lazy, Suspense } from "react";
import { StepUpDialog } from "@/features/session/proof/StepUpDialog";
import { useSignOut } from "@/features/session/signingOut";

const EnrolScreen = lazy(async () => ({
  default: (await import("@/features/factors/EnrolScreen")).EnrolScreen,
}));

/** Outside the shell, which would ask for things that are still closed. */
export function SecondFactorPlace({ next }: { next: string }) {
  const signOut = useSignOut();
  return (
    <Suspense>
      <EnrolScreen next={next} onSignOut={() => void signOut()} />
      <StepUpDialog />
    </Suspense>
  );
}
