"""How accounts lie in the item store: the person, their address, their password."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

import msgspec

from craftify.domain.accounts.accounts import Account
from craftify.domain.accounts.users import folded
from craftify.ports.items import ABSENT, EXISTS, Check, Delete, Expect, Item, Items, Key, Op, Put

# what an account held before memberships did; kept until the membership has been written
_OLDER: Final[tuple[str, ...]] = (
    "organization_id",
    "role",
    "status",
    "permissions",
    "last_login_at",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAccount:
    """An account with the version it was read in, and what only older ones hold."""

    account: Account
    version: int
    older: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPassword:
    """What is kept of a password, with the version it was read in."""

    hashed: str
    version: int


def account_key(account_id: str) -> Key:
    """Where an account lies."""
    return f"USER#{account_id}", "@"


def new_account_ops(account: Account, password_hash: str | None) -> tuple[Op, ...]:
    """The writes that add an account: the second is the one that fails when its address is taken.

    Somebody who signs in elsewhere needs no password here.
    """
    password = () if password_hash is None else (password_op(account.id, password_hash),)
    return (account_op(account, ABSENT), address_op(account.email, account.id), *password)


def account_op(account: Account, expect: Expect, older: Mapping[str, Any] | None = None) -> Put:
    """The write that keeps an account; what it held before memberships did stays with it."""
    pk, sk = account_key(account.id)
    doc: dict[str, Any] = {**(older or {}), **msgspec.to_builtins(account)}
    return Put(Item(pk=pk, sk=sk, doc=doc), expect)


def kept_account_op(kept: KeptAccount, account: Account) -> Put:
    """The write that changes an account, if it is still as it was read."""
    return account_op(account, kept.version, kept.older)


def address_op(email: str, account_id: str) -> Put:
    """The write that takes an address, if it is free."""
    return Put(Item(pk=_address(email), sk="@", doc={"userId": account_id}), ABSENT)


def free_address_op(email: str) -> Delete:
    """The write that lets an address go."""
    return Delete(_address(email), "@", EXISTS)


def address_check(email: str) -> Check:
    """The condition that nobody has the address."""
    return Check(_address(email), "@", ABSENT)


def password_op(account_id: str, password_hash: str, expect: Expect = None) -> Put:
    """The write that sets a password.

    Its version is never one that an earlier password had: what was checked against that one does
    not hold any more.
    """
    pk, sk = password_key(account_id)
    mark = int.from_bytes(sha256(password_hash.encode()).digest()[:6])
    return Put(Item(pk=pk, sk=sk, doc={"hash": password_hash}, version=mark), expect)


def no_password_op(account_id: str, version: int) -> Delete:
    """The write that takes a password away, if it is still that one."""
    return Delete(*password_key(account_id), version)


def password_check(account_id: str, version: int) -> Check:
    """The condition that the password is still the one that was read."""
    return Check(*password_key(account_id), version)


def password_key(account_id: str) -> Key:
    """Where the password of an account lies."""
    return f"USER#{account_id}", "password"


def account_check(account_id: str, expect: int = EXISTS) -> Check:
    """The condition that the account is still there, or still as it was read."""
    return Check(*account_key(account_id), expect)


def kept_account(item: Item) -> KeptAccount:
    """The account in an item."""
    older = {name: item.doc[name] for name in _OLDER if name in item.doc}
    account = msgspec.convert(item.doc, Account)
    return KeptAccount(account=account, version=item.version, older=older)


class AccountRecords:
    """Accounts by id and by address, for the doors that do not know the organization yet."""

    def __init__(self, items: Items) -> None:
        self._items = items

    async def get(self, account_id: str) -> KeptAccount | None:
        """An account by id."""
        item = await self._items.get(*account_key(account_id))
        return None if item is None else kept_account(item)

    async def by_email(self, email: str) -> KeptAccount | None:
        """An account by mail address, however it is spelled."""
        found = await self.id_of(email)
        return None if found is None else await self.get(found)

    async def id_of(self, email: str) -> str | None:
        """Whose a mail address is."""
        guard = await self._items.get(_address(email), "@")
        return None if guard is None else str(guard.doc["userId"])

    async def password(self, account_id: str) -> KeptPassword | None:
        """What is kept of the password."""
        item = await self._items.get(*password_key(account_id))
        return None if item is None else KeptPassword(hashed=item.doc["hash"], version=item.version)

    async def password_hash(self, account_id: str) -> str | None:
        """The hash of the password alone."""
        kept = await self.password(account_id)
        return kept.hashed if kept else None


def _address(email: str) -> str:
    return f"U#email##{folded(email)}"
