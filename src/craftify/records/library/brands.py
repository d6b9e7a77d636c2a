"""How brand kits lie in the item store: beside their organization, with a mark on the default."""

from dataclasses import dataclass
from typing import Any

import msgspec

from craftify.domain.library.brands import BrandKit
from craftify.ports.items import ABSENT, PAGE_LIMIT, Delete, Expect, Item, Items, Put


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptKit:
    """A kit with the version it was read in."""

    kit: BrandKit
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultMark:
    """Which kit is the default, and the version of the mark: 0 when there is none yet."""

    kit_id: str = ""
    version: int = 0


class BrandRecords:
    """The brand kits of one organization."""

    def __init__(self, items: Items, organization_id: str) -> None:
        self._items = items
        self._partition = f"O#{organization_id}"

    async def get(self, kit_id: str) -> KeptKit | None:
        """A kit by id."""
        item = await self._items.get(self._partition, f"brand#{kit_id}")
        return None if item is None else _kept(item)

    async def all(self) -> list[KeptKit]:
        """All of them, by name."""
        page = await self._items.query(self._partition, prefix="brand#", limit=PAGE_LIMIT)
        return sorted(map(_kept, page.items), key=lambda each: each.kit.name.casefold())

    async def default(self) -> DefaultMark:
        """Which one is the default."""
        item = await self._items.get(self._partition, "default-brand")
        if item is None:
            return DefaultMark()
        return DefaultMark(kit_id=item.doc["kitId"], version=item.version)

    def put(self, kit: BrandKit, expect: Expect) -> Put:
        """The write that stores a kit."""
        doc: dict[str, Any] = msgspec.to_builtins(kit)
        return Put(Item(pk=self._partition, sk=f"brand#{kit.id}", doc=doc), expect)

    def remove(self, kept: KeptKit) -> Delete:
        """The write that removes a kit."""
        return Delete(self._partition, f"brand#{kept.kit.id}", kept.version)

    def mark(self, kit_id: str, mark: DefaultMark) -> Put:
        """The write that makes a kit the default, if nobody else was faster; "" is none."""
        item = Item(pk=self._partition, sk="default-brand", doc={"kitId": kit_id})
        return Put(item, mark.version or ABSENT)


def _kept(item: Item) -> KeptKit:
    return KeptKit(kit=msgspec.convert(item.doc, BrandKit), version=item.version)
