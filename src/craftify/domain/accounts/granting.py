"""Who may give what to whom: nobody more than they hold themselves, nobody to themselves."""

from collections.abc import Iterable, Sequence
from typing import Final

from craftify.domain.access import PERMISSIONS, SYSTEM, Actor
from craftify.domain.accounts.memberships import Membership
from craftify.domain.errors import Forbidden, Invalid
from craftify.engine import Problem

# whoever holds one of these is not to be changed by who does not
_ADMINISTRATIVE: Final = frozenset(
    {"user:manage", "organization:manage", "key:manage", "system:manage"}
)


def permission_changes(changes: Sequence[str], path: str = "permissions") -> tuple[str, ...]:
    """Changes of a role's permissions as they are kept: each once.

    Raises:
        Invalid: a permission there is none of, one that is given to nobody, one added and removed.
    """
    problems: list[Problem] = []
    for number, change in enumerate(changes):
        name = change.removeprefix("-")
        if name not in PERMISSIONS:
            message = "There is no such permission."
        elif name in SYSTEM:
            message = "This goes with the organization that operates the server."
        elif name in changes and f"-{name}" in changes:
            message = "This cannot be added and removed at once."
        else:
            continue
        problems.append(Problem(message=message, path=f"{path}[{number}]"))
    if problems:
        raise Invalid("The request is not valid.", problems=problems)
    return tuple(dict.fromkeys(changes))


def require_givable(actor: Actor, before: Iterable[str], after: Iterable[str]) -> None:
    """Refuse to give what the actor does not hold.

    Raises:
        Forbidden: something would be added that is beyond the actor (NOT_YOURS_TO_GIVE).
    """
    beyond = sorted(set(after) - set(before) - actor.permissions)
    if beyond:
        raise Forbidden(
            f"You cannot give what you may not do yourself: {', '.join(beyond)}.",
            code="NOT_YOURS_TO_GIVE",
        )


def require_above(actor: Actor, membership: Membership, *, operates: bool = False) -> None:
    """Refuse to change somebody who administers what the actor does not.

    In the organization that `operates` the server administrators administer that, too.

    Raises:
        Forbidden: they do (NOT_YOURS_TO_GIVE).
    """
    if (membership.granted(operates=operates) & _ADMINISTRATIVE) - actor.permissions:
        raise Forbidden(
            "You cannot change somebody who may do more than you.", code="NOT_YOURS_TO_GIVE"
        )


def require_all_keys(actor: Actor, *, operates: bool = False) -> None:
    """Refuse to decide who people are, where that lets the actor be anybody, administrators too.

    Raises:
        Forbidden: there may be somebody who may do more than the actor (NOT_YOURS_TO_GIVE).
    """
    lacking = lacking_keys(actor, operates=operates)
    if lacking:
        raise Forbidden(
            "Who chooses the provider can come in as anybody. You would have to be allowed what"
            f" administrators are: {', '.join(lacking)}.",
            code="NOT_YOURS_TO_GIVE",
        )


def lacking_keys(actor: Actor, *, operates: bool = False) -> list[str]:
    """What of all that administrators hold the actor does not."""
    needed = _ADMINISTRATIVE if operates else _ADMINISTRATIVE - SYSTEM
    return sorted(needed - actor.permissions)


def administers(membership: Membership) -> bool:
    """Whether this is somebody an organization cannot be left without."""
    return (
        membership.status == "active"
        and membership.role == "admin"
        and {"user:manage", "organization:manage"} <= membership.granted()
    )
