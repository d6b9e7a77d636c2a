"""How memberships lie in the item store: beside their organization, found by person as well."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from craftify.domain.accounts.memberships import Membership
from craftify.ports.items import ABSENT, PAGE_LIMIT, Expect, Item, Items, Key, Put


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMembership:
    """A membership with the version it was read in."""

    membership: Membership
    version: int


def membership_key(organization_id: str, user_id: str) -> Key:
    """Where a membership lies."""
    return f"O#{organization_id}", f"member#{user_id}"


def membership_op(membership: Membership, expect: Expect = ABSENT) -> Put:
    """The write that keeps a membership. Who was removed is not found by person any more."""
    pk, sk = membership_key(membership.organization_id, membership.user_id)
    doc: dict[str, Any] = msgspec.to_builtins(membership)
    found_by = (f"USER#{membership.user_id}", f"org#{membership.organization_id}")
    gs1 = None if membership.status == "removed" else found_by
    return Put(Item(pk=pk, sk=sk, doc=doc, gs1=gs1), expect)


def is_whole(item: Item) -> bool:
    """Whether a membership says what it is; older ones leave that to the account."""
    return "role" in item.doc


def kept_membership(item: Item, account: Mapping[str, Any] | None = None) -> KeptMembership:
    """The membership in an item; `account` is the document of the account, for older ones."""
    doc = item.doc
    if not is_whole(item):
        older = dict(account or {})
        doc = {
            "organization_id": item.pk.removeprefix("O#"),
            "user_id": doc["userId"],
            "role": older["role"],
            "status": older.get("status", "active"),
            "permissions": older.get("permissions", ()),
            "joined_at": older["created_at"],
            "updated_at": older["updated_at"],
            "last_login_at": older.get("last_login_at"),
        }
    return KeptMembership(membership=msgspec.convert(doc, Membership), version=item.version)


class MembershipItems:
    """Memberships as items, of one organization or of one person."""

    def __init__(self, items: Items) -> None:
        self._items = items

    async def of_organization(self, organization_id: str) -> AsyncIterator[list[Item]]:
        """All of an organization in the order of their users' ids, page by page."""
        cursor: str | None = None
        while True:
            page = await self._items.query(
                f"O#{organization_id}", prefix="member#", limit=PAGE_LIMIT, cursor=cursor
            )
            yield list(page.items)
            if page.cursor is None:
                return
            cursor = page.cursor

    async def of_person(self, user_id: str) -> list[Item]:
        """All of a person, but those they were removed from."""
        page = await self._items.query(
            f"USER#{user_id}", index="gs1", prefix="org#", limit=PAGE_LIMIT
        )
        return list(page.items)
