"""Users: people with an address, a name, a role and a status."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal

from craftify.domain.access import Actor, Role, effective
from craftify.domain.accounts.organizations import one_line
from craftify.domain.errors import Invalid
from craftify.engine import Problem

Status = Literal["active", "invited", "disabled"]
NAME_LIMIT: Final = 80
EMAIL_LIMIT: Final = 254
EMAIL: Final = re.compile(
    r"[^\s@\x00-\x20\x7f<>()\[\],;:\\\"]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){0,8}[^\W_](?:[\w-]{0,61}[^\W_])?"
)
SETTINGS_LIMIT: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """One person in one organization.

    `permissions` change those of the role: a name adds one, a name after a minus removes one.
    """

    id: str
    organization_id: str
    email: str
    first_name: str
    last_name: str
    role: Role
    status: Status = "active"
    permissions: tuple[str, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    created_at: datetime
    updated_at: datetime
    last_login_at: datetime | None = None

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def granted(self) -> frozenset[str]:
        """The permissions that hold in the end."""
        return effective(self.role, self.permissions)

    def acting(
        self,
        *,
        session_id: str | None = None,
        request_id: str | None = None,
        address: str | None = None,
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
            request_id=request_id,
            address=address,
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
        Invalid: there would be too many.
    """
    merged = {**settings, **changes}
    kept = {name: value for name, value in merged.items() if value is not None}
    if len(kept) > SETTINGS_LIMIT:
        problem = Problem(message=f"At most {SETTINGS_LIMIT} settings are kept.", path="settings")
        raise Invalid("The request is not valid.", problems=[problem])
    return kept
