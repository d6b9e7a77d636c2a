import { CircleSlash, RotateCcw, UserMinus } from "lucide-react";
import { useState } from "react";
import type { Person } from "@/lib/server/models";
import { personName } from "@/lib/server/people";
import { useCan, useSession } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { ConfirmDialog } from "@/ui/layers/ConfirmDialog";
import { changeRefusal, useChangingPerson, useRemovingPerson } from "./changing";

interface StandingSectionProps {
  person: Person;
  me: boolean;
  onRemoved: () => void;
}

/** Ends somebody's access: for a while, with a way back, or for good. */
export function StandingSection({ person, me, onRemoved }: StandingSectionProps) {
  const { organization } = useSession();
  const canManage = useCan("user:manage");
  const changing = useChangingPerson(person);
  const removing = useRemovingPerson(person, onRemoved);
  const [asking, setAsking] = useState(false);
  const name = personName(person);
  const disabled = person.status === "disabled";
  const reason = me
    ? "This is you: leave the organization in your profile instead"
    : canManage
      ? undefined
      : "You need the permission to manage people";
  const enable = () =>
    changing.mutate({
      change: { status: "active" },
      told: { title: `${name} can sign in again` },
    });
  const disable = () =>
    changing.mutate({
      change: { status: "disabled" },
      told: {
        title: `${name} is disabled`,
        description: "Their sessions here end within five seconds.",
        undo: { status: "active" },
      },
    });
  return (
    <section aria-label="Access" className="border-t pt-5">
      <h3 className="font-medium text-sm">Access</h3>
      <p className="mt-0.5 text-ink-2 text-sm text-pretty">
        {disabled
          ? `${name} cannot sign in to ${organization.name}. Role, teams and work are kept.`
          : "Disabling ends their sessions within five seconds and can be taken back at any time."}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        {person.status === "invited" ? null : (
          <Button
            size="sm"
            icon={disabled ? RotateCcw : CircleSlash}
            disabledReason={reason}
            onClick={disabled ? enable : disable}
          >
            {disabled ? "Enable" : "Disable"}
          </Button>
        )}
        <Button
          size="sm"
          variant="dangerGhost"
          icon={UserMinus}
          disabledReason={reason}
          onClick={() => setAsking(true)}
        >
          Remove from the organization
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        onClose={() => {
          setAsking(false);
          removing.reset();
        }}
        title={`Remove ${name}?`}
        action="Remove"
        busy={removing.isPending}
        error={removing.error ? new Error(changeRefusal(removing.error)) : undefined}
        onConfirm={() => removing.mutate()}
      >
        <p>
          They lose access to {organization.name} within five seconds, and leave their teams. What
          they made stays, under their name.
        </p>
        <p>
          Only a new invitation brings them back. Their account itself, and other organizations they
          belong to, are not touched.
        </p>
      </ConfirmDialog>
    </section>
  );
}
