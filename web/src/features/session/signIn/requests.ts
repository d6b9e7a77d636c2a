import { askForPasskey, type CredentialJson, type RequestJson } from "@/lib/browser/passkeys";
import { api } from "@/lib/server/api";
import { isApiError } from "@/lib/server/apiError";
import type { Session, SsoChoice } from "@/lib/server/models";

export type FactorMethod = "totp" | "passkey" | "recovery";

/** The password was right; one of these has to follow within five minutes. */
export interface Challenge {
  token: string;
  methods: readonly FactorMethod[];
}

export interface PasskeyProof {
  challengeId: string;
  credential: CredentialJson;
}

export type FactorProof = { code: string } | { recoveryCode: string } | { passkey: PasskeyProof };

const METHODS: readonly FactorMethod[] = ["passkey", "totp", "recovery"];

/** What a refusal asks for, when it asks for a second factor. */
export function challengeOf(error: unknown): Challenge | null {
  if (!isApiError(error, "SECOND_FACTOR_REQUIRED")) {
    return null;
  }
  const said = Object.fromEntries(error.details.map(({ path, message }) => [path, message]));
  const named = (said["methods"] ?? "").split(",");
  const methods = METHODS.filter((method) => named.includes(method));
  return said["challenge"] ? { token: said["challenge"], methods } : null;
}

export const signIn = (email: string, password: string) =>
  api.post<Session>("/api/auth/login", { body: { email, password } });

export const passSecondFactor = (challenge: string, proof: FactorProof) =>
  api.post<Session>("/api/auth/second-factor", { body: { challenge, ...proof } });

interface PasskeyQuestion {
  challengeId: string;
  publicKey: RequestJson;
}

/** Let somebody use a passkey: what for, and which ones will do, says the address. */
export async function provePasskey(path: string, body: object = {}): Promise<PasskeyProof> {
  const { challengeId, publicKey } = await api.post<PasskeyQuestion>(path, { body });
  return { challengeId, credential: await askForPasskey(publicKey) };
}

const OPTIONS = "/api/auth/passkeys/options";

export const passkeyOf = (challenge: string) => provePasskey(OPTIONS, { challenge });

export const signInWithPasskey = async () =>
  api.post<Session>("/api/auth/passkeys/sign-in", { body: await provePasskey(OPTIONS) });

/** Where people with this address can sign in; unknown addresses look the same as unconnected ones. */
export const ssoConnections = async (email: string) =>
  (await api.post<{ connections: SsoChoice[] }>("/api/auth/sso", { body: { email } })).connections;

/** Where the way over an identity provider begins; `again` makes it ask for the password anew. */
export function ssoStart({ id }: SsoChoice, returnTo: string, again = false): string {
  const query = new URLSearchParams({ returnTo, ...(again ? { again: "true" } : {}) });
  return `/api/auth/sso/${encodeURIComponent(id)}/start?${query}`;
}
