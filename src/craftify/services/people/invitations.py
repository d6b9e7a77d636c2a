"""Inviting people: made, sent again, taken back."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from craftify.domain.access import Actor, Role, effective, require, require_fresh
from craftify.domain.accounts.granting import permission_changes, require_givable
from craftify.domain.accounts.invitations import LIFETIME, Invitation, invitation_message
from craftify.domain.accounts.memberships import Membership
from craftify.domain.accounts.organizations import Organization
from craftify.domain.accounts.people import Person
from craftify.domain.accounts.roles import ABOUT
from craftify.domain.accounts.teams import Team
from craftify.domain.accounts.users import email_address, folded
from craftify.domain.errors import Conflict, Invalid, Limited, NotFound
from craftify.domain.problems import Problems
from craftify.domain.sending import one_address
from craftify.engine import Problem
from craftify.ports.clock import Clock, Ids
from craftify.ports.items import Conflict as Collision
from craftify.ports.items import Delete, Items, Op
from craftify.ports.limiter import Limiter, Rate
from craftify.ports.tokens import Tokens
from craftify.records.accounts.accounts import AccountRecords
from craftify.records.accounts.invitations import InvitationRecords, KeptInvitation
from craftify.records.accounts.links import Link, link_op, no_link_op
from craftify.records.accounts.memberships import membership_key, membership_op
from craftify.records.accounts.organizations import OrganizationRecords
from craftify.records.accounts.teams import TeamRecords
from craftify.records.accounts.users import Kept, UserRecords
from craftify.records.journal import Journal
from craftify.services.mail.notices import Letter, Notices, written
from craftify.services.people.roster import Roster, unknown_teams

RATES: Final = (
    Rate(name="invitations an hour", limit=100, window=3600.0),
    Rate(name="invitations a day", limit=500, window=86_400.0),
)
# whoever gives one of these gives the organization away
_GRAVE: Final = frozenset({"user:manage", "organization:manage", "key:manage"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInvitation:
    """Whom to invite, as what."""

    email: str
    role: Role
    permissions: Sequence[str] = field(default_factory=tuple)
    teams: Sequence[str] = field(default_factory=tuple)
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """An invitation, and the membership that waits for the answer; None when it is no more."""

    invitation: Invitation
    membership: Membership | None = None
    teams: tuple[Team, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitations:
    """The invitations of the actor's organization."""

    items: Items
    clock: Clock
    ids: Ids
    tokens: Tokens
    limiter: Limiter
    journal: Journal
    notices: Notices
    roster: Roster

    async def list(self, actor: Actor) -> list[Invited]:
        """Those that wait for an answer, and those settled within the last three months."""
        require(actor, "user:invite")
        found = await InvitationRecords(self.items, actor.organization_id).newest()
        members = {
            kept.user.id: kept.membership.membership
            for kept in await UserRecords(self.items).members(actor.organization_id)
        }
        teams = await self.roster.teams(actor)
        return [_together(one, members.get(one.user_id), teams) for one in found]

    async def create(self, actor: Actor, new: NewInvitation) -> Invited:
        """Invite an address. Whether it has an account elsewhere nobody learns by this.

        Raises:
            Invalid: the address, a permission or a team is not fit.
            Forbidden: more would be given than the actor has (NOT_YOURS_TO_GIVE).
            Conflict: they are here already (ALREADY_MEMBER), or invited (ALREADY_INVITED).
            Limited: too many invitations lately.
        """
        require(actor, "user:invite")
        organization = await self._organization(actor)
        new = await self._checked(actor, organization, new)
        granted = effective(new.role, tuple(new.permissions), operates=organization.operates)
        require_givable(actor, (), granted)
        if granted & _GRAVE:
            require_fresh(actor, self.clock.now())
        await self._require_absent(actor, new.email)
        await self._charge(actor)
        token = self.tokens.secret()
        invitation, membership = self._made(actor, new, token)
        await self._keep(actor, invitation, membership)
        sent = await self._sent(organization, invitation, membership, token)
        return _together(sent, membership, await self.roster.teams(actor))

    async def resend(self, actor: Actor, invitation_id: str) -> Invited:
        """Send a new link; the one before is worth nothing from now on.

        Raises:
            Conflict: it was answered or revoked (INVITATION_SETTLED).
            Limited: too many invitations lately.
        """
        require(actor, "user:invite")
        kept = await self._open(actor, invitation_id)
        organization = await self._organization(actor)
        waiting = await UserRecords(self.items).get(organization.id, kept.invitation.user_id)
        if waiting is None:
            raise _settled()
        await self._charge(actor)
        token, now = self.tokens.secret(), self.clock.now()
        renewed = kept.invitation.renewed(self.tokens.digest(token), now)
        records = InvitationRecords(self.items, organization.id)
        try:
            await self.items.write(
                records.change_op(kept, renewed),
                no_link_op(kept.invitation.token_digest),
                link_op(_link(renewed, self.clock.now())),
                *self._note(actor, "invitation.resent", renewed),
            )
        except Collision as error:
            raise _settled() from error
        membership = waiting.membership.membership
        sent = await self._sent(organization, renewed, membership, token)
        return _together(sent, membership, await self.roster.teams(actor))

    async def revoke(self, actor: Actor, invitation_id: str) -> None:
        """Take an invitation back: its link is worth nothing from now on.

        Raises:
            Conflict: it was answered or revoked already (INVITATION_SETTLED).
        """
        require(actor, "user:invite")
        kept = await self._open(actor, invitation_id)
        waiting = await UserRecords(self.items).get(actor.organization_id, kept.invitation.user_id)
        try:
            await self.items.write(*self._revoking(actor, kept, waiting))
        except Collision as error:
            raise _settled() from error

    async def withdraw(self, actor: Actor, waiting: Kept) -> None:
        """The same for who knows the person that is invited.

        Raises:
            Collision: the membership or the invitation changed meanwhile.
        """
        records = InvitationRecords(self.items, actor.organization_id)
        found = await records.of_email(waiting.user.email)
        kept = await records.get(found) if found else None
        await self.items.write(*self._revoking(actor, kept, waiting))

    def _revoking(
        self, actor: Actor, kept: KeptInvitation | None, waiting: Kept | None
    ) -> tuple[Op, ...]:
        ops: tuple[Op, ...] = ()
        if kept is not None:
            records = InvitationRecords(self.items, actor.organization_id)
            revoked = replace(kept.invitation, revoked_at=self.clock.now(), message="")
            ops = (*records.settle_ops(kept, revoked), no_link_op(revoked.token_digest))
            ops += self._note(actor, "invitation.revoked", revoked)
        if waiting is not None and waiting.user.status == "invited":
            key = membership_key(actor.organization_id, waiting.user.id)
            ops += (Delete(*key, waiting.membership.version),)
        return ops

    async def _checked(
        self, actor: Actor, organization: Organization, new: NewInvitation
    ) -> NewInvitation:
        problems = Problems()
        email = problems.take(_invitable, new.email, organization)
        message = problems.take(invitation_message, new.message)
        problems.settle()
        teams = tuple(dict.fromkeys(new.teams))
        wrong = unknown_teams(teams, await self.roster.teams(actor)) if teams else []
        if wrong:
            message = "There is no such team."
            found = [Problem(message=message, path=f"teams[{number}]") for number in wrong]
            raise Invalid("The request is not valid.", problems=found)
        permissions = permission_changes(new.permissions)
        return replace(new, email=email, message=message, teams=teams, permissions=permissions)

    async def _require_absent(self, actor: Actor, email: str) -> None:
        account_id = await AccountRecords(self.items).id_of(email)
        if account_id is not None:
            there = await UserRecords(self.items).get(actor.organization_id, account_id)
            if there is not None:
                message = "This person belongs to the organization already."
                raise Conflict(message, code="ALREADY_MEMBER", problems=_at_email(message))
        if await InvitationRecords(self.items, actor.organization_id).of_email(email):
            raise _already_invited()

    async def _charge(self, actor: Actor) -> None:
        charges = [(rate, actor.organization_id) for rate in RATES]
        verdict = await self.limiter.check(charges, self.clock.now())
        if not verdict.allowed:
            raise Limited(
                "Your organization has invited many people lately. Try again later.",
                retry_after=verdict.retry_after,
            )

    def _made(self, actor: Actor, new: NewInvitation, token: str) -> tuple[Invitation, Membership]:
        """What is kept. The id is a fresh one also for who has an account: ids tell nothing."""
        now = self.clock.now()
        membership = Membership(
            user_id=self.ids.new(),
            organization_id=actor.organization_id,
            role=new.role,
            status="invited",
            permissions=tuple(new.permissions),
            teams=tuple(new.teams),
            email=new.email,
            joined_at=now,
            updated_at=now,
        )
        invitation = Invitation(
            id=self.ids.new(),
            organization_id=actor.organization_id,
            user_id=membership.user_id,
            email=new.email,
            message=new.message,
            token_digest=self.tokens.digest(token),
            invited_by=Person(id=actor.id, name=actor.name),
            created_at=now,
            expires_at=now + LIFETIME,
        )
        return invitation, membership

    async def _keep(self, actor: Actor, invitation: Invitation, membership: Membership) -> None:
        records = InvitationRecords(self.items, actor.organization_id)
        teams = TeamRecords(self.items, actor.organization_id)
        try:
            await self.items.write(
                *records.new_ops(invitation),
                membership_op(membership),
                link_op(_link(invitation, self.clock.now())),
                *(teams.check(team_id) for team_id in membership.teams),
                *self._note(actor, "invitation.created", invitation, role=membership.role),
            )
        except Collision as error:
            raise _already_invited() from error

    async def _sent(
        self, organization: Organization, invitation: Invitation, membership: Membership, token: str
    ) -> Invitation:
        """Post the mail; the invitation stands also when that fails, and can be sent again."""
        letter = Letter(
            design="invitation",
            to=invitation.email,
            organization_id=organization.id,
            # the link makes its reader whoever was invited: an administrator, perhaps
            audience="system:manage" if organization.operates else "user:manage",
            data={
                "organization": organization.name,
                "inviter": invitation.invited_by.name or organization.name,
                "role": membership.role.title(),
                "about": ABOUT[membership.role],
                "message": invitation.message,
                "email": invitation.email,
                "until": written(invitation.expires_at),
                "link": self.notices.link("/accept-invitation", token),
            },
        )
        if not await self.notices.send(letter):
            return invitation
        records = InvitationRecords(self.items, organization.id)
        kept = await records.get(invitation.id)
        if kept is None or kept.invitation.token_digest != invitation.token_digest:
            return invitation
        sent = replace(kept.invitation, sent_at=self.clock.now())
        try:
            await self.items.write(records.change_op(kept, sent))
        except Collision:
            return invitation
        return sent

    async def _open(self, actor: Actor, invitation_id: str) -> KeptInvitation:
        records = InvitationRecords(self.items, actor.organization_id)
        kept = await records.get(invitation_id)
        if kept is None:
            raise NotFound("There is no such invitation.")
        if not kept.invitation.open:
            raise _settled()
        return kept

    async def _organization(self, actor: Actor) -> Organization:
        found = await OrganizationRecords(self.items).get(actor.organization_id)
        if found is None:
            raise NotFound("There is no such organization.")
        return found

    def _note(
        self, actor: Actor, action: str, invitation: Invitation, **details: str
    ) -> tuple[Op, ...]:
        return self.journal.note(
            actor, action, invitation.id, entity_name=invitation.email, details=details
        )


