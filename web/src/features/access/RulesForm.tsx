import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isApiError } from "@/lib/server/apiError";
import { toast } from "@/ui/layers/toasts";
import { SaveBar } from "@/ui/layout/SaveBar";
import { Notice } from "@/ui/states/Notice";
import { LockOutDialog } from "./LockOutDialog";
import { NetworkList } from "./NetworkList";
import { admits, isLoopback } from "./networks";
import { type AccessRules, putRules, rulesQuery, type Scope } from "./requests";

interface RulesFormProps {
  scope: Scope;
  rules: AccessRules;
}

const LOCKED_OUT = "WOULD_LOCK_YOU_OUT";

export function RulesForm({ scope, rules }: RulesFormProps) {
  const client = useQueryClient();
  const [allow, setAllow] = useState<readonly string[]>(rules.allow);
  const [deny, setDeny] = useState<readonly string[]>(rules.deny);
  const [asking, setAsking] = useState(false);
  const address = rules.address ?? "";
  const fixed = rules.fixed ?? { allow: [], deny: [] };
  const whole = { allow: [...allow, ...fixed.allow], deny: [...deny, ...fixed.deny] };
  const safe = scope === "system" && isLoopback(address);
  const shutOut = address !== "" && !safe && !admits(whole, address);
  const saving = useMutation({
    mutationFn: (confirm: boolean) => putRules(scope, { allow, deny, confirm }),
    onSuccess: (saved) => {
      setAsking(false);
      client.setQueryData(rulesQuery(scope).queryKey, saved);
      toast({ title: "The access rules hold within five seconds" });
    },
    onError: (error) => isApiError(error, LOCKED_OUT) && setAsking(true),
  });
  const dirty = JSON.stringify([allow, deny]) !== JSON.stringify([rules.allow, rules.deny]);
  const error = isApiError(saving.error, LOCKED_OUT) ? null : saving.error;
  const shared = { address, disabled: saving.isPending };
  return (
    <div className="flex flex-col gap-5">
      <NetworkList
        {...shared}
        title="Allowed"
        about="Only these come in. With none, everybody may."
        networks={allow}
        fixed={fixed.allow}
        onChange={setAllow}
      />
      <NetworkList
        {...shared}
        title="Denied"
        about="These stay out, whatever is allowed."
        networks={deny}
        fixed={fixed.deny}
        onChange={setDeny}
      />
      <SaveBar
        dirty={dirty}
        busy={saving.isPending}
        error={asking ? null : error}
        onSave={() => (shutOut ? setAsking(true) : saving.mutate(false))}
        onDiscard={() => {
          setAllow(rules.allow);
          setDeny(rules.deny);
          saving.reset();
        }}
      >
        {shutOut ? (
          <Notice tone="warning">These rules shut you out: you come from {address}.</Notice>
        ) : null}
      </SaveBar>
      <LockOutDialog
        open={asking}
        scope={scope}
        address={address}
        busy={saving.isPending}
        error={error}
        onClose={() => setAsking(false)}
        onConfirm={() => saving.mutate(true)}
      />
    </div>
  );
}
