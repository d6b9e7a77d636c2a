"""What people can do with their own account."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from craftify.domain.access import Actor
from craftify.domain.accounts.passwords import checked_password, composed
from craftify.domain.accounts.users import User, merged_settings, person_name
from craftify.domain.errors import Forbidden, NotFound, Unavailable
from craftify.domain.problems import Problems
from craftify.ports.clock import Clock, Ids
from craftify.ports.items import Conflict, Items
from craftify.ports.passwords import Passwords
from craftify.records.accounts.organizations import OrganizationRecords
from craftify.records.accounts.users import Kept, UserRecords, password_op, user_check, user_op
from craftify.records.journal import Journal
from craftify.services.accounts.failures import SignInFailures
from craftify.services.accounts.sessions import Sessions

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
    passwords: Passwords
    sessions: Sessions
    failures: SignInFailures

    async def me(self, actor: Actor) -> User:
        """The actor as a user."""
        return (await self._kept(actor)).user

    async def change_me(self, actor: Actor, changes: Changes) -> User:
        """Change names and settings; settings are merged, null removes one.

        Raises:
            Invalid: a name or the settings are not fit.
        """
        for _ in range(TRIES):
            kept = await self._kept(actor)
            changed = _changed(kept.user, changes)
            if changed == kept.user:
                return changed
            changed = replace(changed, updated_at=self.clock.now())
            noted = Journal(self.clock, self.ids).note(actor, "user.changed", actor.id)
            try:
                await self.items.write(user_op(changed, kept.version), *noted)
            except Conflict:
                continue
            self.sessions.forget()
            return changed
        raise Unavailable("The account is being changed elsewhere. Try again.")

    async def change_password(self, actor: Actor, present: str, new: str) -> None:
        """Set a new password and end every other session of the actor.

        Raises:
            Forbidden: the present password is wrong (INVALID_CREDENTIALS).
            Invalid: the new one is not fit.
            Limited: too many wrong ones lately.
        """
        user = await self.me(actor)
        organization = await OrganizationRecords(self.items).get(actor.organization_id)
        name = organization.name if organization else ""
        context = (user.email, user.first_name, user.last_name, name)
        chosen = checked_password(new, context, path="newPassword")
        key = self.failures.begin(user.email, actor.address or "", self.clock.now())
        hashed = await UserRecords(self.items).password_hash(actor.id)
        if hashed is None or not await self.passwords.verify(hashed, composed(present)):
            raise Forbidden("The present password is wrong.", code="INVALID_CREDENTIALS")
        self.failures.succeeded(key)
        await self.items.write(
            user_check(actor.id),
            password_op(actor.id, await self.passwords.hash(chosen)),
            *Journal(self.clock, self.ids).note(actor, "user.password_changed", actor.id),
        )
        await self.sessions.end_others(actor.id, kept=actor.session_id)

    async def _kept(self, actor: Actor) -> Kept:
        kept = await UserRecords(self.items).get(actor.id)
        if kept is None or kept.user.organization_id != actor.organization_id:
            raise NotFound("There is no such user.")
        return kept


def _changed(user: User, changes: Changes) -> User:
    problems = Problems()
    first_name, last_name = user.first_name, user.last_name
    if changes.first_name is not None:
        first_name = problems.take(person_name, changes.first_name, "firstName")
    if changes.last_name is not None:
        last_name = problems.take(person_name, changes.last_name, "lastName")
    problems.settle()
    settings = user.settings
    if changes.settings is not None:
        settings = merged_settings(settings, changes.settings)
    return replace(user, first_name=first_name, last_name=last_name, settings=settings)
