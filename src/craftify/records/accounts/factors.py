"""How second factors lie in the item store: one item beside the account, guards for passkeys."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec

from craftify.domain.accounts.factors import Factors
from craftify.ports.items import ABSENT, Delete, Item, Items, Key, Op, Put


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFactors:
    """The factors of an account with the version they were read in; 0 when there are none yet."""

    factors: Factors
    version: int


def factors_key(account_id: str) -> Key:
    """Where the factors of an account lie."""
    return f"USER#{account_id}", "factors"


def factors_op(kept: KeptFactors, factors: Factors) -> Put:
    """The write that changes factors, if they are still as they were read.

    That makes whatever is used up by it good for once: of two that come at the same time one
    collides.
    """
    pk, sk = factors_key(factors.account_id)
    doc: dict[str, Any] = msgspec.to_builtins(factors)
    return Put(Item(pk=pk, sk=sk, doc=doc), kept.version or ABSENT)


def passkey_op(credential_id: str, account_id: str) -> Put:
    """The write that makes a passkey somebody's, if it is nobody's yet."""
    return Put(Item(pk=_guard(credential_id), sk="@", doc={"userId": account_id}), ABSENT)


def no_passkey_op(credential_id: str) -> Delete:
    """The write that lets a passkey go."""
    return Delete(_guard(credential_id), "@")


class FactorRecords:
    """The factors of all accounts."""

    def __init__(self, items: Items) -> None:
        self._items = items

    async def get(self, account_id: str) -> KeptFactors:
        """Those of one account."""
        return read_factors(account_id, await self._items.get(*factors_key(account_id)))

    async def of_many(self, account_ids: Sequence[str]) -> dict[str, Factors]:
        """Those of several accounts, by their ids."""
        found = await self._items.many([factors_key(one) for one in account_ids])
        pairs = zip(account_ids, found, strict=True)
        return {one: read_factors(one, item).factors for one, item in pairs}

    async def owner(self, credential_id: str) -> str | None:
        """Whose passkey this is."""
        item = await self._items.get(_guard(credential_id), "@")
        return None if item is None else str(item.doc["userId"])


async def forget_factors_ops(items: Items, account_id: str) -> tuple[Op, ...]:
    """The writes that leave an account without any factor besides its password."""
    kept = await FactorRecords(items).get(account_id)
    if not kept.version:
        return ()
    keys = [no_passkey_op(one.credential_id) for one in kept.factors.passkeys]
    return (Delete(*factors_key(account_id), kept.version), *keys)


def read_factors(account_id: str, item: Item | None) -> KeptFactors:
    """The factors in an item."""
    if item is None:
        return KeptFactors(factors=Factors(account_id=account_id), version=0)
    return KeptFactors(factors=msgspec.convert(item.doc, Factors), version=item.version)


def _guard(credential_id: str) -> str:
    return f"U#passkey##{sha256(credential_id.encode()).hexdigest()}"
