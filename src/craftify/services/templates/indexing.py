"""Indexing: lists and search catch up with the item store, whatever was cut short before."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from craftify.domain.errors import Unavailable
from craftify.domain.times import stamped
from craftify.ports.blobs import Blobs
from craftify.ports.catalog import Catalog, Entry
from craftify.ports.clock import Clock
from craftify.ports.items import Items
from craftify.records.accounts.organizations import ALL
from craftify.records.events import KEPT, EventFeed
from craftify.records.templates.templates import StoredTemplate, TemplateRecords
from craftify.records.templates.versions import VersionRecords
from craftify.services.templates.summaries import entry_of

# ids and times are made before a write is acknowledged: what came late is looked at once more
_OVERLAP: Final = timedelta(minutes=10)
_MARGIN: Final = timedelta(days=1)
_BATCH: Final = 100


@dataclass(slots=True)
class Progress:
    """When the catalog was last known to hold everything; None before the first time."""

    caught_up_at: datetime | None = None

    def lag(self, now: datetime) -> float:
        """For how many seconds other processes' writes may be missing."""
        if self.caught_up_at is None:
            raise ValueError("it has not caught up yet")
        return max(0.0, (now - self.caught_up_at).total_seconds())


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The catalog and what it is made from.

    Every verb tells the catalog at once what it changed. Only this follower moves the cursors, to a
    moment before it began to read: whoever dies between write and catalog is caught up with, by the
    next start or the next round, also when others have gone on writing meanwhile.
    """

    items: Items
    blobs: Blobs
    catalog: Catalog
    clock: Clock
    progress: Progress = field(default_factory=Progress)


async def catch_up(index: Index) -> int:
    """Take in what happened since the last time, everything when the catalog is new.

    Returns how many templates were looked at.
    """
    looked_at, began = 0, index.clock.now()
    for organization_id in await _organizations(index):
        looked_at += await _catch_up_one(index, organization_id)
    index.progress.caught_up_at = began
    return looked_at


async def follow(index: Index, *, every: timedelta = timedelta(minutes=1)) -> None:
    """Catch up again and again, for what other processes write; until cancelled."""
    while True:
        await asyncio.sleep(every.total_seconds())
        with suppress(Unavailable):
            await catch_up(index)


@asynccontextmanager
async def following(index: Index) -> AsyncIterator[None]:
    """Caught up at the beginning, and followed as long as the block lasts."""
    await catch_up(index)
    task = asyncio.create_task(follow(index))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _organizations(index: Index) -> list[str]:
    found: list[str] = []
    cursor = None
    while True:
        page = await index.items.query(ALL, index="gs1", limit=_BATCH, cursor=cursor)
        found += [item.doc["id"] for item in page.items]
        cursor = page.cursor
        if cursor is None:
            return found


async def _catch_up_one(index: Index, organization_id: str) -> int:
    now = index.clock.now()
    since = _moment(await index.catalog.cursor(organization_id))
    reached = stamped(now - _OVERLAP)
    if since is None or now - since > KEPT - _MARGIN:
        looked_at = await _everything(index, organization_id)
    else:
        changed = await _changed(index, organization_id, since, now)
        found = await TemplateRecords(index.items, organization_id).many(changed)
        looked_at = await _apply(index, organization_id, [each for each in found if each])
    await index.catalog.apply((), cursor=reached, feed=organization_id)
    return looked_at


async def _everything(index: Index, organization_id: str) -> int:
    """Read every head. One that changes meanwhile moves towards the end, so none is passed over."""
    records = TemplateRecords(index.items, organization_id)
    looked_at, cursor = 0, None
    while True:
        page = await records.page(cursor=cursor, limit=_BATCH)
        looked_at += await _apply(index, organization_id, page.heads)
        cursor = page.cursor
        if cursor is None:
            return looked_at


async def _changed(index: Index, organization_id: str, since: datetime, now: datetime) -> list[str]:
    feed = EventFeed(index.items, organization_id)
    found: dict[str, None] = {}
    day = since
    while day.date() <= now.date():
        after = _before(since)
        while events := await feed.day(day, after=after):
            after = events[-1].id
            found.update(
                (event.entity_id, None)
                for event in events
                if event.entity == "template" and event.at >= since
            )
        day += timedelta(days=1)
    return list(found)


async def _apply(index: Index, organization_id: str, heads: Iterable[StoredTemplate]) -> int:
    records = VersionRecords(index.items, index.blobs, organization_id)
    entries: list[Entry] = []
    for head in heads:
        artifact = await records.artifact(head.template.id, head.template.version)
        if artifact is not None:
            entries.append(entry_of(head.template, head.stored, artifact))
    if entries:
        await index.catalog.apply(entries)
    return len(entries)


def _before(moment: datetime) -> str:
    """What sorts before every UUIDv7 made since a moment: the time they begin with."""
    milliseconds = f"{int(moment.timestamp() * 1000):012x}"
    return f"{milliseconds[:8]}-{milliseconds[8:]}"


def _moment(cursor: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(cursor).astimezone(UTC) if cursor else None
    except ValueError:
        return None
