"""API keys: what a program proves itself by, and what it may do with it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from craftify.domain.access import PERMISSIONS, Actor, Permission
from craftify.domain.accounts.organizations import one_line
from craftify.domain.errors import Forbidden, Invalid
from craftify.engine import Problem

NAME_LIMIT: Final = 80
LONGEST: Final = timedelta(days=5 * 366)
OVERLAP: Final = timedelta(days=1)
KEPT: Final = timedelta(days=90)  # so long a revoked key stays in the list
# a program that could make keys, change who signs in or how, or break the glass
# would be a way to stay for whoever steals its key
_WITHHELD: Final[frozenset[Permission]] = frozenset(
    ("key:manage", "organization:manage", "breakglass:publish", "system:manage")
)
GRANTABLE: Final[tuple[Permission, ...]] = tuple(
    name for name in PERMISSIONS if name not in _WITHHELD
)
SHAPE: Final = re.compile(r"craftify_([0-9a-f]{12})_([A-Za-z0-9_-]{43})", re.ASCII)

KeyStatus = Literal["active", "expired", "revoked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """A key of an organization. Its secret is not part of it: nobody can read that again."""

    id: str
    organization_id: str
    name: str
    permissions: tuple[str, ...]
    created_by: str
    created_by_name: str
    created_at: datetime
    expires_at: datetime | None = None
    rotated_at: datetime | None = None
    overlap_until: datetime | None = None
    revoked_at: datetime | None = None

    def status(self, now: datetime) -> KeyStatus:
        """Whether it opens anything."""
        if self.revoked_at is not None:
            return "revoked"
        over = self.expires_at is not None and now >= self.expires_at
        return "expired" if over else "active"

    def acting(self, *, request_id: str | None = None, address: str | None = None) -> Actor:
        """The key as the actor of a request."""
        return Actor(
            id=f"key:{self.id}",
            organization_id=self.organization_id,
            name=self.name,
            email="",
            role="viewer",
            permissions=frozenset(self.permissions),
            kind="key",
            request_id=request_id,
            address=address,
        )


def key_name(text: str, path: str = "name") -> str:
    """A name that says what the key is for.

    Raises:
        Invalid: it is empty, too long or holds control characters.
    """
    return one_line(text, path, NAME_LIMIT)


def scope(permissions: Iterable[str]) -> tuple[str, ...]:
    """The permissions of a key, each once, in the order of the catalog.

    Raises:
        Invalid: there is none, or one that no key may have.
    """
    asked = set(permissions)
    strange = sorted(asked.difference(GRANTABLE))
    if strange or not asked:
        wrong = f"No key may have {strange[0]!r}." if strange else "Choose at least one."
        problem = Problem(message=wrong, path="permissions")
        raise Invalid("The request is not valid.", problems=[problem])
    return tuple(name for name in GRANTABLE if name in asked)


def expiry(moment: datetime, now: datetime) -> datetime:
    """The end of a key.

    Raises:
        Invalid: it has passed already, or is too far away to be meant.
    """
    if now < moment <= now + LONGEST:
        return moment
    wrong = "This has passed already." if moment <= now else "Choose a day within five years."
    problem = Problem(message=wrong, path="expiresAt")
    raise Invalid("The request is not valid.", problems=[problem])


def require_held(actor: Actor, permissions: Iterable[str]) -> None:
    """Nobody hands out by a key what they may not do themselves.

    Raises:
        Forbidden: the actor lacks one of the permissions.
    """
    lacking = sorted(set(permissions) - actor.permissions)
    if lacking:
        raise Forbidden(f"You may not hand out {lacking[0]}: you do not have it yourself.")


def parts(text: str) -> tuple[str, str] | None:
    """Id and secret in the text of a key, if it has the shape of one."""
    match = SHAPE.fullmatch(text)
    return (match[1], match[2]) if match else None


def spelled(key_id: str, secret: str) -> str:
    """The text of a key: told apart from other secrets by its beginning."""
    return f"craftify_{key_id}_{secret}"
