"""What the operator of a server can do from its command line."""

from dataclasses import dataclass

from craftify.domain.access import PERMISSIONS, Actor
from craftify.domain.accounts.accounts import Account
from craftify.domain.accounts.organizations import Organization
from craftify.domain.accounts.passwords import checked_password
from craftify.domain.accounts.users import User
from craftify.domain.errors import Conflict, NotFound
from craftify.ports.clock import Clock, Ids
from craftify.ports.items import Conflict as Collision
from craftify.ports.items import Items, Op
from craftify.ports.passwords import Passwords
from craftify.records.accounts.accounts import AccountRecords, account_check, password_op
from craftify.records.accounts.organizations import (
    OrganizationRecords,
    SetupRecords,
    installed_check,
    installed_first_ops,
    organization_check,
    organization_op,
)
from craftify.records.accounts.users import UserRecords
from craftify.records.journal import Journal
from craftify.services.accounts.sessions import Sessions
from craftify.services.accounts.setup import Founding, Newcomer, founded, newcomer


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
        if there is None:
            ops, new = await self._founding(actor, founding)
        else:
            new = newcomer(founding, there, "admin", self.clock, self.ids)
            ops = [organization_check(there.id)]
        user = new.user
        ops += new.ops(hashed)
        ops += self._noted(actor, user.organization_id, "user.created", user.id)
        try:
            await self.items.write(*ops)
        except Collision as error:
            message = f"There is an account for {user.email} already."
            raise Conflict(message, code="EMAIL_TAKEN") from error
        return user

    async def _founding(self, actor: Actor, founding: Founding) -> tuple[list[Op], Newcomer]:
        first = not await SetupRecords(self.items).done()
        organization, new = founded(founding, self.clock, self.ids, operates=first)
        ops: list[Op] = [*installed_first_ops(self.clock.now())] if first else [installed_check()]
        ops += [organization_op(organization)]
        ops += self._noted(actor, organization.id, "organization.created", organization.id)
        return ops, new

    async def reset_password(self, actor: Actor, email: str, password: str) -> Account:
        """Set a new password for somebody and end all their sessions.

        Raises:
            NotFound: nobody has that address.
            Invalid: the password is not fit.
        """
        kept = await AccountRecords(self.items).by_email(email)
        if kept is None:
            raise NotFound(f"There is no account for {email}.")
        account = kept.account
        context = (account.email, account.first_name, account.last_name)
        hashed = await self.passwords.hash(checked_password(password, context))
        noted: list[Op] = []
        for known in await UserRecords(self.items).of_person(account.id):
            organization = known.user.organization_id
            noted += self._noted(actor, organization, "user.password_reset", account.id)
        await self.items.write(
            account_check(account.id), password_op(account.id, hashed), *noted[:90]
        )
        await self.sessions.end_others(account.id)
        return account

    async def everybody(self, actor: Actor) -> list[tuple[Organization, list[User]]]:
        """All organizations with their administrators."""
        del actor
        found = []
        async for organization in OrganizationRecords(self.items).all():
            members = await UserRecords(self.items).members(organization.id)
            users = [kept.user for kept in members]
            found.append((organization, [user for user in users if user.role == "admin"]))
        return found

    async def _named(self, name: str) -> Organization | None:
        wanted = name.casefold()
        async for organization in OrganizationRecords(self.items).all():
            if organization.name.casefold() == wanted:
                return organization
        return None

    def _noted(self, actor: Actor, organization_id: str, action: str, entity: str) -> list[Op]:
        inside = operator(organization_id) if actor.kind == "system" else actor
        return [*Journal(self.clock, self.ids).note(inside, action, entity)]
