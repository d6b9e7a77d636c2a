import { errorSentence, isApiError } from "@/lib/server/apiError";
import { Notice } from "@/ui/states/Notice";

/** What is wrong with the source, and where. */
export function PasteError({ error }: { error: unknown }) {
  const details = isApiError(error) ? error.details : [];
  const requestId = isApiError(error) ? error.requestId : null;
  return (
    <Notice tone="danger" className="max-h-56 overflow-auto">
      {details.length === 0 ? <p>{errorSentence(error)}</p> : null}
      {details.map((detail, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an error never changes
        <div key={index} className="not-last:mb-2">
          <p>
            {detail.line ? <span className="font-medium">Line {detail.line}: </span> : null}
            {detail.message}
          </p>
          {detail.excerpt ? (
            <pre className="mt-1 overflow-x-auto font-mono text-xs">{detail.excerpt}</pre>
          ) : null}
        </div>
      ))}
      {requestId ? <p className="mt-1 font-mono text-xs opacity-80">Request {requestId}</p> : null}
    </Notice>
  );
}
