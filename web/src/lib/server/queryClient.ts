import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "@/lib/server/apiError";

const RETRIES = 2;

/** Retry only what may pass by itself: a lost connection or a server in trouble. */
function mayPass(count: number, error: Error): boolean {
  if (count >= RETRIES) {
    return false;
  }
  return error instanceof ApiError && (error.status === 0 || error.status >= 502);
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: mayPass,
      retryDelay: (attempt) => 400 * 2 ** attempt,
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      // We show our own offline bar; a paused query would be a skeleton forever.
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});
