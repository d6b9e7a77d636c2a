"""Joining: what an invitation says to whoever holds its link, and accepting it."""

from dataclasses import dataclass, replace
from typing import Final

from craftify.domain.access import Actor, Caller, Method, Role, own_methods, require_own_proof
from craftify.domain.accounts.accounts import Account
from craftify.domain.accounts.invitations import Invitation
from craftify.domain.accounts.memberships import Membership
from craftify.domain.accounts.organizations import Organization
from craftify.domain.accounts.passwords import checked_password
from craftify.domain.accounts.users import joined, person_name
from craftify.domain.errors import Conflict, NotFound, Unavailable
from craftify.domain.problems import Problems
from craftify.ports.clock import Clock
from craftify.ports.items import ABSENT, Delete, Items, Op
from craftify.ports.items import Conflict as Collision
from craftify.ports.passwords import Passwords
from craftify.ports.tokens import Tokens
from craftify.records.accounts.accounts import (
    AccountRecords,
    KeptAccount,
    kept_account_op,
    new_account_ops,
)
from craftify.records.accounts.invitations import InvitationRecords, KeptInvitation
from craftify.records.accounts.links import Link, LinkRecords, use_op
from craftify.records.accounts.memberships import membership_key, membership_op
from craftify.records.accounts.users import Kept, UserRecords
from craftify.records.journal import Journal
from craftify.services.accounts.sessions import Answer, Entrance, Grant, Sessions
from craftify.services.mail.notices import Notices

