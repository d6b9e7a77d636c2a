"""The members of an organization: seen, given roles and teams, disabled, removed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from craftify.domain.access import Actor, Role, require, require_fresh
from craftify.domain.accounts.granting import (
    permission_changes,
    require_above,
    require_givable,
)
from craftify.domain.accounts.memberships import Membership
from craftify.domain.changes import differences
from craftify.domain.errors import Conflict, Forbidden, Invalid, NotFound, Unavailable
from craftify.engine import Problem
from craftify.ports.clock import Clock
from craftify.ports.items import Conflict as Collision
from craftify.ports.items import Items, Op
from craftify.ports.logs import Logs
from craftify.records.accounts.memberships import membership_op
from craftify.records.accounts.teams import TeamRecords
from craftify.records.accounts.users import Kept, UserRecords
from craftify.records.journal import Journal
from craftify.services.accounts.sessions import Sessions
from craftify.services.conditions import Seen, require_seen
from craftify.services.people.invitations import Invitations
from craftify.services.people.roster import (
    Member,
    PeopleQuery,
    Roster,
    another_administrator,
    is_left_without,
    label,
    unknown_teams,
)

TRIES: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberChange:
    """What to change about a member; None leaves a thing as it is."""

    role: Role | None = None
    permissions: Sequence[str] | None = None
    active: bool | None = None
    teams: Sequence[str] | None = None

    @property
    def teams_only(self) -> bool:
        """Whether nothing about what they may do changes."""
        return self.teams is not None and self.rights is None

    @property
    def rights(self) -> tuple[object, ...] | None:
        """What concerns what they may do, if anything does."""
        given = (self.role, self.permissions, self.active)
        return None if all(one is None for one in given) else given


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """The people of the actor's organization."""

    items: Items
    clock: Clock
    journal: Journal
    logs: Logs
    sessions: Sessions
    invitations: Invitations
    roster: Roster

    async def list(self, actor: Actor, query: PeopleQuery) -> tuple[list[Member], int]:
        """One page of people, and how many match. Invited ones are among them."""
        require(actor, "user:read")
        return await self.roster.page(actor, query)

    async def get(self, actor: Actor, user_id: str) -> Member:
        """One of them."""
        require(actor, "user:read")
        return await self._shown(actor, await self._kept(actor, user_id))

    async def mine(self, actor: Actor) -> Member:
        """The actor."""
        return await self._shown(actor, await self._kept(actor, actor.id))

    async def change(
        self, actor: Actor, user_id: str, change: MemberChange, *, seen: Seen = None
    ) -> Member:
        """Change role, permissions, status and teams of somebody else; one's own teams, too.

        Who is disabled is out within five seconds.

        Raises:
            Forbidden: it is beyond what the actor may (FORBIDDEN), may give (NOT_YOURS_TO_GIVE),
                or about themselves (OWN_ROLE); or the last proof is too old (STEP_UP_REQUIRED).
            Conflict: nobody would be left to administer (LAST_ADMINISTRATOR), or an invited person
                has not answered yet (NOT_JOINED_YET).
            Invalid: a permission or a team there is none of.
            Stale: they were changed since they were seen.
        """
        self._require(actor, change)
        for _ in range(TRIES):
            kept = await self._kept(actor, user_id)
            require_seen(kept.user.revision, seen)
            before = kept.membership.membership
            after = await self._decided(actor, kept, change)
            if after == before:
                return await self._shown(actor, kept)
            after = after.changed(self.clock.now())
            try:
                await self.items.write(*await self._ops(actor, kept, after))
            except Collision:
                continue
            await self._follow(actor, before, after)
            return await self._shown(actor, await self._kept(actor, user_id))
        raise _busy()

    async def remove(self, actor: Actor, user_id: str, *, seen: Seen = None) -> None:
        """Remove somebody from the organization; what they made stays, under their name.

        Of somebody invited it revokes the invitation. Oneself: see `leave`.

        Raises:
            Forbidden: as with `change`.
            Conflict: nobody would be left to administer (LAST_ADMINISTRATOR).
            Stale: they were changed since they were seen.
        """
        require(actor, "user:manage")
        require_fresh(actor, self.clock.now())
        await self._remove(actor, user_id, seen, action="user.removed")

    async def leave(self, actor: Actor, *, seen: Seen = None) -> None:
        """Leave the organization; the account stays, and so does what was made.

        Raises:
            Conflict: nobody would be left to administer (LAST_ADMINISTRATOR).
        """
        require_fresh(actor, self.clock.now())
        await self._remove(actor, actor.id, seen, action="user.left")

    async def _remove(self, actor: Actor, user_id: str, seen: Seen, *, action: str) -> None:
        for _ in range(TRIES):
            kept = await self._kept(actor, user_id)
            require_seen(kept.user.revision, seen)
            if actor.id != user_id:
                operates = kept.organization.operates
                require_above(actor, kept.membership.membership, operates=operates)
            try:
                if kept.user.status == "invited":
                    await self.invitations.withdraw(actor, kept)
                else:
                    await self._bury(actor, kept, action)
            except Collision:
                continue
            return
        raise _busy()

    async def _bury(self, actor: Actor, kept: Kept, action: str) -> None:
        """Keep who they were, so that their work goes on bearing their name."""
        before, user = kept.membership.membership, kept.user
        names = {"first_name": user.first_name, "last_name": user.last_name}
        gone = before.changed(self.clock.now(), status="removed", permissions=(), teams=(), **names)
        ops: list[Op] = [membership_op(gone, kept.membership.version)]
        if is_left_without(before, gone):
            ops.append(await another_administrator(self.items, user.organization_id, user.id))
        ops += self.journal.note(actor, action, user.id, entity_name=label(kept))
        await self.items.write(*ops)
        await self.sessions.end_in(user.organization_id, user.id)
        self._told("user.removed", actor, user.id)

    def _require(self, actor: Actor, change: MemberChange) -> None:
        if change.teams_only and actor.may("team:manage"):
            return
        require(actor, "user:manage")
        if not change.teams_only:
            require_fresh(actor, self.clock.now())

    async def _decided(self, actor: Actor, kept: Kept, change: MemberChange) -> Membership:
        """The membership as it shall be, if the actor may decide that."""
        before, operates = kept.membership.membership, kept.organization.operates
        after = before
        if change.rights is not None:
            _require_other(actor, before)
            require_above(actor, before, operates=operates)
            after = _with_rights(before, change)
            held = before.granted(operates=operates)
            require_givable(actor, held, after.granted(operates=operates))
        if change.teams is not None:
            wanted = tuple(dict.fromkeys(change.teams))
            await self._require_teams(actor, wanted)
            after = replace(after, teams=wanted)
        return after

    async def _require_teams(self, actor: Actor, wanted: Sequence[str]) -> None:
        wrong = unknown_teams(wanted, await self.roster.teams(actor)) if wanted else []
        problems = [
            Problem(message="There is no such team.", path=f"teams[{number}]") for number in wrong
        ]
        if problems:
            raise Invalid("The request is not valid.", problems=problems)

    async def _ops(self, actor: Actor, kept: Kept, after: Membership) -> tuple[Op, ...]:
        before = kept.membership.membership
        ops: tuple[Op, ...] = (membership_op(after, kept.membership.version),)
        if is_left_without(before, after):
            organization_id = before.organization_id
            ops += (await another_administrator(self.items, organization_id, before.user_id),)
        teams = TeamRecords(self.items, before.organization_id)
        ops += tuple(teams.check(one) for one in after.teams if one not in before.teams)
        note = self.journal.note(
            actor,
            _action(before, after),
            before.user_id,
            entity_name=label(kept),
            changes=differences(before, after),
        )
        return (*ops, *note)

    async def _follow(self, actor: Actor, before: Membership, after: Membership) -> None:
        """What a change has to reach at once: sessions, and whoever watches over them."""
        if after.status == "disabled":
            await self.sessions.end_in(after.organization_id, after.user_id)
        self.sessions.forget()
        if (before.role, before.permissions) != (after.role, after.permissions):
            self._told("role.changed", actor, after.user_id)
        if before.status != after.status:
            disabled = after.status == "disabled"
            self._told("user.disabled" if disabled else "user.enabled", actor, after.user_id)

    def _told(self, event: str, actor: Actor, user_id: str) -> None:
        self.logs.security(
            event,
            "medium",
            address=actor.address,
            organization=actor.organization_id,
            user=actor.id,
            entity=user_id,
        )

    async def _kept(self, actor: Actor, user_id: str) -> Kept:
        kept = await UserRecords(self.items).get(actor.organization_id, user_id)
        if kept is None:
            raise NotFound("There is no such user.")
        return kept

    async def _shown(self, actor: Actor, kept: Kept) -> Member:
        return (await self.roster.shown(actor, [kept.user]))[0]


def _require_other(actor: Actor, membership: Membership) -> None:
    if membership.user_id == actor.id:
        raise Forbidden(
            "Nobody changes their own role, permissions or status. Ask another administrator.",
            code="OWN_ROLE",
        )


def _with_rights(before: Membership, change: MemberChange) -> Membership:
    given = change.permissions
    permissions = before.permissions if given is None else permission_changes(given)
    after = replace(before, role=change.role or before.role, permissions=permissions)
    if change.active is None:
        return after
    if before.status == "invited":
        raise Conflict(
            "This person has not accepted the invitation yet. Revoke it instead.",
            code="NOT_JOINED_YET",
        )
    return replace(after, status="active" if change.active else "disabled")


def _action(before: Membership, after: Membership) -> str:
    if before.status != after.status:
        return "user.disabled" if after.status == "disabled" else "user.enabled"
    if (before.role, before.permissions) != (after.role, after.permissions):
        return "user.role_changed"
    return "user.teams_changed"


def _busy() -> Unavailable:
    return Unavailable("This is being changed elsewhere. Try again.")
