"""How users lie in the item store: the person, the address that is theirs alone, the password."""

from dataclasses import dataclass
from typing import Any

import msgspec

from craftify.domain.accounts.users import User, folded
from craftify.ports.items import ABSENT, EXISTS, Check, Expect, Item, Items, Op, Put


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A user with the version it was read in."""

    user: User
    version: int


def new_user_ops(user: User, password_hash: str) -> tuple[Op, ...]:
    """The writes that add a user: the second is the one that fails when the address is taken."""
    return (
        user_op(user, ABSENT),
        Put(
            Item(pk=_address(user.email), sk="@", doc={"userId": user.id}),
            ABSENT,
        ),
        Put(
            Item(
                pk=f"O#{user.organization_id}",
                sk=f"member#{user.id}",
                doc={"userId": user.id},
                gs1=(f"USER#{user.id}", f"org#{user.organization_id}"),
            ),
            ABSENT,
        ),
        password_op(user.id, password_hash),
    )


def user_op(user: User, expect: Expect) -> Put:
    """The write that keeps a user."""
    doc: dict[str, Any] = msgspec.to_builtins(user)
    return Put(Item(pk=f"USER#{user.id}", sk="@", doc=doc), expect)


def password_op(user_id: str, password_hash: str) -> Put:
    """The write that sets a password."""
    return Put(Item(pk=f"USER#{user_id}", sk="password", doc={"hash": password_hash}))


def user_check(user_id: str) -> Check:
    """The condition that the user is still there."""
    return Check(f"USER#{user_id}", "@", EXISTS)


class UserRecords:
    """Users by id and by address, for the doors that do not know the organization yet."""

    def __init__(self, items: Items) -> None:
        self._items = items

    async def get(self, user_id: str) -> Kept | None:
        """A user by id."""
        item = await self._items.get(f"USER#{user_id}", "@")
        return None if item is None else _kept(item)

    async def by_email(self, email: str) -> Kept | None:
        """A user by mail address, however it is spelled."""
        guard = await self._items.get(_address(email), "@")
        return None if guard is None else await self.get(guard.doc["userId"])

    async def password_hash(self, user_id: str) -> str | None:
        """What is kept of the password."""
        item = await self._items.get(f"USER#{user_id}", "password")
        return None if item is None else str(item.doc["hash"])

    async def members(self, organization_id: str, limit: int = 200) -> list[User]:
        """The users of an organization, oldest first."""
        page = await self._items.query(f"O#{organization_id}", prefix="member#", limit=limit)
        ids = [item.doc["userId"] for item in page.items]
        found = await self._items.many([(f"USER#{user_id}", "@") for user_id in ids])
        return [_kept(item).user for item in found if item is not None]


def _address(email: str) -> str:
    return f"U#email##{folded(email)}"


def _kept(item: Item) -> Kept:
    return Kept(user=msgspec.convert(item.doc, User), version=item.version)
