"""How synced blocks lie in the item store: heads beside the organization, versions for ever."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from craftify.domain.library.blocks import (
    BlockBody,
    BlockUse,
    BlockVersion,
    Holder,
    Pins,
    SyncedBlock,
)
from craftify.ports.blobs import Blobs
from craftify.ports.items import ABSENT, PAGE_LIMIT, Delete, Expect, Item, Items, Key, Op, Put
from craftify.records.templates.bulky import fetched, stowed


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBlock:
    """A synced block with the version of the item it was read from."""

    block: SyncedBlock
    stored: int


class BlockRecords:
    """The synced blocks of one organization."""

    def __init__(self, items: Items, blobs: Blobs, organization_id: str) -> None:
        self._items = items
        self._blobs = blobs
        self._organization = f"O#{organization_id}"
        self._organization_id = organization_id

    async def get(self, block_id: str) -> KeptBlock | None:
        """A block by id, also a deleted one."""
        item = await self._items.get(*self._head(block_id))
        return None if item is None else _kept(item)

    async def many(self, block_ids: Sequence[str]) -> list[KeptBlock | None]:
        """Blocks by id, None for each that is not there."""
        found = await self._items.many([self._head(each) for each in block_ids])
        return [None if item is None else _kept(item) for item in found]

    async def all(self) -> list[SyncedBlock]:
        """All of them, the archived ones as well; those that were deleted are left out."""
        found: list[SyncedBlock] = []
        cursor: str | None = None
        while True:
            page = await self._items.query(
                self._organization, prefix="block#", limit=PAGE_LIMIT, cursor=cursor
            )
            found += (_kept(item).block for item in page.items)
            cursor = page.cursor
            if cursor is None:
                return [block for block in found if block.deleted_at is None]

    def put(self, block: SyncedBlock, expect: Expect) -> Put:
        """The write that stores a head."""
        pk, sk = self._head(block.id)
        doc: dict[str, Any] = msgspec.to_builtins(block)
        return Put(Item(pk=pk, sk=sk, doc=doc), expect)

    async def versions(
        self, block_id: str, *, limit: int, cursor: str | None = None
    ) -> tuple[list[BlockVersion], str | None]:
        """Versions, newest first, and where to go on."""
        page = await self._items.query(
            self._partition(block_id), prefix="v#", reverse=True, limit=limit, cursor=cursor
        )
        return [msgspec.convert(item.doc, BlockVersion) for item in page.items], page.cursor

    async def version(self, block_id: str, number: int) -> BlockVersion | None:
        """One version without its weight."""
        item = await self._items.get(self._partition(block_id), f"v#{number:06}")
        return None if item is None else msgspec.convert(item.doc, BlockVersion)

    async def body(self, block_id: str, number: int) -> BlockBody | None:
        """What one version is made of."""
        item = await self._items.get(self._partition(block_id), f"body#{number:06}")
        return None if item is None else await fetched(self._blobs, item.doc, BlockBody)

    async def version_ops(self, version: BlockVersion, body: BlockBody) -> tuple[Put, Put]:
        """The writes that add a version: its number has to be free."""
        partition = self._partition(version.block_id)
        light: dict[str, Any] = msgspec.to_builtins(version)
        heavy = await stowed(self._blobs, body)
        return (
            Put(Item(pk=partition, sk=f"v#{version.number:06}", doc=light), ABSENT),
            Put(Item(pk=partition, sk=f"body#{version.number:06}", doc=heavy), ABSENT),
        )

    async def uses(self, block_id: str) -> list[BlockUse]:
        """Where a block stands."""
        found: list[BlockUse] = []
        cursor: str | None = None
        while True:
            page = await self._items.query(
                self._partition(block_id), prefix="use#", limit=PAGE_LIMIT, cursor=cursor
            )
            found += (msgspec.convert(item.doc, BlockUse) for item in page.items)
            cursor = page.cursor
            if cursor is None:
                return found

    def use_ops(
        self,
        holder: Holder,
        before: Pins,
        after: Pins,
        made_with: Mapping[str, int] | None = None,
    ) -> list[Op]:
        """The writes that say what a holder uses now, and what it has ceased to use."""
        key = f"use#{holder.kind}#{holder.id}#{holder.where}"
        ops: list[Op] = [Delete(self._partition(ref), key) for ref in before if ref not in after]
        for ref, pins in after.items():
            number = (made_with or {}).get(ref)
            if number is not None or before.get(ref) != pins:
                use = BlockUse(holder=holder, pins=pins, made_with=number)
                doc: dict[str, Any] = msgspec.to_builtins(use)
                ops.append(Put(Item(pk=self._partition(ref), sk=key, doc=doc)))
        return ops

    def _head(self, block_id: str) -> Key:
        return self._organization, f"block#{block_id}"

    def _partition(self, block_id: str) -> str:
        return f"B#{self._organization_id}#{block_id}"


def _kept(item: Item) -> KeptBlock:
    return KeptBlock(block=msgspec.convert(item.doc, SyncedBlock), stored=item.version)
