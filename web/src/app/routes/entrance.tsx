import { createRoute, lazyRouteComponent, useLocation } from "@tanstack/react-router";
import { root } from "@/app/routes/frame";
import { SecondFactorPlace } from "@/app/routes/SecondFactorPlace";
import { loadSession } from "@/app/routes/sessionGate";
import { ForgotPasswordScreen } from "@/features/session/password/ForgotPasswordScreen";
import { SignInScreen } from "@/features/session/signIn/SignInScreen";
import { SetupScreen } from "@/features/setup/SetupScreen";
import { queryClient } from "@/lib/server/queryClient";

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** What was typed at sign-in, for whoever forgot the password. */
    email?: string;
  }
}

/** A path of this app from `?next=`; anything else would let a link lead people elsewhere. */
const nextPath = (value: unknown) =>
  typeof value === "string" && /^\/(?![/\\])/.test(value) ? value : "/templates";

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  validateSearch: (search: Record<string, unknown>): { token?: string } =>
    search["token"] ? { token: String(search["token"]) } : {},
  component: function SetupPage() {
    const hash = new URLSearchParams(useLocation({ select: (location) => location.hash }));
    return <SetupScreen token={setup.useSearch().token ?? hash.get("token") ?? ""} />;
  },
});

interface SignInSearch {
  next?: string;
  problem?: string;
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: ({ next, problem }: Record<string, unknown>): SignInSearch => ({
    ...(next ? { next: nextPath(next) } : {}),
    ...(problem && /^[A-Z_]{2,60}$/.test(String(problem)) ? { problem: String(problem) } : {}),
  }),
  component: function SignInPage() {
    const { next, problem } = signIn.useSearch();
    return <SignInScreen next={nextPath(next)} problem={problem} />;
  },
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: "/forgot-password",
  component: function ForgotPasswordPage() {
    const email = useLocation({ select: (location) => location.state.email });
    return <ForgotPasswordScreen email={email ?? ""} />;
  },
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: "/reset-password",
  component: lazyRouteComponent(
    () => import("@/features/session/password/ResetPasswordScreen"),
    "ResetPasswordScreen",
  ),
});

const acceptInvitation = createRoute({
  getParentRoute: () => root,
  path: "/accept-invitation",
  component: lazyRouteComponent(
    () => import("@/features/session/joining/AcceptInvitationScreen"),
    "AcceptInvitationScreen",
  ),
});

const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: "/confirm-email",
  component: lazyRouteComponent(
    () => import("@/features/session/joining/ConfirmEmailScreen"),
    "ConfirmEmailScreen",
  ),
});

/** Somebody is signed in, but their organization wants a second factor before all else. */
const secondFactor = createRoute({
  getParentRoute: () => root,
  path: "/second-factor",
  validateSearch: ({ next }: Record<string, unknown>): { next?: string } =>
    next ? { next: nextPath(next) } : {},
  beforeLoad: ({ location }) => loadSession(queryClient, location.href, { enrolling: true }),
  component: function SecondFactorPage() {
    const { next } = secondFactor.useSearch();
    return <SecondFactorPlace next={nextPath(next)} />;
  },
});

/** The pages before anybody is signed in. */
export const entranceRoutes = [
  setup,
  signIn,
  forgotPassword,
  resetPassword,
  acceptInvitation,
  confirmEmail,
  secondFactor,
];
