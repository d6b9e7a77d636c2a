import { useQueryClient } from "@tanstack/react-query";
import { forgetKept } from "@/editor/offline/forgetting";
import { api, setCsrfToken } from "@/lib/server/api";
import { errorSentence, isApiError } from "@/lib/server/apiError";
import { toast } from "@/ui/layers/toasts";

/** End the session here; the whole page is loaded anew so that nothing of it stays in memory. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    try {
      await api.post("/api/auth/logout", { body: {} });
    } catch (error) {
      if (!isApiError(error) || error.status !== 401) {
        toast({
          tone: "danger",
          title: "You are still signed in",
          description: errorSentence(error),
        });
        return;
      }
    }
    setCsrfToken("");
    client.clear();
    navigator.serviceWorker?.controller?.postMessage("forget");
    await forgetKept();
    window.location.assign("/sign-in");
  };
}