TRIES: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an invitation says. `has_account`: whether its address can sign in already."""

    organization_name: str
    invited_by_name: str
    email: str
    role: Role
    has_account: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """What somebody gives to join: names and a new password, or how they sign in already."""

    token: str
    first_name: str = ""
    last_name: str = ""
    password: str = ""
    answer: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """An invitation that can be accepted now, and all that belongs to it."""

    link: Link
    invitation: KeptInvitation
    waiting: Kept

    @property
    def organization(self) -> Organization:
        return self.waiting.organization


@dataclass(frozen=True, slots=True, kw_only=True)
class _Joined:
    """The writes that make somebody a member, and how they proved who they are."""

    account: Account
    membership: Membership
    methods: tuple[Method, ...]
    ops: tuple[Op, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """For people who hold the link of an invitation; nobody is signed in for it.

    The link proves that a mail to this address reaches them. Where the address has an account,
    they have to prove that it is theirs as well: whoever registered an address of somebody else
    gets nothing by an invitation, nor does who finds the mail.
    """

    items: Items
    clock: Clock
    tokens: Tokens
    passwords: Passwords
    journal: Journal
    entrance: Entrance
    sessions: Sessions
    notices: Notices

    async def lookup(self, token: str) -> Asked:
        """What the invitation with this link says.

        Raises:
            NotFound: it is over, used, taken back, or there is none (INVITATION_INVALID).
        """
        found = await self._open(token)
        invitation = found.invitation.invitation
        return Asked(
            organization_name=found.organization.name,
            invited_by_name=invitation.invited_by.name,
            email=invitation.email,
            role=found.waiting.user.role,
            has_account=await AccountRecords(self.items).id_of(invitation.email) is not None,
        )

    async def accept(self, given: Acceptance, caller: Caller, actor: Actor | None = None) -> Grant:
        """Join, and be signed in. `actor` is who is signed in in that browser, if anybody is.

        Raises:
            NotFound: the link is not good (INVITATION_INVALID).
            Invalid: names or password of a new account are not fit.
            Unauthenticated: the account that there is was not proved: INVALID_CREDENTIALS,
                SECOND_FACTOR_REQUIRED, INVALID_CODE.
            Forbidden: only the provider of another organization vouches for who is signed in
                (OWN_PROOF_REQUIRED).
            Conflict: they belong to the organization already (ALREADY_MEMBER).
            Limited: too many failures lately.
        """
        for _ in range(TRIES):
            found = await self._open(given.token)
            invitation = found.invitation.invitation
            account = await AccountRecords(self.items).by_email(invitation.email)
            if account is None:
                new = await self._newcomer(found, given)
            else:
                new = await self._known(found, given, account, caller, actor)
            try:
                await self.items.write(*new.ops, *self._settling(found, new, caller))
            except Collision:
                continue
            if account is not None:
                name = found.organization.name
                await self.notices.tell(new.account, "joined", caller, what=name)
            return await self._entered(new, caller, actor)
        raise Unavailable("The invitation could not be accepted. Try again.")

    async def _open(self, token: str) -> _Open:
        now, digest = self.clock.now(), self.tokens.digest(token)
        link = await LinkRecords(self.items).get("invitation", digest, now)
        if link is None:
            raise _invalid()
        kept = await InvitationRecords(self.items, link.organization_id).get(link.subject)
        if kept is None or kept.invitation.status(now) != "pending":
            raise _invalid()
        waiting = await UserRecords(self.items).get(link.organization_id, kept.invitation.user_id)
        if waiting is None or waiting.user.status != "invited":
            raise _invalid()
        return _Open(link=link, invitation=kept, waiting=waiting)

    async def _newcomer(self, found: _Open, given: Acceptance) -> _Joined:
        """A new account. Its id is that of the membership that waited."""
        email, name = found.invitation.invitation.email, found.organization.name
        problems = Problems()
        first_name = problems.take(person_name, given.first_name, "firstName")
        last_name = problems.take(person_name, given.last_name, "lastName")
        context = (email, given.first_name, given.last_name, name)
        password = problems.take(checked_password, given.password, context)
        problems.settle()
        now = self.clock.now()
        account = Account(
            id=found.waiting.user.id,
            email=email,
            first_name=first_name,
            last_name=last_name,
            email_verified_at=now,
            created_at=now,
            updated_at=now,
        )
        membership = self._active(found, account.id)
        hashed = await self.passwords.hash(password)
        kept = membership_op(membership, found.waiting.membership.version)
        ops = (*new_account_ops(account, hashed), kept)
        return _Joined(account=account, membership=membership, methods=("password",), ops=ops)

    async def _known(
        self,
        found: _Open,
        given: Acceptance,
        kept: KeptAccount,
        caller: Caller,
        actor: Actor | None,
    ) -> _Joined:
        """Somebody with an account: the membership that waited becomes theirs."""
        account = kept.account
        proof: tuple[Op, ...] = ()
        there = await UserRecords(self.items).get(found.organization.id, account.id)
        if there is not None:
            raise Conflict("You belong to this organization already.", code="ALREADY_MEMBER")
        if actor is not None and actor.kind == "user" and actor.id == account.id:
            require_own_proof(actor)
            methods = own_methods(actor)
        else:
            proved = await self.entrance.prove(account.email, given.password, caller, given.answer)
            methods, proof = proved.methods, proved.ops
        membership = self._active(found, account.id)
        waited = membership_key(found.organization.id, found.waiting.user.id)
        ops: list[Op] = [
            membership_op(membership, await self._tombstone(found, account.id)),
            Delete(*waited, found.waiting.membership.version),
            *proof,
        ]
        if account.email_verified_at is None:
            account = replace(account, email_verified_at=self.clock.now())
            ops.append(kept_account_op(kept, account))
        return _Joined(account=account, membership=membership, methods=methods, ops=tuple(ops))

    async def _tombstone(self, found: _Open, account_id: str) -> int:
        """What to expect where the membership will lie: nothing, or who was removed once."""
        item = await self.items.get(*membership_key(found.organization.id, account_id))
        return ABSENT if item is None else item.version

    def _active(self, found: _Open, account_id: str) -> Membership:
        now = self.clock.now()
        waited = found.waiting.membership.membership
        return replace(
            waited.changed(now, status="active", email=""), user_id=account_id, joined_at=now
        )

    def _settling(self, found: _Open, new: _Joined, caller: Caller) -> tuple[Op, ...]:
        """Use up the link, keep the invitation as accepted, write it all down."""
        organization = found.organization
        records = InvitationRecords(self.items, organization.id)
        invitation: Invitation = replace(
            found.invitation.invitation, accepted_at=self.clock.now(), user_id=new.account.id
        )
        actor = joined(new.membership, new.account, operates=organization.operates).acting(
            request_id=caller.request_id, address=caller.address or None
        )
        details = {"role": new.membership.role, "invitedBy": invitation.invited_by.name}
        return (
            use_op(found.link),
            *records.settle_ops(found.invitation, invitation),
            *self.journal.note(
                actor, "user.joined", actor.id, entity_name=actor.name, details=details
            ),
        )

    async def _entered(self, new: _Joined, caller: Caller, actor: Actor | None) -> Grant:
        kept = await UserRecords(self.items).get(new.membership.organization_id, new.account.id)
        if kept is None:
            raise _invalid()
        same = actor is not None and actor.id == new.account.id
        proved_at = actor.proved_at if actor is not None and same else None
        return await self.sessions.enter(kept, caller, new.methods, proved_at=proved_at)


def _invalid() -> NotFound:
    return NotFound(
        "This invitation is over, was used or taken back. Ask for a new one.",
        code="INVITATION_INVALID",
    )
