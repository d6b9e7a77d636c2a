"""Teams: made, changed, joined and left."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from craftify.domain.access import Actor, require
from craftify.domain.accounts.memberships import Membership
from craftify.domain.accounts.teams import TEAMS_LIMIT, Team, team_description, team_name
from craftify.domain.accounts.users import User
from craftify.domain.changes import differences
from craftify.domain.errors import Conflict, Invalid, NotFound, Unavailable
from craftify.domain.problems import Problems
from craftify.engine import Problem
from craftify.ports.clock import Clock, Ids
from craftify.ports.items import Conflict as Collision
from craftify.ports.items import Items, Op
from craftify.records.accounts.memberships import membership_op
from craftify.records.accounts.teams import KeptTeam, TeamRecords
from craftify.records.accounts.users import Kept, UserRecords
from craftify.records.journal import Journal
from craftify.services.conditions import Seen, require_seen
from craftify.services.people.roster import Roster, label

TRIES: Final = 8
AT_ONCE: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTeam:
    """What a team is to be, and who belongs to it from the start."""

    name: str
    description: str = ""
    members: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamChange:
    """What to change about a team; None leaves a thing as it is."""

    name: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamView:
    """A team and its people."""

    team: Team
    members: tuple[User, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Teams:
    """The teams of the actor's organization."""

    items: Items
    clock: Clock
    ids: Ids
    journal: Journal
    roster: Roster

    async def list(self, actor: Actor) -> list[TeamView]:
        """All of them, by name."""
        require(actor, "user:read")
        people = await self._people(actor)
        return [_viewed(team, people) for team in await self.roster.teams(actor)]

    async def get(self, actor: Actor, team_id: str) -> TeamView:
        """One of them."""
        require(actor, "user:read")
        kept = await self._kept(actor, team_id)
        return await self._view(actor, kept.team)

    async def create(self, actor: Actor, new: NewTeam) -> TeamView:
        """Make a team.

        Raises:
            Invalid: name, description or a member is not fit.
            Conflict: another team has the name (TEAM_EXISTS), or there are too many teams.
        """
        require(actor, "team:manage")
        name, description = _checked(new.name, new.description)
        if len(await self.roster.teams(actor)) >= TEAMS_LIMIT:
            raise Conflict(f"An organization has at most {TEAMS_LIMIT} teams.")
        for _ in range(TRIES):
            people = await self._people(actor)
            members = _wanted(new.members, people)
            team = self._made(actor, name, description)
            ops: list[Op] = [*self._records(actor).new_ops(team)]
            ops += [self._joining(kept, team.id) for kept in members]
            ops += self.journal.note(actor, "team.created", team.id, entity_name=team.name)
            try:
                await self.items.write(*ops)
            except Collision as error:
                if 1 in error.failed:
                    raise _taken() from error
                continue
            return await self._view(actor, team)
        raise _busy()

    async def change(
        self, actor: Actor, team_id: str, change: TeamChange, *, seen: Seen = None
    ) -> TeamView:
        """Change name and description.

        Raises:
            Invalid: one of them is not fit.
            Conflict: another team has the name (TEAM_EXISTS).
            Stale: it was changed since it was seen.
        """
        require(actor, "team:manage")
        for _ in range(TRIES):
            kept = await self._kept(actor, team_id)
            require_seen(str(kept.team.revision), seen)
            before = kept.team
            name, description = _checked(
                before.name if change.name is None else change.name,
                before.description if change.description is None else change.description,
            )
            after = replace(before, name=name, description=description)
            if after != before and not await self._changed(actor, kept, after):
                continue
            return await self._view(actor, after)
        raise _busy()

    async def remove(self, actor: Actor, team_id: str, *, seen: Seen = None) -> None:
        """Remove a team; its people stay."""
        require(actor, "team:manage")
        for _ in range(TRIES):
            kept = await self._kept(actor, team_id)
            require_seen(str(kept.team.revision), seen)
            ops = self._records(actor).remove_ops(kept)
            team = kept.team
            note = self.journal.note(actor, "team.removed", team.id, entity_name=team.name)
            try:
                await self.items.write(*ops, *note)
            except Collision:
                continue
            return
        raise _busy()

    async def add_member(self, actor: Actor, team_id: str, user_id: str) -> TeamView:
        """Take somebody into a team; who is in it already stays."""
        return await self._moved(actor, team_id, user_id, inside=True)

    async def remove_member(self, actor: Actor, team_id: str, user_id: str) -> TeamView:
        """Take somebody out of a team; who is not in it is no error."""
        return await self._moved(actor, team_id, user_id, inside=False)

    async def _moved(self, actor: Actor, team_id: str, user_id: str, *, inside: bool) -> TeamView:
        require(actor, "team:manage")
        for _ in range(TRIES):
            kept = await self._kept(actor, team_id)
            user = await UserRecords(self.items).get(actor.organization_id, user_id)
            if user is None:
                raise NotFound("There is no such user.")
            if (team_id in user.user.teams) == inside:
                return await self._view(actor, kept.team)
            op = self._joining(user, team_id) if inside else self._leaving(user, team_id)
            action = "team.member_added" if inside else "team.member_removed"
            details = {"user": user_id, "name": label(user)}
            note = self.journal.note(
                actor, action, team_id, entity_name=kept.team.name, details=details
            )
            try:
                await self.items.write(op, self._records(actor).check(team_id), *note)
            except Collision:
                continue
            return await self._view(actor, kept.team)
        raise _busy()

    async def _changed(self, actor: Actor, kept: KeptTeam, after: Team) -> bool:
        after = replace(after, updated_at=self.clock.now(), revision=kept.team.revision + 1)
        note = self.journal.note(
            actor,
            "team.changed",
            after.id,
            entity_name=after.name,
            changes=differences(kept.team, after),
        )
        try:
            await self.items.write(*self._records(actor).change_ops(kept, after), *note)
        except Collision as error:
            if 1 in error.failed and 0 not in error.failed:
                raise _taken() from error
            return False
        return True

    def _made(self, actor: Actor, name: str, description: str) -> Team:
        now = self.clock.now()
        return Team(
            id=self.ids.new(),
            organization_id=actor.organization_id,
            name=name,
            description=description,
            created_at=now,
            updated_at=now,
        )

    def _joining(self, kept: Kept, team_id: str) -> Op:
        membership = kept.membership.membership
        return self._with_teams(kept, membership, (*membership.teams, team_id))

    def _leaving(self, kept: Kept, team_id: str) -> Op:
        membership = kept.membership.membership
        left = tuple(one for one in membership.teams if one != team_id)
        return self._with_teams(kept, membership, left)

    def _with_teams(self, kept: Kept, membership: Membership, teams: tuple[str, ...]) -> Op:
        changed = membership.changed(self.clock.now(), teams=teams)
        return membership_op(changed, kept.membership.version)

    async def _view(self, actor: Actor, team: Team) -> TeamView:
        """A team as this actor may see it: who may not see people sees none in it."""
        return _viewed(team, await self._people(actor) if actor.may("user:read") else ())

    async def _people(self, actor: Actor) -> Sequence[Kept]:
        found = await UserRecords(self.items).members(actor.organization_id)
        return sorted(found, key=lambda kept: label(kept).casefold())

    def _records(self, actor: Actor) -> TeamRecords:
        return TeamRecords(self.items, actor.organization_id)

    async def _kept(self, actor: Actor, team_id: str) -> KeptTeam:
        kept = await self._records(actor).get(team_id)
        if kept is None:
            raise NotFound("There is no such team.")
        return kept