def _link(invitation: Invitation, now: datetime) -> Link:
    return Link(
        purpose="invitation",
        digest=invitation.token_digest,
        subject=invitation.id,
        organization_id=invitation.organization_id,
        created_at=now,
        expires_at=invitation.expires_at,
    )


def _invitable(text: str, organization: Organization) -> str:
    """One plain address that the organization may invite."""
    email = email_address(text)
    try:
        email = one_address(email)
    except Invalid as error:
        raise Invalid(error.message, problems=_at_email(error.message)) from error
    domains = organization.invite_domains
    if domains and folded(email).rpartition("@")[2] not in domains:
        message = f"Your organization invites only addresses of {', '.join(domains)}."
        raise Invalid("The request is not valid.", problems=_at_email(message))
    return email


def _together(
    invitation: Invitation, membership: Membership | None, teams: Sequence[Team]
) -> Invited:
    wanted = membership.teams if membership else ()
    return Invited(
        invitation=invitation,
        membership=membership,
        teams=tuple(team for team in teams if team.id in wanted),
    )


def _at_email(message: str) -> tuple[Problem, ...]:
    return (Problem(message=message, path="email"),)


def _already_invited() -> Conflict:
    message = "This address is invited already. Send the invitation again instead."
    return Conflict(message, code="ALREADY_INVITED", problems=_at_email(message))


def _settled() -> Conflict:
    message = "This invitation was answered or revoked already."
    return Conflict(message, code="INVITATION_SETTLED")
