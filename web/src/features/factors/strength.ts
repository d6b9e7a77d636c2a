import type { Factors } from "@/lib/server/models";

export interface Protection {
  tone: "success" | "warning";
  title: string;
  words: string;
}

/** How well the account is protected, and what would help most. */
export function protectionOf(factors: Factors): Protection {
  const keys = factors.passkeys.length;
  if (keys === 0 && !factors.totp) {
    return {
      tone: "warning",
      title: "Protected by a password only",
      words: factors.password
        ? "Whoever learns it is in. Add a passkey or an authenticator app."
        : "You sign in with your organization's identity provider; add a passkey as a second way.",
    };
  }
  if (factors.recoveryCodes && factors.recoveryCodes.left <= 2) {
    return {
      tone: "warning",
      title: "Your recovery codes are nearly used up",
      words: "Make new ones, so that a lost device does not lock you out.",
    };
  }
  return {
    tone: "success",
    title: keys > 0 ? "Well protected" : "Protected by a second factor",
    words:
      keys > 0
        ? "A passkey cannot be guessed, and no fake page can ask you for it."
        : "A password alone does not let anybody in.",
  };
}

/** Why the password cannot be given up yet; undefined when it can. */
export function passwordNeeded(factors: Factors): string | undefined {
  const keys = factors.passkeys.length;
  if (keys >= 2 || (keys === 1 && (factors.recoveryCodes?.left ?? 0) > 0)) {
    return undefined;
  }
  return keys === 0
    ? "Add a passkey first: without a password it is the way in"
    : "Add a second passkey or recovery codes first, in case you lose the one you have";
}

/** Why a factor cannot be taken away; undefined when it can. */
export function factorNeeded(factors: Factors): string | undefined {
  const count = factors.passkeys.length + (factors.totp ? 1 : 0);
  return factors.required && count === 1
    ? "Your organization asks for a second factor: add another one first"
    : undefined;
}
