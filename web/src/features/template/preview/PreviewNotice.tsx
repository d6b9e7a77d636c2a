/** Why the preview does not show the newest source, and the way to what has to be mended. */

import { placeWord } from "@/editor/checks/FindingRow";
import { placeOfError } from "@/editor/checks/findings";
import { errorSentence } from "@/lib/server/apiError";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/states/Notice";
import { useBench, useLivePreview } from "../bench";

export function PreviewNotice() {
  const { shown, problems, failure, retry } = useLivePreview();
  const { goTo } = useBench();
  const first = problems[0];
  if (first !== undefined) {
    const place = placeOfError(first);
    const more = problems.length > 1 ? ` And ${problems.length - 1} more.` : "";
    const last = shown === undefined ? "" : " Below is the last good preview.";
    return (
      <Notice
        tone="danger"
        className="rounded-none border-b"
        action={
          place ? (
            <Button size="sm" variant="ghost" className="-my-1" onClick={() => goTo(place)}>
              {placeWord(place)}
            </Button>
          ) : undefined
        }
      >
        {sentence(first.message)}
        {more}
        {last}
      </Notice>
    );
  }
  if (failure !== null && shown !== undefined) {
    return (
      <Notice
        tone="warning"
        className="rounded-none border-b"
        action={
          <Button size="sm" variant="ghost" className="-my-1" onClick={retry}>
            Try again
          </Button>
        }
      >
        {errorSentence(failure)} Below is the last preview.
      </Notice>
    );
  }
  return null;
}

/** The engine's messages end as they come; here they are read as sentences. */
const sentence = (message: string): string => (/[.!?]$/.test(message) ? message : `${message}.`);
