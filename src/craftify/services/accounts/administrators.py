"""What the operator of a server can do from its command line."""

from dataclasses import dataclass

from craftify.domain.access import PERMISSIONS, Actor
from craftify.domain.accounts.organizations import Organization
from craftify.domain.accounts.passwords import checked_password
from craftify.domain.accounts.users import User
from craftify.domain.errors import Conflict, NotFound
from craftify.ports.clock import Clock, Ids
from craftify.ports.items import Conflict as Collision
from craftify.ports.items import Items, Op
from craftify.ports.passwords import Passwords
from craftify.records.accounts.organizations import (
    OrganizationRecords,
    installed_anyway_ops,
    organization_check,
    organization_op,
)
from craftify.records.accounts.users import UserRecords, new_user_ops, password_op, user_check
from craftify.records.journal import Journal
from craftify.services.accounts.sessions import Sessions
from craftify.services.accounts.setup import Founding, administrator, founded


def operator(organization_id: str = "") -> Actor:
    """Whoever can run commands on the server."""
    return Actor(
        id="operator",
        organization_id=organization_id,
        name="Operator",
        email="",
        role="admin",
        permissions=frozenset(PERMISSIONS),
        kind="system",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Administrators:
    """Administrators of all organizations, in the hands of the operator."""

    items: Items
    clock: Clock
    ids: Ids
    passwords: Passwords
    sessions: Sessions

    async def create(self, actor: Actor, founding: Founding) -> User:
        """Add an administrator to the organization of that name, founding it when there is none.

        Raises:
            Conflict: the address has an account already (EMAIL_TAKEN).
            Invalid: a field is not fit.
        """
        founding = founding.checked()
        hashed = await self.passwords.hash(founding.password)
        there = await self._named(founding.organization_name)
        ops: list[Op] = [*installed_anyway_ops(self.clock.now())]
        if there is None:
            organization, user = founded(founding, self.clock, self.ids)
            ops += [organization_op(organization)]
            ops += self._noted(actor, organization.id, "organization.created", organization.id)
        else:
            user = administrator(founding, there.id, self.clock, self.ids)
            ops += [organization_check(there.id)]
        ops += new_user_ops(user, hashed)
        ops += self._noted(actor, user.organization_id, "user.created", user.id)
        try:
            await self.items.write(*ops)
        except Collision as error:
            message = f"There is an account for {user.email} already."
            raise Conflict(message, code="EMAIL_TAKEN") from error
        return user

    async def reset_password(self, actor: Actor, email: str, password: str) -> User:
        """Set a new password for somebody and end all their sessions.

        Raises:
            NotFound: nobody has that address.
            Invalid: the password is not fit.
        """
        kept = await UserRecords(self.items).by_email(email)
        if kept is None:
            raise NotFound(f"There is no account for {email}.")
        user = kept.user
        context = (user.email, user.first_name, user.last_name)
        hashed = await self.passwords.hash(checked_password(password, context))
        await self.items.write(
            user_check(user.id),
            password_op(user.id, hashed),
            *self._noted(actor, user.organization_id, "user.password_reset", user.id),
        )
        await self.sessions.end_others(user.id)
        return user

    async def everybody(self, actor: Actor) -> list[tuple[Organization, list[User]]]:
        """All organizations with their administrators."""
        del actor
        found = []
        for organization in await OrganizationRecords(self.items).first():
            members = await UserRecords(self.items).members(organization.id)
            found.append((organization, [user for user in members if user.role == "admin"]))
        return found

    async def _named(self, name: str) -> Organization | None:
        wanted = name.casefold()
        for organization in await OrganizationRecords(self.items).first():
            if organization.name.casefold() == wanted:
                return organization
        return None

    def _noted(self, actor: Actor, organization_id: str, action: str, entity: str) -> list[Op]:
        inside = operator(organization_id) if actor.kind == "system" else actor
        return [*Journal(self.clock, self.ids).note(inside, action, entity)]