def _viewed(team: Team, people: Sequence[Kept]) -> TeamView:
    users = (kept.user for kept in people)
    return TeamView(team=team, members=tuple(user for user in users if team.id in user.teams))


def _checked(name: str, description: str) -> tuple[str, str]:
    problems = Problems()
    checked = problems.take(team_name, name), problems.take(team_description, description)
    problems.settle()
    return checked


def _wanted(ids: Sequence[str], people: Sequence[Kept]) -> list[Kept]:
    known = {kept.user.id: kept for kept in people}
    wanted = list(dict.fromkeys(ids))
    problems = [
        Problem(message="There is no such user.", path=f"members[{number}]")
        for number, one in enumerate(wanted)
        if one not in known
    ]
    if len(wanted) > AT_ONCE:
        message = f"Begin with at most {AT_ONCE} people and add the others afterwards."
        problems = [Problem(message=message, path="members")]
    if problems:
        raise Invalid("The request is not valid.", problems=problems)
    return [known[one] for one in wanted]


def _taken() -> Conflict:
    message = "Another team has this name."
    problems = (Problem(message=message, path="name"),)
    return Conflict(message, code="TEAM_EXISTS", problems=problems)


def _busy() -> Unavailable:
    return Unavailable("This is being changed elsewhere. Try again.")
