import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, setCsrfToken } from "@/lib/server/api";
import { errorSentence } from "@/lib/server/apiError";
import type { OwnOrganization, Session } from "@/lib/server/models";
import { toast } from "@/ui/layers/toasts";

export const membershipsQuery = queryOptions({
  queryKey: ["session", "organizations"],
  queryFn: ({ signal }) => api.get<OwnOrganization[]>("/api/auth/organizations", { signal }),
  staleTime: 60_000,
});

export const enterOrganization = (organizationId: string) =>
  api.post<Session>("/api/auth/organization", { body: { organizationId } });

const CHANNEL = "craftify.organization";

/** Other windows of this browser share the session: they begin anew when it changes. */
export function watchSwitches(): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => window.location.assign("/");
  return () => channel.close();
}

/** Go over to another organization; the page is loaded anew so that nothing of this one stays. */
export function useSwitching() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: enterOrganization,
    onSuccess: (session) => {
      setCsrfToken(session.csrfToken);
      const channel = new BroadcastChannel(CHANNEL);
      channel.postMessage(session.organization.id);
      channel.close();
      client.clear();
      window.location.assign("/");
    },
    onError: (error) =>
      toast({ tone: "danger", title: "Not switched", description: errorSentence(error) }),
  });
}
