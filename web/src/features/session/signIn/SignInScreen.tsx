import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { usePageTitle } from "@/lib/browser/page";
import { AuthLayout } from "@/ui/layout/AuthLayout";
import { Notice } from "@/ui/states/Notice";
import { SignInForm, type SignInStep } from "./SignInForm";
import { ssoProblem } from "./ssoProblems";

const TITLES: Record<SignInStep, { title: string; lead: string }> = {
  credentials: { title: "Sign in", lead: "Welcome back. Sign in to your organization." },
  factor: {
    title: "Confirm that it is you",
    lead: "Your account is protected by a second factor.",
  },
  sso: { title: "Sign in with SSO", lead: "We look for your organization by your address." },
};

interface SignInScreenProps {
  /** A path of this app to go on to. */
  next: string;
  /** Why the way over the identity provider ended here. */
  problem?: string | undefined;
}

export function SignInScreen({ next, problem }: SignInScreenProps) {
  const router = useRouter();
  const [step, setStep] = useState<SignInStep>("credentials");
  const { title, lead } = TITLES[step];
  usePageTitle(title);
  return (
    <AuthLayout title={title} lead={lead}>
      {problem && step === "credentials" ? (
        <Notice tone="danger" className="mb-4">
          {ssoProblem(problem)}
        </Notice>
      ) : null}
      <SignInForm next={next} onStep={setStep} onSignedIn={() => router.history.push(next)} />
    </AuthLayout>
  );
}
