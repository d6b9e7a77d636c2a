"""Accounts of people who come over their provider before anything else of them is known."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from craftify.domain.access import Role
from craftify.domain.accounts.accounts import Account
from craftify.domain.accounts.memberships import Membership
from craftify.domain.accounts.users import NAME_LIMIT
from craftify.ports.items import Op
from craftify.records.accounts.accounts import new_account_ops
from craftify.records.accounts.invitations import InvitationRecords, KeptInvitation
from craftify.records.accounts.memberships import membership_op
from craftify.records.accounts.users import Kept, new_user_ops


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """A person as their provider describes them. Their address is verified."""

    email: str
    first_name: str
    last_name: str
    now: datetime

    def account(self, account_id: str) -> Account:
        """The account they get; there is no password to it."""
        return Account(
            id=account_id,
            email=self.email,
            first_name=self.first_name,
            last_name=self.last_name,
            email_verified_at=self.now,
            created_at=self.now,
            updated_at=self.now,
        )


def new_member_ops(
    newcomer: Newcomer, user_id: str, organization_id: str, role: Role
) -> tuple[Op, ...]:
    """The writes that add somebody who is nowhere yet."""
    membership = Membership(
        user_id=user_id,
        organization_id=organization_id,
        role=role,
        joined_at=newcomer.now,
        updated_at=newcomer.now,
    )
    return new_user_ops(newcomer.account(user_id), membership, None)


def accepted_ops(
    newcomer: Newcomer,
    waiting: Kept,
    role: Role,
    invitations: InvitationRecords,
    invitation: KeptInvitation,
) -> tuple[Op, ...]:
    """The writes by which somebody invited becomes a member; the link in the mail is used up."""
    waited = waiting.membership.membership
    joined = waited.changed(newcomer.now, status="active", email="", role=role)
    joined = replace(joined, joined_at=newcomer.now)
    settled = replace(invitation.invitation, accepted_at=newcomer.now)
    return (
        *new_account_ops(newcomer.account(waited.user_id), None),
        membership_op(joined, waiting.membership.version),
        *invitations.settle_ops(invitation, settled),
    )


def names_in(claims: Mapping[str, Any], email: str) -> tuple[str, str]:
    """First and last name, as well as they can be told; the address has always something."""
    first, last = _line(claims.get("given_name")), _line(claims.get("family_name"))
    if not first and not last:
        first, _, last = _line(claims.get("name")).rpartition(" ")
        if not first:
            first, last = last, ""
    if not first:
        first, last = last or _line(email.partition("@")[0]), ""
    return first, last


def _line(told: object) -> str:
    if not isinstance(told, str):
        return ""
    printable = "".join(sign for sign in told if sign.isprintable())
    return " ".join(printable.split())[:NAME_LIMIT].strip()
