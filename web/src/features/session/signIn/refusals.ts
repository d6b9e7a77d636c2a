import { passkeyRefusal } from "@/lib/browser/passkeys";
import { formatCount } from "@/lib/formatting";
import { errorSentence, isApiError } from "@/lib/server/apiError";

const SENTENCES: Record<string, string> = {
  INVALID_CREDENTIALS: "That email and password do not belong together. Check both and try again.",
  INVALID_CODE:
    "This code is not right. An app's code changes every 30 seconds, and every code works once.",
  CHALLENGE_EXPIRED: "That took too long. Begin again with your password.",
  SECOND_FACTOR_REQUIRED: "Enter the code of your authenticator app as well.",
};

function waiting(seconds: number): string {
  return seconds < 60
    ? formatCount(seconds, "second")
    : formatCount(Math.ceil(seconds / 60), "minute");
}

/** Why a sign-in or a proof was refused, in words that help. */
export function refusalSentence(error: unknown): string {
  const passkey = passkeyRefusal(error);
  if (passkey) {
    return passkey;
  }
  if (isApiError(error, "RATE_LIMITED") && error.retryAfter) {
    return `Too many attempts. Try again in ${waiting(error.retryAfter)}.`;
  }
  const known = isApiError(error) ? SENTENCES[error.code] : undefined;
  return known ?? errorSentence(error);
}
