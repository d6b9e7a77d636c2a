"""Users as they are read: a membership, the account behind it, and the organization around them."""

from collections.abc import Iterable
from dataclasses import dataclass

from craftify.domain.accounts.accounts import Account
from craftify.domain.accounts.memberships import Membership
from craftify.domain.accounts.organizations import Organization
from craftify.domain.accounts.users import User, joined
from craftify.ports.items import ABSENT, Item, Items, Op
from craftify.records.accounts.accounts import (
    KeptAccount,
    account_key,
    kept_account,
    new_account_ops,
)
from craftify.records.accounts.memberships import (
    KeptMembership,
    MembershipItems,
    is_whole,
    kept_membership,
    membership_key,
    membership_op,
)
from craftify.records.accounts.organizations import OrganizationRecords, organization_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A user, and what they were put together from."""

    user: User
    account: KeptAccount | None
    membership: KeptMembership
    organization: Organization


def new_user_ops(
    account: Account, membership: Membership, password_hash: str | None
) -> tuple[Op, ...]:
    """The writes that add a person who is nowhere yet; the second fails for a taken address."""
    return (*new_account_ops(account, password_hash), membership_op(membership, ABSENT))


class UserRecords:
    """Users by organization and id. Who was removed is not among them."""

    def __init__(self, items: Items) -> None:
        self._items = items

    async def get(self, organization_id: str, user_id: str) -> Kept | None:
        """One user of an organization."""
        keys = (
            organization_key(organization_id),
            membership_key(organization_id, user_id),
            account_key(user_id),
        )
        around, member, person = await self._items.many(keys)
        if around is None or member is None:
            return None
        organization = await OrganizationRecords(self._items).read(around)
        return _together(member, person, organization)

    async def members(self, organization_id: str) -> list[Kept]:
        """The users of an organization, oldest accounts first."""
        organization = await OrganizationRecords(self._items).get(organization_id)
        if organization is None:
            return []
        found: list[Kept] = []
        async for page in MembershipItems(self._items).of_organization(organization_id):
            people = await self._items.many([account_key(_person(item)) for item in page])
            pairs = zip(page, people, strict=True)
            found += filter(None, (_together(*pair, organization) for pair in pairs))
        return found

    async def of_person(self, user_id: str) -> list[Kept]:
        """The same person in each of their organizations, oldest organizations first."""
        found = await MembershipItems(self._items).of_person(user_id)
        ids: Iterable[str] = (item.pk.removeprefix("O#") for item in found)
        return [kept for one in ids if (kept := await self.get(one, user_id)) is not None]


def _together(member: Item, person: Item | None, organization: Organization) -> Kept | None:
    if person is None and not is_whole(member):
        return None
    membership = kept_membership(member, person.doc if person else None)
    if membership.membership.status == "removed":
        return None
    account = kept_account(person) if person else None
    if account is None and membership.membership.status != "invited":
        return None
    user = joined(
        membership.membership, account.account if account else None, operates=organization.operates
    )
    return Kept(user=user, account=account, membership=membership, organization=organization)


def _person(member: Item) -> str:
    return member.sk.removeprefix("member#")
