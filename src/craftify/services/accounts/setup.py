"""The first visit: an organization and its first administrator, by a one-time token."""

from dataclasses import dataclass

from craftify.domain.access import Caller, Role
from craftify.domain.accounts.accounts import Account
from craftify.domain.accounts.memberships import Membership
from craftify.domain.accounts.organizations import Organization, organization_name
from craftify.domain.accounts.passwords import checked_password
from craftify.domain.accounts.users import User, email_address, joined, person_name
from craftify.domain.errors import Conflict, Forbidden
from craftify.domain.problems import Problems
from craftify.ports.clock import Clock, Ids
from craftify.ports.items import Conflict as Collision
from craftify.ports.items import Items, Op
from craftify.ports.passwords import Passwords
from craftify.ports.tokens import Tokens
from craftify.records.accounts.organizations import SetupRecords, installed_ops, organization_op
from craftify.records.accounts.users import new_user_ops
from craftify.records.journal import Journal
from craftify.services.accounts.sessions import Grant, Sessions


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """What the first administrator gives."""

    organization_name: str
    email: str
    first_name: str
    last_name: str
    password: str

    def checked(self) -> "Founding":
        """The same with every field fit to be kept.

        Raises:
            Invalid: with the problems of all fields.
        """
        problems = Problems()
        context = (self.email, self.first_name, self.last_name, self.organization_name)
        checked = Founding(
            organization_name=problems.take(organization_name, self.organization_name),
            email=problems.take(email_address, self.email),
            first_name=problems.take(person_name, self.first_name, "firstName"),
            last_name=problems.take(person_name, self.last_name, "lastName"),
            password=problems.take(checked_password, self.password, context),
        )
        problems.settle()
        return checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """The set-up of an empty installation. Whoever holds the token of the operator may do it."""

    items: Items
    clock: Clock
    ids: Ids
    passwords: Passwords
    tokens: Tokens
    sessions: Sessions

    async def needed(self) -> bool:
        """Whether there is no organization yet."""
        return not await SetupRecords(self.items).done()

    async def offer(self) -> str | None:
        """A new one-time token that makes older ones worthless; None when all is set up."""
        records = SetupRecords(self.items)
        if await records.done():
            return None
        token = self.tokens.secret()
        await records.offer(self.tokens.digest(token), self.clock.now())
        return token

    async def complete(self, token: str, founding: Founding, caller: Caller) -> Grant:
        """Found the organization and sign its administrator in. Of several at once one succeeds.

        Raises:
            Conflict: it is done already (SETUP_DONE).
            Forbidden: the token is not the present one (SETUP_TOKEN_INVALID).
            Invalid: a field is not fit.
        """
        version = await self._admitted(token)
        founding = founding.checked()
        hashed = await self.passwords.hash(founding.password)
        organization = an_organization(founding, self.clock, self.ids, operates=True)
        first = newcomer(founding, organization, "admin", self.clock, self.ids)
        user = first.user
        session, grant = self.sessions.begin(user, organization, caller)
        journal = Journal(self.clock, self.ids)
        actor = user.acting(request_id=caller.request_id, address=caller.address or None)
        try:
            await self.items.write(
                *installed_ops(self.clock.now(), token_version=version),
                organization_op(organization),
                *first.ops(hashed),
                *session,
                *journal.note(actor, "organization.created", organization.id),
                *journal.note(actor, "user.created", user.id, details={"role": user.role}),
            )
        except Collision as error:
            if await self.needed():
                raise _wrong_token() from error
            raise _done() from error
        return grant

    async def _admitted(self, token: str) -> int:
        if not await self.needed():
            raise _done()
        offered = await SetupRecords(self.items).offered()
        if offered is None or not self.tokens.same(self.tokens.digest(token), offered[0]):
            raise _wrong_token()
        return offered[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody who is to have an account and a first membership, not yet kept."""

    account: Account
    membership: Membership
    organization: Organization

    @property
    def user(self) -> User:
        """Both as one."""
        return joined(self.membership, self.account, operates=self.organization.operates)

    def ops(self, password_hash: str | None) -> tuple[Op, ...]:
        """The writes that keep them; they fail when the address is taken."""
        return new_user_ops(self.account, self.membership, password_hash)


def an_organization(founding: Founding, clock: Clock, ids: Ids, *, operates: bool) -> Organization:
    """A new organization, not yet kept."""
    now = clock.now()
    return Organization(
        id=ids.new(), name=founding.organization_name, created_at=now, operates=operates
    )


def newcomer(
    founding: Founding, organization: Organization, role: Role, clock: Clock, ids: Ids
) -> Newcomer:
    """A new person in an organization, not yet kept."""
    now = clock.now()
    account = Account(
        id=ids.new(),
        email=founding.email,
        first_name=founding.first_name,
        last_name=founding.last_name,
        created_at=now,
        updated_at=now,
    )
    membership = Membership(
        user_id=account.id,
        organization_id=organization.id,
        role=role,
        joined_at=now,
        updated_at=now,
    )
    return Newcomer(account=account, membership=membership, organization=organization)


def _done() -> Conflict:
    return Conflict("This installation is set up already. Sign in instead.", code="SETUP_DONE")


def _wrong_token() -> Forbidden:
    return Forbidden(
        "This set-up link is not valid. Use the one printed when the server started last.",
        code="SETUP_TOKEN_INVALID",
    )
