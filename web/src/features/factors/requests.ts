import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { type CreationJson, createPasskey } from "@/lib/browser/passkeys";
import { api } from "@/lib/server/api";
import type { Factors, Passkey, RecoveryCodes, TotpSecret } from "@/lib/server/models";
import { sessionQuery } from "@/lib/server/session";

const BASE = "/api/auth/factors";
const one = (id: string) => `${BASE}/passkeys/${encodeURIComponent(id)}`;

export const factorsQuery = queryOptions({
  queryKey: ["factors"],
  queryFn: ({ signal }) => api.get<Factors>(BASE, { signal }),
});

export const beginTotp = () => api.post<TotpSecret>(`${BASE}/totp`, { body: {} });

export const confirmTotp = (code: string) =>
  api.post<RecoveryCodes>(`${BASE}/totp/confirm`, { body: { code } });

export const removeTotp = () => api.delete<void>(`${BASE}/totp`);

export const removePassword = () => api.delete<void>(`${BASE}/password`);

/** Let the browser make a passkey and the server keep what it needs to know of it. */
export async function addPasskey(name: string): Promise<RecoveryCodes> {
  const { challengeId, publicKey } = await api.post<{
    challengeId: string;
    publicKey: CreationJson;
  }>(`${BASE}/passkeys/options`, { body: {} });
  const credential = await createPasskey(publicKey);
  return api.post<RecoveryCodes>(`${BASE}/passkeys`, { body: { challengeId, credential, name } });
}

export const renamePasskey = (id: string, name: string) =>
  api.patch<Passkey>(one(id), { body: { name } });

export const removePasskey = (id: string) => api.delete<void>(one(id));

export const newRecoveryCodes = () =>
  api.post<RecoveryCodes>(`${BASE}/recovery-codes`, { body: {} });

/** `currentPassword` is null for who has none yet. */
export const changePassword = (currentPassword: string | null, newPassword: string) =>
  api.post<void>("/api/auth/me/password", { body: { currentPassword, newPassword } });

export async function refreshFactors(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: factorsQuery.queryKey }),
    client.invalidateQueries({ queryKey: sessionQuery.queryKey, exact: true }),
  ]);
}
