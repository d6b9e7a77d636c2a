import { useRouter } from "@tanstack/react-router";
import { usePageTitle } from "@/lib/browser/page";
import { AuthLayout } from "@/ui/layout/AuthLayout";
import { SignInForm } from "./SignInForm";

/** `next` is a path of this app to go on to. */
export function SignInScreen({ next }: { next: string }) {
  const router = useRouter();
  usePageTitle("Sign in");
  return (
    <AuthLayout title="Sign in" lead="Welcome back. Sign in to your organization.">
      <SignInForm onSignedIn={() => router.history.push(next)} />
    </AuthLayout>
  );
}
