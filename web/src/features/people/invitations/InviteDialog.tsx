import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { formatCount } from "@/lib/formatting";
import { teamsQuery } from "@/lib/server/people";
import { type RoleName, rolesQuery, useRoleOptions } from "@/lib/server/roles";
import { useSession } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Select } from "@/ui/fields/Select";
import { Textarea } from "@/ui/fields/Textarea";
import { Dialog } from "@/ui/layers/Dialog";
import { Notice } from "@/ui/states/Notice";
import { readAddresses } from "./addresses";
import { useInviting } from "./inviting";
import { TeamChoices } from "./TeamChoices";

const LONGEST_MESSAGE = 500;

function sentenceFor(text: string): string | undefined {
  const { valid, invalid } = readAddresses(text);
  if (invalid.length > 0) {
    const shown = invalid.slice(0, 3).map((one) => `“${one}”`);
    return `${shown.join(", ")} ${invalid.length > 1 ? "are no addresses" : "is no address"}.`;
  }
  return valid.length === 0 ? "Enter at least one address." : undefined;
}

/** Brings in one or many people with one role. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { organization } = useSession();
  const formId = useId();
  const [text, setText] = useState("");
  const [left, setLeft] = useState(false);
  const [role, setRole] = useState<RoleName>("editor");
  const [teams, setTeams] = useState<readonly string[]>([]);
  const [message, setMessage] = useState("");
  const inviting = useInviting(onClose);
  const { valid, invalid } = readAddresses(text);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setLeft(true);
    if (valid.length > 0 && invalid.length === 0 && !inviting.busy) {
      const failed = await inviting.run(valid, {
        role,
        ...(teams.length > 0 ? { teams: [...teams] } : {}),
        ...(message.trim() ? { message: message.trim() } : {}),
      });
      setText(failed.join("\n"));
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={`Invite people to ${organization.name}`}
      size="md"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={inviting.busy}>
            {valid.length > 1 ? `Invite ${valid.length} people` : "Invite"}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        {inviting.refused.length > 0 ? (
          <Notice tone="danger">
            <ul>
              {inviting.refused.map(({ email, reason }) => (
                <li key={email}>
                  <span className="font-medium">{email}</span>: {reason}
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
        <Field
          label="Email addresses"
          help={
            valid.length > 1
              ? formatCount(valid.length, "address", "addresses")
              : "One or many, with commas or on lines of their own."
          }
          error={left ? sentenceFor(text) : undefined}
        >
          {(control) => (
            <Textarea
              {...control}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onBlur={() => setLeft(text.trim() !== "")}
              autoFocus
              spellCheck={false}
              autoCapitalize="none"
              rows={3}
            />
          )}
        </Field>
        <RoleChoice role={role} onChange={setRole} />
        <TeamsOfInvitation chosen={teams} onChange={setTeams} />
        <Field label="Message" optional>
          {(control) => (
            <Textarea
              {...control}
              value={message}
              maxLength={LONGEST_MESSAGE}
              onChange={(event) => setMessage(event.target.value)}
              placeholder="Stands in the mail, under your name."
              rows={2}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}

function RoleChoice({ role, onChange }: { role: RoleName; onChange: (role: RoleName) => void }) {
  const { permissions } = useSession();
  const catalog = useQuery(rolesQuery).data;
  const options = useRoleOptions();
  const mine = (name: RoleName) =>
    catalog?.roles
      .find((one) => one.role === name)
      ?.permissions.every((permission) => permissions.includes(permission)) ?? true;
  const fitting = options.filter(({ value }) => mine(value));
  const about = options.find(({ value }) => value === role)?.description;
  return (
    <Field
      label="Role"
      help={
        <>
          {about}
          {fitting.length < options.length ? (
            <span className="mt-1 block">
              You can give roles whose permissions you have yourself.
            </span>
          ) : null}
        </>
      }
    >
      {(control) => (
        <Select<RoleName>
          control={control}
          value={role}
          options={fitting}
          onChange={onChange}
          className="max-w-56"
        />
      )}
    </Field>
  );
}

interface TeamsOfInvitationProps {
  chosen: readonly string[];
  onChange: (teams: readonly string[]) => void;
}

function TeamsOfInvitation({ chosen, onChange }: TeamsOfInvitationProps) {
  const teams = useQuery(teamsQuery).data ?? [];
  return teams.length > 0 ? (
    <TeamChoices teams={teams} chosen={chosen} onChange={onChange} />
  ) : null;
}
