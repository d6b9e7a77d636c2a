import { useQueryClient } from "@tanstack/react-query";
import { CloudOff } from "lucide-react";
import { useEffect, useRef } from "react";
import { knock, useConnection } from "@/lib/server/connection";

const SENTENCES = {
  offline: "You are offline. What you see may be out of date; changes cannot be saved yet.",
  unreachable: "The server does not answer. Trying again every few seconds.",
};

/** Says that the network or the server is away, and brings the page up to date when it is back. */
export function ConnectionBar() {
  const state = useConnection((connection) => connection.state);
  const client = useQueryClient();
  const wasAway = useRef(false);
  useEffect(() => {
    if (state === "online" && wasAway.current) {
      client.invalidateQueries();
    }
    wasAway.current = state !== "online";
  }, [state, client]);
  return (
    <div role="status">
      {state === "online" ? null : (
        <div className="flex items-center justify-center gap-2 bg-warning-soft px-4 py-1.5 text-sm text-warning">
          <CloudOff aria-hidden className="size-4 shrink-0" />
          <span>{SENTENCES[state]}</span>
          <button
            type="button"
            onClick={knock}
            className="rounded-sm font-medium underline underline-offset-2"
          >
            Try now
          </button>
        </div>
      )}
    </div>
  );
}
