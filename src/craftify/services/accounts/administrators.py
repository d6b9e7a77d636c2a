"""What the operator of a server can do from its command line."""

from dataclasses import dataclass, replace

from craftify.domain.access import PERMISSIONS, Actor, Role
from craftify.domain.accounts.accounts import Account
from craftify.domain.accounts.organizations import Organization
from craftify.domain.accounts.passwords import checked_password
from craftify.domain.accounts.users import User, folded
from craftify.domain.errors import Conflict, NotFound
from craftify.ports.clock import Clock, Ids
from craftify.ports.items import ABSENT, Delete, Items, Op
from craftify.ports.items import Conflict as Collision
from craftify.ports.passwords import Passwords
from craftify.records.accounts.accounts import AccountRecords, account_check, password_op
from craftify.records.accounts.factors import forget_factors_ops
from craftify.records.accounts.invitations import InvitationRecords
from craftify.records.accounts.links import no_link_op
from craftify.records.accounts.memberships import membership_key, membership_op
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
from craftify.services.accounts.setup import Founding, Newcomer, an_organization, newcomer


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
class Added:
    """Who was added where. Somebody `known` had an account, and keeps its names and password."""

    user: User
    organization: Organization
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Administrators:
    """People of all organizations, in the hands of the operator."""

    items: Items
    clock: Clock
    ids: Ids
    passwords: Passwords
    sessions: Sessions

    async def create(self, actor: Actor, founding: Founding) -> User:
        """Add an administrator to the organization of that name, founding it when there is none.

        Raises:
            Conflict: they belong to it already (ALREADY_MEMBER), or several have that name.
            Invalid: a field is not fit.
        """
        return (await self.add(actor, founding, "admin", found=True)).user

    async def add(
        self, actor: Actor, founding: Founding, role: Role, *, found: bool = False
    ) -> Added:
        """Add somebody to an organization by its name or id; `found` makes it if there is none.

        Who has an account already keeps its names and its password; an invitation that waits for
        an answer is taken back.

        Raises:
            NotFound: there is no such organization.
            Conflict: they belong to it already (ALREADY_MEMBER), or several have that name.
            Invalid: a field is not fit.
        """
        founding = founding.checked()
        there = await self.named(actor, founding.organization_name)
        if there is None and not found:
            name = founding.organization_name
            raise NotFound(
                f"There is no organization called {name}. `craftify admin create` founds one."
            )
        return await self._put(actor, founding, role, there)

    async def named(self, actor: Actor, name: str) -> Organization | None:
        """The organization of that name, or with that id.

        Raises:
            Conflict: several have that name.
        """
        del actor
        wanted = name.strip().casefold()
        found = []
        async for organization in OrganizationRecords(self.items).all():
            if organization.id == wanted:
                return organization
            if organization.name.casefold() == wanted:
                found.append(organization)
        if len(found) > 1:
            ids = ", ".join(organization.id for organization in found)
            raise Conflict(f"Several organizations are called {name.strip()}. Give an id: {ids}.")
        return found[0] if found else None

    async def _put(
        self, actor: Actor, founding: Founding, role: Role, there: Organization | None
    ) -> Added:
        kept = await AccountRecords(self.items).by_email(founding.email)
        hashed = None if kept else await self.passwords.hash(founding.password)
        ops: list[Op] = []
        if there is None:
            ops, there = await self._founding(actor, founding)
        else:
            ops.append(organization_check(there.id))
            ops += await self._uninvited(actor, there, founding.email)
        new = newcomer(founding, there, role, self.clock, self.ids)
        if kept is None:
            ops += new.ops(hashed)
        else:
            account = kept.account
            new = replace(
                new, account=account, membership=replace(new.membership, user_id=account.id)
            )
            ops += [account_check(account.id), await self._membership_op(new)]
        ops += self._noted(
            actor, there.id, "user.created", new.user.id, name=new.user.name, role=role
        )
        try:
            await self.items.write(*ops)
        except Collision as error:
            raise _already(founding.email) from error
        return Added(user=new.user, organization=there, known=kept is not None)

    async def _founding(self, actor: Actor, founding: Founding) -> tuple[list[Op], Organization]:
        first = not await SetupRecords(self.items).done()
        organization = an_organization(founding, self.clock, self.ids, operates=first)
        ops: list[Op] = [*installed_first_ops(self.clock.now())] if first else [installed_check()]
        ops.append(organization_op(organization))
        ops += self._noted(
            actor, organization.id, "organization.created", organization.id, name=organization.name
        )
        return ops, organization

    async def _membership_op(self, new: Newcomer) -> Op:
        """A further membership of somebody: in place of one that was ended, or where none is."""
        membership = new.membership
        key = membership_key(membership.organization_id, membership.user_id)
        there = await UserRecords(self.items).get(membership.organization_id, membership.user_id)
        if there is not None:
            raise _already(new.account.email)
        ended = await self.items.get(*key)
        return membership_op(membership, ended.version if ended else ABSENT)

    async def _uninvited(self, actor: Actor, organization: Organization, email: str) -> list[Op]:
        """Take back an invitation that waits for an answer: there is nothing left to ask."""
        records = InvitationRecords(self.items, organization.id)
        found = await records.of_email(email)
        kept = await records.get(found) if found else None
        if kept is None:
            return []
        revoked = replace(kept.invitation, revoked_at=self.clock.now())
        return [
            *records.settle_ops(kept, revoked),
            no_link_op(revoked.token_digest),
            Delete(*membership_key(organization.id, revoked.user_id)),
            *self._noted(actor, organization.id, "invitation.revoked", revoked.id, name=email),
        ]

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
            noted += self._noted(
                actor, organization, "user.password_reset", account.id, name=account.name
            )
        await self.items.write(
            account_check(account.id), password_op(account.id, hashed), *noted[:90]
        )
        await self.sessions.end_others(account.id)
        return account

    async def reset_factors(self, actor: Actor, email: str) -> Account:
        """Take somebody's second factors away, who has lost them, and end all their sessions.

        Raises:
            NotFound: nobody has that address.
            Conflict: there are none (FACTOR_MISSING).
        """
        kept = await AccountRecords(self.items).by_email(email)
        if kept is None:
            raise NotFound(f"There is no account for {email}.")
        account = kept.account
        gone = await forget_factors_ops(self.items, account.id)
        if not gone:
            raise Conflict(f"{account.email} has no second factor.", code="FACTOR_MISSING")
        noted: list[Op] = []
        for known in await UserRecords(self.items).of_person(account.id):
            organization = known.user.organization_id
            noted += self._noted(actor, organization, "factor.reset", account.id, name=account.name)
        await self.items.write(account_check(account.id), *gone, *noted[:60])
        await self.sessions.end_others(account.id)
        return account

    async def member(self, actor: Actor, organization: str, email: str) -> User:
        """Somebody of an organization by their address, invited ones included.

        Raises:
            NotFound: there is no such organization, or nobody there has that address.
        """
        [(_, users)] = await self.everybody(actor, organization)
        found = [user for user in users if folded(user.email) == folded(email)]
        if not found:
            raise NotFound(f"Nobody in {organization} has the address {email}.")
        return found[0]

    async def everybody(
        self, actor: Actor, organization: str | None = None
    ) -> list[tuple[Organization, list[User]]]:
        """All organizations with their people, or the one of that name.

        Raises:
            NotFound: there is none of that name.
        """
        records = OrganizationRecords(self.items)
        if organization is None:
            wanted = [found async for found in records.all()]
        else:
            one = await self.named(actor, organization)
            if one is None:
                raise NotFound(f"There is no organization called {organization}.")
            wanted = [one]
        found = []
        for each in wanted:
            members = await UserRecords(self.items).members(each.id)
            found.append((each, [kept.user for kept in members]))
        return found

    def _noted(
        self,
        actor: Actor,
        organization_id: str,
        action: str,
        entity: str,
        *,
        name: str,
        role: str = "",
    ) -> list[Op]:
        inside = operator(organization_id) if actor.kind == "system" else actor
        details = {"role": role} if role else {}
        return [
            *Journal(self.clock, self.ids).note(
                inside, action, entity, entity_name=name, details=details
            )
        ]


def _already(email: str) -> Conflict:
    message = f"{email} belongs to this organization already."
    return Conflict(message, code="ALREADY_MEMBER")
