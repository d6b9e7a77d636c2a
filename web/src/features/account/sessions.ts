import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { formatCount } from "@/lib/formatting";
import { api } from "@/lib/server/api";
import { errorSentence } from "@/lib/server/apiError";
import type { OwnSession } from "@/lib/server/models";
import { toast } from "@/ui/layers/toasts";

export const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: ({ signal }) => api.get<OwnSession[]>("/api/auth/sessions", { signal }),
});

const METHOD_WORDS: Record<string, string> = {
  password: "password",
  totp: "authenticator app",
  passkey: "passkey",
  recovery: "recovery code",
  oidc: "single sign-on",
};

/** "password and authenticator app". */
export function methodWords(methods: readonly string[]): string {
  const words = methods.map((method) => METHOD_WORDS[method] ?? method);
  return new Intl.ListFormat("en").format(words);
}

/** End sessions: they leave the list at once, and come back with a word when it did not work. */
export function useEndingSessions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (place: OwnSession | "others") =>
      api.delete<void>(
        place === "others"
          ? "/api/auth/sessions"
          : `/api/auth/sessions/${encodeURIComponent(place.id)}`,
      ),
    onMutate: async (place) => {
      await client.cancelQueries({ queryKey: sessionsQuery.queryKey });
      const before = client.getQueryData(sessionsQuery.queryKey);
      const stays = (one: OwnSession) => (place === "others" ? one.current : one.id !== place.id);
      client.setQueryData(sessionsQuery.queryKey, before?.filter(stays));
      return { before };
    },
    onSuccess: (_, place, { before }) => {
      const ended = place === "others" ? (before?.length ?? 1) - 1 : 1;
      toast({
        title: `${formatCount(ended, "session")} ended`,
        description: "Whoever uses it is signed out within five seconds.",
      });
    },
    onError: (error, _, context) => {
      client.setQueryData(sessionsQuery.queryKey, context?.before);
      toast({ tone: "danger", title: "Not ended", description: errorSentence(error) });
    },
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}
