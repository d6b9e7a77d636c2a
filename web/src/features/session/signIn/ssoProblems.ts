const SENTENCES: Record<string, string> = {
  SSO_DENIED: "Your identity provider did not let you in.",
  SSO_EXPIRED: "The sign-in took too long or was begun in another window. Try again.",
  SSO_UNAVAILABLE: "Your identity provider does not answer. Try again in a moment.",
  SSO_NO_ACCOUNT: "You have no account here yet. Ask an administrator to invite you.",
  SSO_NO_ROLE: "None of your groups has a role here. Ask an administrator of your organization.",
  SSO_REFUSED: "What your identity provider answered cannot be trusted. Tell an administrator.",
  SSO_DOMAIN: "Your address belongs to no domain that this organization has connected.",
  INSECURE_ORIGIN: "Signing in needs https. Open the address your administrator gave you.",
  SSO_EMAIL_UNVERIFIED: "Your identity provider has not verified your email address.",
  SSO_DISABLED: "This way to sign in has been switched off.",
  ACCOUNT_DISABLED: "Your account here has been disabled. Ask an administrator.",
  ADDRESS_BLOCKED: "Your organization does not let you in from this network.",
};

/** Why a sign-in over an identity provider did not work out, by the code in the address. */
export function ssoProblem(code: string): string {
  return SENTENCES[code] ?? `The sign-in did not work out (${code}). Try again, or another way.`;
}
