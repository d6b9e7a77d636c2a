"""The roster of an organization: its people with their teams, as members are shown to members."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, Literal

from craftify.domain.access import Actor, Role
from craftify.domain.accounts.factors import Factors
from craftify.domain.accounts.granting import administers
from craftify.domain.accounts.memberships import Membership
from craftify.domain.accounts.teams import Team
from craftify.domain.accounts.users import Status, User
from craftify.domain.errors import Conflict
from craftify.ports.items import Check, Items
from craftify.records.accounts.factors import FactorRecords
from craftify.records.accounts.memberships import membership_key
from craftify.records.accounts.teams import TeamRecords
from craftify.records.accounts.users import Kept, UserRecords

Sort = Literal["name", "email", "role", "createdAt", "lastLoginAt"]
Order = Literal["asc", "desc"]
RANK: Final[Sequence[Role]] = ("admin", "manager", "editor", "approver", "viewer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A user with their teams. `factors` are None for those who may not know."""

    user: User
    teams: tuple[Team, ...] = ()
    factors: Factors | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleQuery:
    """Which people to list. Filters that are None do not filter; all that are given must hold.

    Every word of `search` has to be part of a name or an address, whatever its case and accents.
    """

    page: int = 1
    limit: int = 20
    role: Role | None = None
    status: Status | None = None
    team: str | None = None
    search: str = ""
    sort: Sort = "name"
    order: Order = "asc"


@dataclass(frozen=True, slots=True)
class Roster:
    """Reads the people of the actor's organization."""

    items: Items

    async def page(self, actor: Actor, query: PeopleQuery) -> tuple[list[Member], int]:
        """One page of those who match, and how many match in all."""
        kept = await UserRecords(self.items).members(actor.organization_id)
        found = [one.user for one in kept if _matches(one.user, query)]
        found.sort(key=lambda user: user.id)
        found.sort(key=_KEYS[query.sort], reverse=query.order == "desc")
        begin = (query.page - 1) * query.limit
        return await self.shown(actor, found[begin : begin + query.limit]), len(found)

    async def shown(self, actor: Actor, users: Sequence[User]) -> list[Member]:
        """Users as this actor sees them: settings are one's own, sign-ins are for managers."""
        teams = {team.id: team for team in await self.teams(actor)}
        may_know = actor.may("user:manage") or actor.may("user:invite")
        known = [user.id for user in users if may_know or user.id == actor.id]
        factors = await FactorRecords(self.items).of_many(known) if known else {}
        return [
            Member(
                user=user if user.id == actor.id else _without_private(user, may_know=may_know),
                teams=tuple(teams[one] for one in user.teams if one in teams),
                factors=factors.get(user.id),
            )
            for user in users
        ]

    async def teams(self, actor: Actor) -> list[Team]:
        """The teams of the organization, by name."""
        return await TeamRecords(self.items, actor.organization_id).all()


async def another_administrator(items: Items, organization_id: str, user_id: str) -> Check:
    """The condition that somebody else administers the organization, and goes on doing so.

    Raises:
        Conflict: nobody else does (LAST_ADMINISTRATOR).
    """
    for kept in await UserRecords(items).members(organization_id):
        membership = kept.membership.membership
        if membership.user_id != user_id and administers(membership):
            key = membership_key(organization_id, membership.user_id)
            return Check(*key, kept.membership.version)
    raise Conflict(
        "This is the last active administrator. Make somebody else one first.",
        code="LAST_ADMINISTRATOR",
    )


def is_left_without(before: Membership, after: Membership) -> bool:
    """Whether a change takes an administrator from the organization."""
    return administers(before) and not administers(after)


def label(kept: Kept) -> str:
    """What to call somebody in a log: by name, or by address who has none yet."""
    return kept.user.name or kept.user.email


def folded(text: str) -> str:
    """Text without case and accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _matches(user: User, query: PeopleQuery) -> bool:
    if query.role is not None and user.role != query.role:
        return False
    if query.status is not None and user.status != query.status:
        return False
    if query.team is not None and query.team not in user.teams:
        return False
    words = folded(query.search).split()
    text = folded(f"{user.name}\n{user.email}") if words else ""
    return all(word in text for word in words)


def _without_private(user: User, *, may_know: bool) -> User:
    last = user.last_login_at if may_know else None
    return replace(user, settings={}, last_login_at=last)


def _by_name(user: User) -> tuple[bool, str, str]:
    """Family names first; who is only invited comes last."""
    named = f"{user.last_name} {user.first_name}"
    return not user.name, folded(named), folded(user.email)


def _by_last_login(user: User) -> tuple[bool, datetime]:
    return user.last_login_at is not None, user.last_login_at or user.created_at


_KEYS: Final[dict[Sort, Callable[[User], Any]]] = {
    "name": _by_name,
    "email": lambda user: folded(user.email),
    "role": lambda user: (RANK.index(user.role), _by_name(user)),
    "createdAt": lambda user: user.created_at,
    "lastLoginAt": _by_last_login,
}


def unknown_teams(wanted: Iterable[str], teams: Iterable[Team]) -> list[int]:
    """Where among the wanted teams stands one that there is not."""
    there = {team.id for team in teams}
    return [number for number, team_id in enumerate(wanted) if team_id not in there]
