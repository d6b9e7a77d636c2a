import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Clock, Hourglass, MailCheck, MailX, Send, Undo2 } from "lucide-react";
import { formatDateTime, formatRelative } from "@/lib/formatting";
import { errorSentence } from "@/lib/server/apiError";
import type { Invitation } from "@/lib/server/models";
import { refreshPeople } from "@/lib/server/people";
import { roleName } from "@/lib/server/roles";
import { Badge } from "@/ui/Badge";
import { IconButton } from "@/ui/IconButton";
import { toast } from "@/ui/layers/toasts";
import { Cell, HeadCell, Row, Table } from "@/ui/layout/Table";
import { invitationsQuery, resendInvitation, revokeInvitation } from "./requests";

const STATUSES = {
  pending: { tone: "warning", icon: Hourglass, label: "Waiting" },
  expired: { tone: "danger", icon: Clock, label: "Expired" },
  accepted: { tone: "success", icon: MailCheck, label: "Accepted" },
  revoked: { tone: "grey", icon: MailX, label: "Taken back" },
} as const;

export function InvitationTable({ rows }: { rows: readonly Invitation[] }) {
  return (
    <div className="@container">
      <Table aria-label="Invitations" className="table-fixed">
        <thead>
          <tr>
            <HeadCell>Email</HeadCell>
            <HeadCell className="hidden w-28 @2xl:table-cell">Role</HeadCell>
            <HeadCell className="hidden w-32 @lg:table-cell">Status</HeadCell>
            <HeadCell className="hidden w-56 @3xl:table-cell">Invited</HeadCell>
            <HeadCell className="w-24">
              <span className="sr-only">Actions</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { email, role, status, invitedBy, createdAt, expiresAt } = invitation;
  const { resend, revoke } = useInvitation(invitation);
  const { tone, icon, label } = STATUSES[status];
  const badge = (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  );
  const open = status === "pending" || status === "expired";
  return (
    <Row>
      <Cell className="py-2.5">
        <div className="truncate font-medium">{email}</div>
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-3 text-sm">
          <span className="@lg:hidden">{badge}</span>
          <span className="@2xl:hidden">{role ? roleName(role) : ""}</span>
          <span className="@3xl:hidden">
            {formatRelative(createdAt)} by {invitedBy.name}
          </span>
        </div>
      </Cell>
      <Cell className="hidden text-ink-2 text-sm @2xl:table-cell">
        {role ? roleName(role) : ""}
      </Cell>
      <Cell
        className="hidden @lg:table-cell"
        title={status === "pending" ? `Good until ${formatDateTime(expiresAt)}` : undefined}
      >
        {badge}
      </Cell>
      <Cell
        className="hidden truncate text-ink-3 text-sm @3xl:table-cell"
        title={formatDateTime(createdAt)}
      >
        {formatRelative(createdAt)} by {invitedBy.name}
      </Cell>
      <Cell className="text-right">
        {open ? (
          <span className="inline-flex gap-1">
            <IconButton
              icon={Send}
              label={`Resend to ${email}`}
              size="sm"
              disabledReason={resend.isPending ? "It is being sent" : undefined}
              onClick={() => resend.mutate()}
            />
            <IconButton
              icon={Undo2}
              label={`Take back the invitation of ${email}`}
              size="sm"
              tone="danger"
              onClick={() => revoke.mutate()}
            />
          </span>
        ) : null}
      </Cell>
    </Row>
  );
}

/** What can be done with an invitation that is still open. */
function useInvitation({ id, email }: Invitation) {
  const client = useQueryClient();
  const resend = useMutation({
    mutationFn: () => resendInvitation(id),
    onSuccess: () =>
      toast({
        title: `Sent again to ${email}`,
        description: "The link of the mail before no longer works.",
      }),
    onError: (error) =>
      toast({ tone: "danger", title: "Not sent", description: errorSentence(error) }),
    onSettled: () => refreshPeople(client),
  });
  const revoke = useMutation({
    mutationFn: () => revokeInvitation(id),
    onMutate: async () => {
      const key = invitationsQuery.queryKey;
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData(key);
      client.setQueryData(key, (list) =>
        list?.map((one) => (one.id === id ? { ...one, status: "revoked" as const } : one)),
      );
      return { before };
    },
    onSuccess: () =>
      toast({
        title: `Took back the invitation of ${email}`,
        description: "Its link no longer works. You can invite the address again.",
      }),
    onError: (error, _, context) => {
      client.setQueryData(invitationsQuery.queryKey, context?.before);
      toast({ tone: "danger", title: "Not taken back", description: errorSentence(error) });
    },
    onSettled: () => refreshPeople(client),
  });
  return { resend, revoke };
}
