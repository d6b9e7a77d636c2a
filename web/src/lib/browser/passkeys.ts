import { fromBase64Url, toBase64Url } from "@/lib/browser/base64url";

/** What the server wants of a new passkey, and of one that is there: the JSON forms of WebAuthn. */
export type CreationJson = Omit<PublicKeyCredentialCreationOptionsJSON, "extensions">;
export type RequestJson = Omit<PublicKeyCredentialRequestOptionsJSON, "extensions">;

/** What goes back to the server. */
export interface CredentialJson {
  id: string;
  rawId: string;
  type: string;
  authenticatorAttachment: string | null;
  clientExtensionResults: AuthenticationExtensionsClientOutputs;
  response: Record<string, string | string[] | null>;
}

/** Why passkeys cannot be used in this browser at this address; undefined when they can. */
export function passkeyObstacle(place: Location = window.location): string | undefined {
  if (/^127\.|^\[::1\]$/.test(place.hostname)) {
    const named = `localhost${place.port ? `:${place.port}` : ""}`;
    return `Passkeys work at addresses with a name: open ${named} instead.`;
  }
  if (/^[\d.]+$|^\[/.test(place.hostname)) {
    return "Passkeys work at addresses with a name, not with a number.";
  }
  if (!window.isSecureContext) {
    return "Passkeys need https.";
  }
  return typeof PublicKeyCredential === "undefined"
    ? "This browser does not know passkeys."
    : undefined;
}

const listed = (descriptors: readonly PublicKeyCredentialDescriptorJSON[] | undefined) =>
  (descriptors ?? []).map(
    ({ id, transports }): PublicKeyCredentialDescriptor => ({
      id: fromBase64Url(id),
      type: "public-key",
      ...(transports ? { transports: transports as AuthenticatorTransport[] } : {}),
    }),
  );

/** Let the browser make a passkey. Throws what `passkeyRefusal` knows to explain. */
export async function createPasskey(given: CreationJson): Promise<CredentialJson> {
  const { user, challenge, excludeCredentials, ...rest } = given;
  const publicKey = {
    ...rest,
    challenge: fromBase64Url(challenge),
    user: { ...user, id: fromBase64Url(user.id) },
    excludeCredentials: listed(excludeCredentials),
  } as PublicKeyCredentialCreationOptions;
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return told(made, {
    clientDataJSON: toBase64Url(response.clientDataJSON),
    attestationObject: toBase64Url(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  });
}

/** Let the person choose and use a passkey. */
export async function askForPasskey(given: RequestJson): Promise<CredentialJson> {
  const { challenge, allowCredentials, ...rest } = given;
  const publicKey = {
    ...rest,
    challenge: fromBase64Url(challenge),
    allowCredentials: listed(allowCredentials),
  } as PublicKeyCredentialRequestOptions;
  const used = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  const response = used.response as AuthenticatorAssertionResponse;
  return told(used, {
    clientDataJSON: toBase64Url(response.clientDataJSON),
    authenticatorData: toBase64Url(response.authenticatorData),
    signature: toBase64Url(response.signature),
    userHandle: response.userHandle ? toBase64Url(response.userHandle) : null,
  });
}

function told(
  credential: PublicKeyCredential,
  response: CredentialJson["response"],
): CredentialJson {
  return {
    id: credential.id,
    rawId: toBase64Url(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? null,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

const REFUSALS: Record<string, string> = {
  NotAllowedError: "No passkey was used: the browser's question was closed or took too long.",
  AbortError: "No passkey was used: the browser's question was closed.",
  InvalidStateError: "This device already has a passkey for your account.",
  SecurityError: "Passkeys do not work at this address.",
  NotSupportedError: "This device cannot make a passkey of the kind that is needed.",
};

/** A sentence for what a browser throws when no passkey came about; undefined for other errors. */
export function passkeyRefusal(error: unknown): string | undefined {
  return error instanceof DOMException ? (REFUSALS[error.name] ?? error.message) : undefined;
}
