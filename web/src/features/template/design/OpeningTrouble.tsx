/** The email could not be opened in Design: why, and where it can be mended. */

import { Code } from "lucide-react";
import { isApiError } from "@/lib/server/apiError";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { useBench } from "../bench";
import { useDesign } from "./useDesign";

/** Whether it is the source that is to be mended, and not the server or the network. */
export const isAboutSource = (error: unknown): boolean =>
  error instanceof SyntaxError || (isApiError(error) && error.status === 422);

export function OpeningTrouble() {
  const { design, openView } = useBench();
  const error = useDesign((state) => state.error);
  const mend = (
    <Button icon={Code} onClick={() => openView("code")}>
      Open the code
    </Button>
  );
  if (!isAboutSource(error)) {
    return (
      <ErrorState
        title="The email could not be opened in Design"
        error={error}
        onRetry={design.open}
        actions={mend}
      />
    );
  }
  const details = isApiError(error) ? error.details : [];
  const first = details[0];
  const line = first?.line ? `Line ${first.line}: ` : "";
  return (
    <EmptyState icon={Code} title="The source has to be mended first" actions={mend}>
      {line}
      {first?.message ?? (error instanceof Error ? error.message : "It cannot be read.")}
    </EmptyState>
  );
}
