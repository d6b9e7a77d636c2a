import { create } from "zustand";

type Connection = "online" | "offline" | "unreachable";

/** Whether the browser has a network, and whether our server answers on it. */
export const useConnection = create<{ state: Connection }>(() => ({ state: "online" }));

const RETRY_MS = 4_000;
let timer: ReturnType<typeof setTimeout> | undefined;

export function reportReachable(): void {
  clearTimeout(timer);
  timer = undefined;
  if (useConnection.getState().state !== "online") {
    useConnection.setState({ state: "online" });
  }
}

export function reportUnreachable(): void {
  const online = typeof navigator === "undefined" || navigator.onLine !== false;
  useConnection.setState({ state: online ? "unreachable" : "offline" });
  timer ??= setTimeout(knock, RETRY_MS);
}

/** Ask the server for a sign of life until it gives one. */
export async function knock(): Promise<void> {
  timer = undefined;
  try {
    const response = await fetch("/health/live", { cache: "no-store" });
    // A proxy in front of a stopped server answers 502 to 504.
    if (response.status < 500) {
      reportReachable();
      return;
    }
  } catch {
    // Still away.
  }
  reportUnreachable();
}

/** Follow the browser's own idea of the network. */
export function watchConnection(): () => void {
  window.addEventListener("offline", reportUnreachable);
  window.addEventListener("online", knock);
  return () => {
    window.removeEventListener("offline", reportUnreachable);
    window.removeEventListener("online", knock);
  };
}
