"""Who somebody is here whom a provider has identified: a member, an invited one, a newcomer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from craftify.domain.access import Actor, Caller, Role
from craftify.domain.accounts.memberships import Membership
from craftify.domain.accounts.sso import Connection, groups_in, verified_email
from craftify.domain.accounts.users import email_address
from craftify.domain.changes import differences
from craftify.domain.errors import Conflict, Forbidden, Invalid, Unavailable
from craftify.ports.clock import Clock, Ids
from craftify.ports.identity import Identity
from craftify.ports.items import Conflict as Collision
from craftify.ports.items import Items, Op
from craftify.ports.logs import Logs
from craftify.records.accounts.accounts import AccountRecords, KeptAccount, account_check
from craftify.records.accounts.invitations import InvitationRecords
from craftify.records.accounts.memberships import membership_op
from craftify.records.accounts.sso import ConnectionRecords, link_op
from craftify.records.accounts.users import Kept, UserRecords
from craftify.records.journal import Journal
from craftify.services.features import Features, is_on
from craftify.services.people.roster import another_administrator, is_left_without, label
from craftify.services.sso.newcomers import Newcomer, accepted_ops, names_in, new_member_ops

TRIES: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Somebody at the door: over which connection, as whom, from where."""

    connection: Connection
    identity: Identity
    caller: Caller

    @property
    def claims(self) -> Mapping[str, Any]:
        """What the provider says of them."""
        return self.identity.claims

    @property
    def actor(self) -> Actor:
        """The connection, in whose name things change when people come in."""
        connection = self.connection
        return Actor(
            id=f"sso:{connection.id}",
            organization_id=connection.organization_id,
            name=connection.name,
            email="",
            role="viewer",
            kind="system",
            request_id=self.caller.request_id,
            address=self.caller.address or None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """Finds the member behind an identity.

    A subject is linked to an account once and stays. It is linked by address only when both sides
    have verified it and the account belongs to this organization already: neither a registration
    under somebody else's address nor the provider of a stranger gets hold of an account.
    """

    items: Items
    clock: Clock
    ids: Ids
    journal: Journal
    logs: Logs
    features: Features

    async def welcome(self, arrival: Arrival) -> Kept:
        """The member who has arrived, with the role their groups give them.

        Raises:
            Forbidden: there is nobody to be (SSO_NO_ACCOUNT, ACCOUNT_DISABLED), their address is
                not good enough (SSO_EMAIL_UNVERIFIED, SSO_DOMAIN, SSO_LINK_UNCONFIRMED), or no
                rule gives them a role (SSO_NO_ROLE).
        """
        for _ in range(TRIES):
            try:
                kept = await self._found(arrival)
                return await self._in_role(arrival, kept)
            except Collision:
                continue
        raise Unavailable("The sign-in could not be completed. Try again.")

    async def _found(self, arrival: Arrival) -> Kept:
        connection = arrival.connection
        records = ConnectionRecords(self.items)
        user_id = await records.linked(connection, arrival.identity.subject)
        if user_id is not None:
            kept = await UserRecords(self.items).get(connection.organization_id, user_id)
            return _active(kept)
        email = _address(arrival)
        account = await AccountRecords(self.items).by_email(email)
        if account is not None:
            return await self._linked(arrival, account)
        return await self._newcomer(arrival, email)

    async def _linked(self, arrival: Arrival, account: KeptAccount) -> Kept:
        """The member whose verified address this is, known by their subject from now on."""
        connection, person = arrival.connection, account.account
        kept = await UserRecords(self.items).get(connection.organization_id, person.id)
        kept = _active(kept)
        if person.email_verified_at is None:
            raise Forbidden(
                "Your address here was never confirmed: reset your password by mail first.",
                code="SSO_LINK_UNCONFIRMED",
            )
        now, subject = self.clock.now(), arrival.identity.subject
        await self.items.write(
            link_op(connection, subject, person.id, now),
            account_check(person.id, account.version),
            *self.journal.note(
                arrival.actor,
                "user.linked",
                person.id,
                entity_name=label(kept),
                details=_by(arrival),
            ),
        )
        return kept

    async def _newcomer(self, arrival: Arrival, email: str) -> Kept:
        """Somebody invited, or somebody nobody knows yet where that is welcome."""
        connection = arrival.connection
        first, last = names_in(arrival.claims, email)
        newcomer = Newcomer(email=email, first_name=first, last_name=last, now=self.clock.now())
        invited = await self._accepted(arrival, newcomer)
        if invited is None and not await is_on(
            self.features, "sso-sign-up", connection.organization_id
        ):
            raise _no_account()
        user_id, made = invited or self._just_in_time(arrival, newcomer)
        link = link_op(connection, arrival.identity.subject, user_id, newcomer.now)
        note = self.journal.note(
            arrival.actor,
            "user.created",
            user_id,
            entity_name=f"{first} {last}".strip(),
            details=_by(arrival),
        )
        await self.items.write(*made, link, *note)
        self._told("account.created", arrival, user_id)
        return _active(await UserRecords(self.items).get(connection.organization_id, user_id))

    async def _accepted(
        self, arrival: Arrival, newcomer: Newcomer
    ) -> tuple[str, tuple[Op, ...]] | None:
        """Whoever was invited under this address and has no account yet becomes that member."""
        organization_id = arrival.connection.organization_id
        invitations = InvitationRecords(self.items, organization_id)
        invitation_id = await invitations.of_email(newcomer.email)
        kept = await invitations.get(invitation_id) if invitation_id else None
        if kept is None or kept.invitation.status(newcomer.now) != "pending":
            return None
        user_id = kept.invitation.user_id
        waiting = await UserRecords(self.items).get(organization_id, user_id)
        if waiting is None or waiting.user.status != "invited":
            return None
        role = self._role(arrival, waiting.user.role)
        return user_id, accepted_ops(newcomer, waiting, role, invitations, kept)

    def _just_in_time(self, arrival: Arrival, newcomer: Newcomer) -> tuple[str, tuple[Op, ...]]:
        connection = arrival.connection
        if not connection.just_in_time or not connection.takes(newcomer.email):
            raise _no_account()
        role = connection.role_of(groups_in(arrival.claims, connection.groups_claim))
        if role is None:
            raise _no_role()
        user_id = self.ids.new()
        return user_id, new_member_ops(newcomer, user_id, connection.organization_id, role)

    def _role(self, arrival: Arrival, otherwise: Role) -> Role:
        """The role that the groups give; without any rule the one they have otherwise."""
        connection = arrival.connection
        if not connection.role_mapping:
            return otherwise
        role = connection.role_of(groups_in(arrival.claims, connection.groups_claim))
        if role is None:
            raise _no_role()
        return role

    async def _in_role(self, arrival: Arrival, kept: Kept) -> Kept:
        """The member with the role of today, which is written down when it is another one."""
        before = kept.membership.membership
        role = self._role(arrival, before.role)
        if role == before.role:
            return kept
        after = before.changed(self.clock.now(), role=role)
        ops: list[Op] = [membership_op(after, kept.membership.version)]
        if is_left_without(before, after):
            try:
                check = await another_administrator(
                    self.items, before.organization_id, before.user_id
                )
            except Conflict:
                self._told("role.kept", arrival, before.user_id)
                return kept  # the last administrator stays one, whatever the provider says
            ops.append(check)
        ops += self._role_changed(arrival, kept, before, after)
        await self.items.write(*ops)
        self._told("role.changed", arrival, before.user_id)
        return _active(await UserRecords(self.items).get(before.organization_id, before.user_id))

    def _role_changed(
        self, arrival: Arrival, kept: Kept, before: Membership, after: Membership
    ) -> tuple[Op, ...]:
        return self.journal.note(
            arrival.actor,
            "user.role_changed",
            before.user_id,
            entity_name=label(kept),
            changes=differences(before, after),
            details=_by(arrival),
        )

    def _told(self, event: str, arrival: Arrival, user_id: str) -> None:
        self.logs.security(
            event,
            "medium",
            address=arrival.caller.address or None,
            organization=arrival.connection.organization_id,
            user=user_id,
            connection=arrival.connection.id,
        )


def _by(arrival: Arrival) -> dict[str, Any]:
    connection = arrival.connection
    return {"connection": connection.name, "issuer": connection.issuer}


def _address(arrival: Arrival) -> str:
    """The address that the provider vouches for, of a domain it may vouch for."""
    connection = arrival.connection
    email = verified_email(arrival.claims, connection)
    try:
        address = email_address(email or "")
    except Invalid:
        raise Forbidden(
            "Your identity provider has not verified your address.", code="SSO_EMAIL_UNVERIFIED"
        ) from None
    if connection.domains and not connection.takes(address):
        raise Forbidden("Your address is of no connected domain.", code="SSO_DOMAIN")
    return address


def _active(kept: Kept | None) -> Kept:
    if kept is None or kept.user.status == "invited":
        raise _no_account()
    if kept.user.status != "active":
        raise Forbidden("Your account here has been disabled.", code="ACCOUNT_DISABLED")
    return kept


def _no_account() -> Forbidden:
    return Forbidden(
        "You have no account here. Ask an administrator to invite you.", code="SSO_NO_ACCOUNT"
    )


def _no_role() -> Forbidden:
    return Forbidden("None of your groups has a role here.", code="SSO_NO_ROLE")
