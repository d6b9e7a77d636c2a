"""Users: people with an address, a name, a role and a status."""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from craftify.domain.access import Actor, Method, Role, effective
from craftify.domain.accounts.accounts import Account
from craftify.domain.accounts.memberships import Membership, Standing
from craftify.domain.accounts.organizations import one_line
from craftify.domain.errors import Invalid
from craftify.engine import Problem

Status = Standing
NAME_LIMIT: Final = 80
EMAIL_LIMIT: Final = 254
EMAIL: Final = re.compile(
    r"[^\s@\x00-\x20\x7f<>()\[\],;:\\\"]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){0,8}[^\W_](?:[\w-]{0,61}[^\W_])?"
)
SETTINGS_LIMIT: Final = 50
# they are read with every request of the person, and with every list of people
SETTINGS_SIZE: Final = 32 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """One person in one organization: their account and their membership, seen together.

    `permissions` change those of the role: a name adds one, a name after a minus removes one.
    `operates` says that the organization operates the installation. `revision` is what conditions
    of changes compare; signing in does not change it.
    """

    id: str
    organization_id: str
    email: str
    first_name: str
    last_name: str
    role: Role
    status: Status = "active"
    permissions: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    created_at: datetime
    updated_at: datetime
    last_login_at: datetime | None = None
    operates: bool = False
    revision: str = ""

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def granted(self) -> frozenset[str]:
        """The permissions that hold in the end."""
        return effective(self.role, self.permissions, operates=self.operates)

    def acting(
        self,
        *,
        session_id: str | None = None,
        request_id: str | None = None,
        address: str | None = None,
        proved_at: datetime | None = None,
        methods: tuple[Method, ...] = (),
    ) -> Actor:
        """The user as the actor of a request."""
        return Actor(
            id=self.id,
            organization_id=self.organization_id,
            name=self.name,
            email=self.email,
            role=self.role,
            permissions=self.granted,
            session_id=session_id,
            proved_at=proved_at,
            methods=methods,
            request_id=request_id,
            address=address,
        )


def joined(membership: Membership, account: Account | None, *, operates: bool = False) -> User:
    """A membership and the account behind it as one user.

    Of somebody who is only invited no more is told than the invitation itself says, whether or
    not there is an account.

    Raises:
        ValueError: a member who is neither invited nor removed has no account.
    """
    if membership.status in {"invited", "removed"}:
        account = _remembered(membership)
    if account is None:
        raise ValueError(f"the membership of {membership.user_id} has no account")
    return User(
        id=membership.user_id,
        organization_id=membership.organization_id,
        email=account.email,
        first_name=account.first_name,
        last_name=account.last_name,
        role=membership.role,
        status=membership.status,
        permissions=membership.permissions,
        teams=membership.teams,
        settings=account.settings,
        created_at=membership.joined_at,
        updated_at=max(membership.updated_at, account.updated_at),
        last_login_at=membership.last_login_at,
        operates=operates,
        revision=f"{membership.revision}.{account.revision}",
    )


def _remembered(membership: Membership) -> Account:
    """What a membership itself knows of the person."""
    return Account(
        id=membership.user_id,
        email=membership.email,
        first_name=membership.first_name,
        last_name=membership.last_name,
        created_at=membership.joined_at,
        updated_at=membership.updated_at,
        revision=0,
    )


def folded(email: str) -> str:
    """The form in which two spellings of one address are the same."""
    return unicodedata.normalize("NFKC", email.strip()).casefold()


def email_address(text: str, path: str = "email") -> str:
    """A bare mail address without the blanks around it.

    Raises:
        Invalid: it is none.
    """
    address = text.strip()
    if len(address) > EMAIL_LIMIT or not EMAIL.fullmatch(address):
        problem = Problem(message="This is not an email address.", path=path)
        raise Invalid("The request is not valid.", problems=[problem])
    return address


def person_name(text: str, path: str) -> str:
    """A first or last name.

    Raises:
        Invalid: it is empty, too long or holds control characters.
    """
    return one_line(text, path, NAME_LIMIT)


def merged_settings(settings: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Settings of a user with some set and, by null, some removed.

    Raises:
        Invalid: there would be too many, or they would be too large.
    """
    merged = {**settings, **changes}
    kept = {name: value for name, value in merged.items() if value is not None}
    if len(kept) > SETTINGS_LIMIT:
        problem = Problem(message=f"At most {SETTINGS_LIMIT} settings are kept.", path="settings")
        raise Invalid("The request is not valid.", problems=[problem])
    if len(json.dumps(kept)) > SETTINGS_SIZE:
        message = f"All settings together take at most {SETTINGS_SIZE // 1024} KB."
        problem = Problem(message=message, path="settings")
        raise Invalid("The request is not valid.", problems=[problem])
    return kept
