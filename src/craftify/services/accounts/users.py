"""What people can do with their own account."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from craftify.domain.access import Actor
from craftify.domain.accounts.accounts import Account
from craftify.domain.accounts.users import User, merged_settings, person_name
from craftify.domain.changes import differences
from craftify.domain.errors import NotFound, Unavailable
from craftify.domain.problems import Problems
from craftify.ports.clock import Clock, Ids
from craftify.ports.items import Conflict, Items
from craftify.records.accounts.accounts import KeptAccount, kept_account_op
from craftify.records.accounts.users import Kept, UserRecords
from craftify.records.journal import Journal
from craftify.services.accounts.sessions import Sessions
from craftify.services.conditions import Seen, require_seen

TRIES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a person changes about themselves; None leaves a thing as it is."""

    first_name: str | None = None
    last_name: str | None = None
    settings: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Users:
    """The account of the actor."""

    items: Items
    clock: Clock
    ids: Ids
    sessions: Sessions

    async def me(self, actor: Actor) -> User:
        """The actor as a user."""
        return (await self._kept(actor)).user

    async def change_me(self, actor: Actor, changes: Changes, *, seen: Seen = None) -> User:
        """Change names and settings; settings are merged, null removes one.

        Raises:
            Invalid: a name or the settings are not fit.
            Stale: it was changed since it was seen.
        """
        for _ in range(TRIES):
            kept = await self._kept(actor)
            require_seen(kept.user.revision, seen)
            before = _account(kept)
            changed = _changed(before.account, changes)
            if changed == before.account:
                return kept.user
            changed = replace(
                changed, updated_at=self.clock.now(), revision=before.account.revision + 1
            )
            told = differences(before.account, changed)
            noted = Journal(self.clock, self.ids).note(
                actor, "user.changed", actor.id, entity_name=changed.name, changes=told
            )
            try:
                await self.items.write(kept_account_op(before, changed), *noted)
            except Conflict:
                continue
            self.sessions.forget()
            return await self.me(actor)
        raise Unavailable("The account is being changed elsewhere. Try again.")

    async def _kept(self, actor: Actor) -> Kept:
        kept = await UserRecords(self.items).get(actor.organization_id, actor.id)
        if kept is None or kept.account is None:
            raise NotFound("There is no such user.")
        return kept


def _account(kept: Kept) -> KeptAccount:
    if kept.account is None:
        raise NotFound("There is no such user.")
    return kept.account


def _changed(account: Account, changes: Changes) -> Account:
    problems = Problems()
    first_name, last_name = account.first_name, account.last_name
    if changes.first_name is not None:
        first_name = problems.take(person_name, changes.first_name, "firstName")
    if changes.last_name is not None:
        last_name = problems.take(person_name, changes.last_name, "lastName")
    problems.settle()
    settings = account.settings
    if changes.settings is not None:
        settings = merged_settings(settings, changes.settings)
    return replace(account, first_name=first_name, last_name=last_name, settings=settings)
