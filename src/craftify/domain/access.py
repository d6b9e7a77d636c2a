"""Who may do what: the actor behind a request, roles, permissions, and the one gate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final, Literal, Protocol, get_args

from craftify.domain.errors import Forbidden, NotFound

Role = Literal["admin", "manager", "editor", "viewer", "approver"]
Permission = Literal[
    "template:read",
    "template:write",
    "template:delete",
    "template:test",
    "template:publish",
    "template:approve",
    "folder:write",
    "block:write",
    "brand:manage",
    "asset:write",
    "user:read",
    "user:invite",
    "user:manage",
    "team:manage",
    "organization:manage",
    "audit:read",
    "key:manage",
    "mailbox:read",
    "webhook:manage",
    "message:send",
    "breakglass:publish",
    "system:read",
    "system:manage",
]

Method = Literal["password", "totp", "passkey", "recovery", "oidc"]
"""How somebody proved who they are."""

FRESH_PROOF: Final = timedelta(minutes=15)
PERMISSIONS: Final[tuple[Permission, ...]] = get_args(Permission)
# about the whole installation: only administrators of the organization that operates it
SYSTEM: Final[frozenset[Permission]] = frozenset(("system:read", "system:manage"))
_LOOK: Final[tuple[Permission, ...]] = ("template:read", "user:read")
_WRITE: Final[tuple[Permission, ...]] = (
    *_LOOK,
    "template:write",
    "template:delete",
    "template:test",
    "folder:write",
    "block:write",
    "asset:write",
    "mailbox:read",
)
# breaking the glass is never part of a role: it is given to a person by name
ROLES: Final[Mapping[Role, frozenset[Permission]]] = {
    "admin": frozenset(PERMISSIONS) - SYSTEM - {"breakglass:publish"},
    "manager": frozenset(
        (
            *_WRITE,
            "template:publish",
            "template:approve",
            "brand:manage",
            "user:invite",
            "team:manage",
            "audit:read",
            "message:send",
            "webhook:manage",
        )
    ),
    "editor": frozenset(_WRITE),
    "approver": frozenset((*_LOOK, "template:approve", "template:test", "mailbox:read")),
    "viewer": frozenset(_LOOK),
}


class Owned(Protocol):
    """A thing that belongs to an organization."""

    @property
    def organization_id(self) -> str:
        """The organization it belongs to."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who asks, in whose name, and from where: the first argument of every verb.

    `proved_at` says when a person last proved who they are in this session, `methods` how.
    `confined` is who lacks the second factor their organization asks for, and may only set it up.
    """

    id: str
    organization_id: str
    name: str
    email: str
    role: Role
    permissions: frozenset[str] = field(default_factory=frozenset)
    kind: Literal["user", "key", "system"] = "user"
    session_id: str | None = None
    proved_at: datetime | None = None
    methods: tuple[Method, ...] = ()
    confined: bool = False
    request_id: str | None = None
    address: str | None = None

    def may(self, permission: Permission) -> bool:
        """Whether the actor holds the permission."""
        return permission in self.permissions


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Where a request comes from, before anybody knows who is behind it.

    `device` is what a browser carries since somebody signed in with it, empty when nobody has yet;
    programs are no devices: None.
    """

    address: str = ""
    agent: str = ""
    request_id: str | None = None
    device: str | None = None


@lru_cache(maxsize=1024)
def effective(
    role: Role,
    changes: tuple[str, ...] = (),
    *,
    operates: bool = False,
) -> frozenset[str]:
    """The permissions of a role with single ones added, or removed by a leading minus.

    Those about the whole installation are nobody's to give: administrators of the organization
    that `operates` it have them, and they can only be taken away.
    """
    granted: set[str] = set(ROLES[role])
    if operates and role == "admin":
        granted |= SYSTEM
    for change in changes:
        if change.startswith("-"):
            granted.discard(change[1:])
        elif change not in SYSTEM:
            granted.add(change)
    return frozenset(granted)


def require(actor: Actor, permission: Permission, thing: Owned | None = None) -> None:
    """Let the actor pass, or refuse.

    What belongs to another organization is not refused but not found: that it exists is already
    more than a stranger may learn.

    Raises:
        NotFound: the thing belongs to another organization.
        Forbidden: the actor lacks the permission.
    """
    if thing is not None and thing.organization_id != actor.organization_id:
        raise NotFound("There is no such thing.")
    require_whole(actor)
    if permission not in actor.permissions:
        raise Forbidden(f"This needs the permission {permission}.")


def require_whole(actor: Actor) -> None:
    """Let the actor pass when they have the second factor their organization asks for.

    Raises:
        Forbidden: they have yet to set one up (SECOND_FACTOR_MISSING).
    """
    if actor.confined:
        raise Forbidden(
            "Your organization asks for a second factor. Set one up first.",
            code="SECOND_FACTOR_MISSING",
        )


def require_fresh(actor: Actor, now: datetime) -> None:
    """Let the actor pass when they proved who they are lately: before what a thief would do first.

    Keys and the operator have nothing more to prove than what they came with.

    Raises:
        Forbidden: the last proof is older than fifteen minutes (STEP_UP_REQUIRED).
    """
    if actor.kind != "user":
        return
    if actor.proved_at is None or not timedelta(0) <= now - actor.proved_at < FRESH_PROOF:
        raise Forbidden("Please prove again that it is you.", code="STEP_UP_REQUIRED")


def require_own_proof(actor: Actor) -> None:
    """Let the actor pass when they proved who they are themselves: to change what is theirs alone.

    The sign-in provider of an organization says who its people are, to that organization only:
    what concerns the person everywhere is not its to open.

    Raises:
        Forbidden: nothing but a provider vouches for the actor (OWN_PROOF_REQUIRED).
    """
    if actor.kind == "user" and actor.methods == ("oidc",):
        raise Forbidden(
            "This is yours alone: prove it with your own password, code or passkey.",
            code="OWN_PROOF_REQUIRED",
        )


def own_methods(actor: Actor) -> tuple[Method, ...]:
    """How the actor proved who they are, apart from what a provider said for one organization."""
    return tuple(method for method in actor.methods if method != "oidc")
