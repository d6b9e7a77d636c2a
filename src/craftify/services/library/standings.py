"""Standings: where synced blocks are used, by what is there today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from craftify.domain.access import Actor
from craftify.domain.library.blocks import BlockUse
from craftify.ports.blobs import Blobs
from craftify.ports.items import Items
from craftify.records.library.blocks import BlockRecords
from craftify.records.templates.templates import TemplateRecords
from craftify.services.library.orders import Standing

_AT_ONCE: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    name: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """Reads where the synced blocks of an organization stand."""

    items: Items
    blobs: Blobs

    async def of(self, actor: Actor, block_id: str) -> list[Standing]:
        """Where one block stands, by name; what is in the bin or deleted is left out."""
        return (await self.of_each(actor, [block_id]))[block_id]

    async def of_each(self, actor: Actor, block_ids: Sequence[str]) -> dict[str, list[Standing]]:
        """The same for several blocks, what they stand in read once."""
        organization_id = actor.organization_id
        records = BlockRecords(self.items, self.blobs, organization_id)
        uses = {block_id: await records.uses(block_id) for block_id in block_ids}
        holders = [use.holder for found in uses.values() for use in found]
        named = await self._templates(
            organization_id, [each.id for each in holders if each.kind == "template"]
        ) | await self._blocks(records, [each.id for each in holders if each.kind == "block"])
        return {block_id: _standings(found, named) for block_id, found in uses.items()}

    async def _templates(self, organization_id: str, ids: Iterable[str]) -> dict[str, _Named]:
        records, named = TemplateRecords(self.items, organization_id), dict[str, _Named]()
        for some in _batches(ids):
            for stored in await records.many(some):
                if stored is not None and stored.template.deleted_at is None:
                    template = stored.template
                    named[template.id] = _Named(name=template.name, status=template.status)
        return named

    async def _blocks(self, records: BlockRecords, ids: Iterable[str]) -> dict[str, _Named]:
        named: dict[str, _Named] = {}
        for some in _batches(ids):
            for kept in await records.many(some):
                if kept is not None and kept.block.deleted_at is None:
                    status = "archived" if kept.block.archived_at else "published"
                    named[kept.block.id] = _Named(name=kept.block.name, status=status)
        return named


def _batches(ids: Iterable[str]) -> Iterable[list[str]]:
    distinct = list(dict.fromkeys(ids))
    return (distinct[at : at + _AT_ONCE] for at in range(0, len(distinct), _AT_ONCE))


def _standings(uses: Sequence[BlockUse], named: dict[str, _Named]) -> list[Standing]:
    by_holder: dict[str, list[BlockUse]] = {}
    for use in uses:
        if use.holder.id in named:
            by_holder.setdefault(use.holder.id, []).append(use)
    found = [_standing(its, named[holder]) for holder, its in by_holder.items()]
    return sorted(found, key=lambda each: (each.name.casefold(), each.id))


def _standing(uses: Sequence[BlockUse], named: _Named) -> Standing:
    pins = {pin for use in uses for pin in use.pins}
    made_with = [use.made_with for use in uses if use.made_with is not None]
    return Standing(
        kind=uses[0].holder.kind,
        id=uses[0].holder.id,
        name=named.name,
        status=named.status,
        pins=tuple(sorted(pins, key=lambda pin: -1 if pin is None else pin)),
        made_with=made_with[0] if made_with else None,
        in_version=any(use.holder.where == "version" for use in uses),
        in_draft=any(use.holder.where == "draft" for use in uses),
    )
