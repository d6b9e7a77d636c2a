"""Organizations: one's own, the others one belongs to, what holds in them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from craftify.domain.access import (
    Actor,
    Caller,
    own_methods,
    require,
    require_fresh,
    require_own_proof,
)
from craftify.domain.accounts.organizations import NAME_LIMIT, Organization, one_line
from craftify.domain.accounts.rules import organization_settings
from craftify.domain.changes import differences
from craftify.domain.errors import Conflict, Forbidden, NotFound, Unavailable
from craftify.domain.problems import Problems
from craftify.engine import Problem
from craftify.ports.clock import Clock
from craftify.ports.items import Conflict as Collision
from craftify.ports.items import Items
from craftify.ports.logs import Logs
from craftify.records.accounts.factors import FactorRecords
from craftify.records.accounts.organizations import OrganizationRecords, organization_op
from craftify.records.accounts.users import Kept, UserRecords
from craftify.records.journal import Journal
from craftify.services.accounts.sessions import Grant, Sessions
from craftify.services.conditions import Seen, require_seen

TRIES: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationChange:
    """What to change; None leaves a thing as it is. Settings are merged, null removes one."""

    name: str | None = None
    settings: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organizations:
    """The organization of the actor, and those they can switch to."""

    items: Items
    clock: Clock
    journal: Journal
    logs: Logs
    sessions: Sessions

    async def own(self, actor: Actor) -> Organization:
        """The organization the actor is in."""
        return (await self._kept(actor))[0]

    async def mine(self, actor: Actor) -> list[Kept]:
        """The person in each organization where they are active, by name.

        Whom only the provider of one organization vouches for sees that one.
        """
        if actor.kind != "user":
            raise Forbidden("Only people belong to organizations.")
        found = await UserRecords(self.items).of_person(actor.id)
        if actor.methods == ("oidc",):
            found = [kept for kept in found if kept.organization.id == actor.organization_id]
        active = [kept for kept in found if kept.user.status == "active"]
        return sorted(active, key=lambda kept: kept.organization.name.casefold())

    async def switch(self, actor: Actor, organization_id: str, caller: Caller) -> Grant:
        """Go on in another organization: a session there takes the place of this one.

        It is no new proof of who somebody is: what was proved, and when, goes along. Only what a
        provider said stays behind: it speaks for one organization.

        Raises:
            NotFound: they are not active there, or there is no such organization.
            Forbidden: only a provider vouches for them (OWN_PROOF_REQUIRED), or that organization
                has one of its own (SSO_REQUIRED).
        """
        kept = await UserRecords(self.items).get(organization_id, actor.id)
        if actor.kind != "user" or kept is None or kept.user.status != "active":
            raise NotFound("There is no such organization.")
        require_own_proof(actor)
        methods = own_methods(actor)
        grant = await self.sessions.enter(kept, caller, methods, proved_at=actor.proved_at)
        if actor.session_id is not None:
            await self.sessions.end(actor.session_id, caller)
        return grant

    async def change(
        self, actor: Actor, change: OrganizationChange, *, seen: Seen = None
    ) -> Organization:
        """Change name and settings.

        Raises:
            Invalid: the name or a setting is not fit.
            Conflict: the actor would be the first to be shut out (FACTOR_NEEDED_FIRST).
            Forbidden: the last proof is too old (STEP_UP_REQUIRED).
            Stale: it was changed since it was seen.
        """
        require(actor, "organization:manage")
        require_fresh(actor, self.clock.now())
        for _ in range(TRIES):
            before, version = await self._kept(actor)
            require_seen(str(before.revision), seen)
            after = _changed(before, change)
            if after == before:
                return before
            await self._require_own_factor(actor, before, after)
            after = replace(after, updated_at=self.clock.now(), revision=before.revision + 1)
            note = self.journal.note(
                actor,
                "organization.changed",
                after.id,
                entity_name=after.name,
                changes=differences(before, after),
            )
            try:
                await self.items.write(organization_op(after, version), *note)
            except Collision:
                continue
            self._follow(actor, before, after)
            return after
        raise Unavailable("The organization is being changed elsewhere. Try again.")

    async def _require_own_factor(
        self, actor: Actor, before: Organization, after: Organization
    ) -> None:
        """Who asks everybody for a second factor has one."""
        if actor.kind != "user" or before.requires_second_factor:
            return
        if not after.requires_second_factor or "oidc" in actor.methods:
            return
        if not (await FactorRecords(self.items).get(actor.id)).factors.present:
            message = "Set up a second factor for yourself first, or you would be shut out."
            problems = (Problem(message=message, path="settings.requireSecondFactor"),)
            raise Conflict(message, code="FACTOR_NEEDED_FIRST", problems=problems)

    def _follow(self, actor: Actor, before: Organization, after: Organization) -> None:
        self.sessions.forget()
        if before.settings != after.settings:
            self.logs.security(
                "organization.changed",
                "low",
                address=actor.address,
                organization=actor.organization_id,
                user=actor.id,
            )

    async def _kept(self, actor: Actor) -> tuple[Organization, int]:
        found = await OrganizationRecords(self.items).kept(actor.organization_id)
        if found is None:
            raise NotFound("There is no such organization.")
        return found


def _changed(before: Organization, change: OrganizationChange) -> Organization:
    problems = Problems()
    name = before.name
    if change.name is not None:
        name = problems.take(one_line, change.name, "name", NAME_LIMIT)
    problems.settle()
    settings = before.settings
    if change.settings is not None:
        settings = organization_settings(before.settings, change.settings)
    return replace(before, name=name, settings=settings)
