import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { formatCount } from "@/lib/formatting";
import { peopleQuery } from "@/lib/server/people";
import { SwitchRow } from "@/ui/fields/SwitchRow";
import { Notice } from "@/ui/states/Notice";

interface SecondFactorRuleProps {
  checked: boolean;
  /** Whether it is so already. */
  before: boolean;
  disabledReason: string | undefined;
  onChange: (checked: boolean) => void;
}

const PEOPLE_COUNTED = 100;

export function SecondFactorRule(props: SecondFactorRuleProps) {
  const { checked, before, disabledReason, onChange } = props;
  return (
    <SwitchRow
      label="Everybody needs a second factor"
      help="A code from an app or a passkey, beside the password. Signing in through your identity provider counts as enough."
      checked={checked}
      disabledReason={disabledReason}
      onChange={onChange}
    >
      {checked && !before ? <WhoIsMissing /> : null}
    </SwitchRow>
  );
}

/** Who would have to set one up first. */
function WhoIsMissing() {
  const people = useQuery(peopleQuery({ status: "active", limit: PEOPLE_COUNTED })).data?.items;
  const without = people?.filter(
    ({ factors }) => factors && !factors.totp && factors.passkeys === 0,
  ).length;
  return (
    <Notice tone="warning" className="mt-3">
      {without
        ? `${formatCount(without, "person has", "people have")} none yet and can do nothing else until they set one up. `
        : "Whoever has none can do nothing else until they set one up. "}
      <Link to="/settings/security" className="underline underline-offset-2">
        Look after your own first
      </Link>
      .
    </Notice>
  );
}
