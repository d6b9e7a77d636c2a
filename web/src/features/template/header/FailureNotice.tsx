/** Why something was refused: the sentence, the details, the number for support. */

import { errorSentence, isApiError } from "@/lib/server/apiError";
import { Notice } from "@/ui/states/Notice";

export function FailureNotice({ error }: { error: unknown }) {
  if (error === null || error === undefined) {
    return null;
  }
  const details = isApiError(error) ? error.details : [];
  const requestId = isApiError(error) ? error.requestId : null;
  return (
    <Notice tone="danger">
      <p>{errorSentence(error)}</p>
      {details.length > 0 ? (
        <ul className="mt-1 list-disc space-y-0.5 pl-4">
          {details.slice(0, 6).map((detail) => (
            <li key={`${detail.path ?? ""}${detail.line ?? ""}${detail.message}`}>
              {detail.path ? <code className="font-mono text-xs">{detail.path}: </code> : null}
              {detail.message}
              {detail.line ? ` (line ${detail.line})` : ""}
            </li>
          ))}
        </ul>
      ) : null}
      {requestId ? (
        <p className="mt-1 text-xs">
          Request <code className="select-all font-mono">{requestId}</code>
        </p>
      ) : null}
    </Notice>
  );
}
