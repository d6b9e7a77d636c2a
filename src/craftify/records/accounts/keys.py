"""How API keys lie in the item store: by id, listed by organization; their last use beside them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import msgspec

from craftify.domain.accounts.keys import KEPT, ApiKey
from craftify.ports.items import ABSENT, Expect, Item, Items, Put

MOST: Final = 1000
REMEMBERED: Final = timedelta(days=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptKey:
    """A key with what is kept of its secrets: the present one, and one that goes on a while."""

    key: ApiKey
    digest: str
    former_digest: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LastUse:
    """When and from where a key was used last, to the minute."""

    at: datetime
    address: str | None = None


def key_op(kept: KeptKey, expect: Expect = ABSENT) -> Put:
    """The write that keeps a key."""
    key = kept.key
    doc: dict[str, Any] = {
        "key": msgspec.to_builtins(key),
        "digest": kept.digest,
        "formerDigest": kept.former_digest,
    }
    forgotten = None if key.revoked_at is None else int((key.revoked_at + KEPT).timestamp())
    return Put(
        Item(
            pk=f"K#{key.id}",
            sk="@",
            doc=doc,
            ttl=forgotten,
            gs1=(f"O#{key.organization_id}#key", f"{key.created_at.isoformat()}#{key.id}"),
        ),
        expect,
    )


def used_op(key_id: str, use: LastUse) -> Put:
    """The write that notes a use. Whoever comes later is right."""
    ttl = int((use.at + REMEMBERED).timestamp())
    return Put(Item(pk=f"K#{key_id}", sk="used", doc=msgspec.to_builtins(use), ttl=ttl))


class KeyRecords:
    """Keys by id: for the door, which learns the organization from the key."""

    def __init__(self, items: Items) -> None:
        self._items = items

    async def get(self, key_id: str) -> KeptKey | None:
        """A key by its id."""
        item = await self._items.get(f"K#{key_id}", "@")
        return None if item is None else _kept(item)

    async def of(self, organization_id: str) -> list[ApiKey]:
        """The keys of an organization, newest first."""
        partition = f"O#{organization_id}#key"
        page = await self._items.query(partition, index="gs1", reverse=True, limit=MOST)
        return [_kept(item).key for item in page.items]

    async def uses(self, key_ids: list[str]) -> dict[str, LastUse]:
        """The last uses of those that were ever used."""
        found = await self._items.many([(f"K#{key_id}", "used") for key_id in key_ids])
        return {
            item.pk.removeprefix("K#"): msgspec.convert(item.doc, LastUse)
            for item in found
            if item is not None
        }


def _kept(item: Item) -> KeptKey:
    return KeptKey(
        key=msgspec.convert(item.doc["key"], ApiKey),
        digest=item.doc["digest"],
        former_digest=item.doc["formerDigest"],
        version=item.version,
    )
