import { CloudOff, Lock, RotateCw, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { errorSentence, isApiError } from "@/lib/server/apiError";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/states/EmptyState";

interface ErrorStateProps {
  /** What could not be done, such as "The templates could not be loaded". */
  title: string;
  error: unknown;
  onRetry?: () => void;
  busy?: boolean;
  actions?: ReactNode;
  /** It stands for the whole page, so its title is the main heading. */
  page?: boolean;
  className?: string;
}

function iconFor(error: unknown) {
  if (isApiError(error, "FORBIDDEN")) {
    return Lock;
  }
  return isApiError(error, "OFFLINE") ? CloudOff : TriangleAlert;
}

/** What happened, how to go on, and the number support will ask for. */
export function ErrorState(props: ErrorStateProps) {
  const { title, error, onRetry, busy, actions, page = false, className } = props;
  const forbidden = isApiError(error, "FORBIDDEN");
  const requestId = isApiError(error) ? error.requestId : null;
  return (
    <div role="alert" className={className}>
      <EmptyState
        icon={iconFor(error)}
        title={title}
        page={page}
        actions={
          <>
            {onRetry ? (
              <Button icon={RotateCw} onClick={onRetry} busy={busy ?? false}>
                Try again
              </Button>
            ) : null}
            {actions}
          </>
        }
      >
        <p>{errorSentence(error)}</p>
        {forbidden ? <p>An administrator of your organization can grant it.</p> : null}
        {requestId ? (
          <p className="mt-3 text-ink-3 text-xs">
            Request <code className="select-all font-mono">{requestId}</code>
          </p>
        ) : null}
      </EmptyState>
    </div>
  );
}
