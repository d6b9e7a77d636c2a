import { useMutation, useQueryClient } from "@tanstack/react-query";
import { errorSentence } from "@/lib/server/apiError";
import { useCan } from "@/lib/server/session";
import { SwitchRow } from "@/ui/fields/SwitchRow";
import { toast } from "@/ui/layers/toasts";
import { type Feature, featuresQuery, type Scope, switchFeature } from "./requests";

interface FlagRowProps {
  scope: Scope;
  feature: Feature;
}

export function FlagRow({ scope, feature }: FlagRowProps) {
  const client = useQueryClient();
  const may = useCan(scope === "system" ? "system:manage" : "organization:manage");
  const switching = useMutation({
    mutationFn: (on: boolean) => switchFeature(scope, feature.id, on),
    onSuccess: async (all) => {
      client.setQueryData(featuresQuery(scope).queryKey, all);
      // What is off for the installation is off for the organization too.
      await client.invalidateQueries({ queryKey: ["features"] });
    },
    onError: (error) =>
      toast({
        tone: "danger",
        title: `“${feature.title}” stays as it was`,
        description: errorSentence(error),
      }),
  });
  const on = switching.isPending ? switching.variables : feature.on;
  return (
    <SwitchRow
      label={feature.title}
      help={feature.about}
      checked={on}
      disabledReason={whyFixed(feature, scope, may)}
      onChange={(next) => switching.mutate(next)}
    >
      {feature.on === feature.default ? null : (
        <p className="mt-1 text-ink-3 text-xs">Usually {feature.default ? "on" : "off"}</p>
      )}
    </SwitchRow>
  );
}

function whyFixed(feature: Feature, scope: Scope, may: boolean): string | undefined {
  if (feature.source === "setting") {
    return scope === "system"
      ? "Set in the settings of the server; it is changed there."
      : "Switched off for the whole installation.";
  }
  return may ? undefined : "Only administrators of the installation can switch it.";
}
