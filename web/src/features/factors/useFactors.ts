import { useMutation, useQueryClient } from "@tanstack/react-query";
import { passkeyRefusal } from "@/lib/browser/passkeys";
import { errorSentence } from "@/lib/server/apiError";
import { toast } from "@/ui/layers/toasts";
import { refreshFactors } from "./requests";

interface ChangeOptions<T, V> {
  run: (variables: V) => Promise<T>;
  /** What a toast says when it worked. */
  done?: string;
  /** What it says when it did not. */
  failed: string;
  onDone?: (result: T) => void;
}

/** One change of how somebody gets in; what the page shows is asked for again afterwards. */
export function useFactorChange<T, V = void>({ run, done, failed, onDone }: ChangeOptions<T, V>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: async (result) => {
      await refreshFactors(client);
      onDone?.(result);
      if (done) {
        toast({ title: done });
      }
    },
    onError: (error) =>
      toast({
        tone: "danger",
        title: failed,
        description: passkeyRefusal(error) ?? errorSentence(error),
      }),
  });
}
