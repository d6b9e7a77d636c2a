import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { type CreationJson, createPasskey } from "@/lib/browser/passkeys";
import { api } from "@/lib/server/api";
import { sessionQuery } from "@/lib/server/session";

export interface Passkey {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
  /** Whether it is kept in an account and not on one device only. */
  synced?: boolean;
}

/** With what one gets into this account. */
export interface Factors {
  password: boolean;
  totp: { createdAt: string; lastUsedAt: string | null } | null;
  passkeys: Passkey[];
  recoveryCodes: { left: number; total: number; createdAt: string } | null;
  /** Whether the organization asks everybody for a second factor. */
  required: boolean;
  /** The origin at which passkeys work; null where they cannot. */
  passkeysAt: string | null;
}

/** What an authenticator app needs to know. */
export interface TotpSecret {
  secret: string;
  uri: string;
}

/** Recovery codes are told once, when the first factor is there or on request. */
export interface NewCodes {
  recoveryCodes: string[] | null;
}

const BASE = "/api/auth/factors";
const one = (id: string) => `${BASE}/passkeys/${encodeURIComponent(id)}`;

export const factorsQuery = queryOptions({
  queryKey: ["factors"],
  queryFn: ({ signal }) => api.get<Factors>(BASE, { signal }),
});

export const beginTotp = () => api.post<TotpSecret>(`${BASE}/totp`, { body: {} });

export const confirmTotp = (code: string) =>
  api.post<NewCodes>(`${BASE}/totp/confirm`, { body: { code } });

export const removeTotp = () => api.delete<void>(`${BASE}/totp`);

export const removePassword = () => api.delete<void>(`${BASE}/password`);

/** Let the browser make a passkey and the server keep what it needs to know of it. */
export async function addPasskey(name: string): Promise<NewCodes> {
  const { challengeId, publicKey } = await api.post<{
    challengeId: string;
    publicKey: CreationJson;
  }>(`${BASE}/passkeys/options`, { body: {} });
  const credential = await createPasskey(publicKey);
  return api.post<NewCodes>(`${BASE}/passkeys`, { body: { challengeId, credential, name } });
}

export const renamePasskey = (id: string, name: string) =>
  api.patch<Passkey>(one(id), { body: { name } });

export const removePasskey = (id: string) => api.delete<void>(one(id));

export const newRecoveryCodes = () => api.post<NewCodes>(`${BASE}/recovery-codes`, { body: {} });

/** `currentPassword` is null for who has none yet. */
export const changePassword = (currentPassword: string | null, newPassword: string) =>
  api.post<void>("/api/auth/me/password", { body: { currentPassword, newPassword } });

export async function refreshFactors(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: factorsQuery.queryKey }),
    client.invalidateQueries({ queryKey: sessionQuery.queryKey, exact: true }),
  ]);
}
