"""Searching the log: from the newest entry back, a bounded piece of it at a time."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import msgspec

from craftify.domain.actions import ENTITIES
from craftify.domain.audit import AuditEntry
from craftify.domain.errors import Invalid
from craftify.domain.times import stamped
from craftify.engine import Problem
from craftify.ports.items import Index, Item, Items
from craftify.records.audit import (
    AuditLog,
    entry_of,
    is_at_home,
    log,
    month_of,
    months,
    of_actor,
    of_entity,
)
from craftify.records.chain import head_of

BUDGET: Final = 3_000
"""So many entries are looked at for one answer; then the rest is for the next one."""

PAGE: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditQuery:
    """What to look for; None and "" do not filter. `action` may end in a star: `template.*`."""

    actor: str = ""
    action: str = ""
    entity: str = ""
    entity_id: str = ""
    address: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def wants(self, entry: AuditEntry) -> bool:
        """Whether an entry is one of those looked for."""
        return (
            self.actor in ("", entry.actor_id)
            and _fits(self.action, entry.action)
            and self.entity in ("", entry.entity)
            and self.entity_id in ("", entry.entity_id)
            and self.address in ("", entry.address)
            and (self.since is None or self.since <= entry.at)
            and (self.until is None or entry.at <= self.until)
        )

    def told(self) -> dict[str, str]:
        """The filters that are set, by their names in the API."""
        given = {
            "actor": self.actor,
            "action": self.action,
            "entity": self.entity,
            "entityId": self.entity_id,
            "address": self.address,
            "from": stamped(self.since) if self.since else "",
            "to": stamped(self.until) if self.until else "",
        }
        return {name: value for name, value in given.items() if value}


def _fits(wanted: str, action: str) -> bool:
    if wanted.endswith("*"):
        return action.startswith(wanted[:-1])
    return wanted in ("", action)


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Where a search stands: in which of its sources, and after the entry with which id."""

    source: str
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Some entries, newest first, as they lie; `place` says where to go on, None at the end."""

    items: tuple[Item, ...]
    place: Place | None


@dataclass(frozen=True, slots=True)
class _Source:
    """Partitions that are read as if they were one, in the order of the ids."""

    name: str
    partitions: tuple[str, ...]
    index: Index


@dataclass(frozen=True, slots=True)
class Search:
    """One search in the log of an organization."""

    items: Items
    organization_id: str
    query: AuditQuery
    now: datetime

    def is_wanted(self, item: Item) -> bool:
        """Whether to show it: an entry in a false place is for the verification to name."""
        return is_at_home(item) and self.query.wants(entry_of(item))


async def found_by(search: Search, limit: int, place: Place | None) -> Found:
    """Up to `limit` entries; fewer, also none, when the budget is spent before."""
    found: list[Item] = []
    sources = await _sources(search, place)
    after, budget = place.after if place else "", BUDGET
    for number, source in enumerate(sources):
        more = True
        while more:
            if budget <= 0:
                return Found(items=tuple(found), place=Place(source.name, after))
            items, more = await _fetch(search, source, min(PAGE, max(2 * limit, 50)), after)
            budget -= max(len(items), 20)
            for item in items:
                if len(found) == limit:
                    return Found(items=tuple(found), place=Place(source.name, after))
                after = item.sk
                if search.is_wanted(item):
                    found.append(item)
        after = ""
        if len(found) == limit and number + 1 < len(sources):
            return Found(items=tuple(found), place=Place(sources[number + 1].name))
    return Found(items=tuple(found), place=None)


async def _fetch(search: Search, source: _Source, size: int, after: str) -> tuple[list[Item], bool]:
    """The next entries of a source, newest first, and whether more follow."""
    read: dict[str, Item] = {}
    surely = ""  # below the last id of a partition with more, others may have been left out
    for partition in source.partitions:
        page = await search.items.query(
            partition, index=source.index, reverse=True, hi=after, limit=size
        )
        read |= {item.sk: item for item in page.items if not after or item.sk < after}
        if page.cursor is not None:
            surely = max(surely, page.items[-1].sk)
    return [read[sk] for sk in sorted(read, reverse=True) if sk >= surely], bool(surely)


async def _sources(search: Search, place: Place | None) -> Sequence[_Source]:
    query, organization_id = search.query, search.organization_id
    entity = query.entity or query.action.partition(".")[0].rstrip("*")
    if query.entity_id:
        entities = (entity,) if entity in ENTITIES else ENTITIES
        told = tuple(of_entity(organization_id, each, query.entity_id) for each in entities)
        return (_Source("entity", told, "gs1"),)
    if query.actor:
        return (_Source("actor", (of_actor(organization_id, query.actor),), "gs2"),)
    known = await _months(search)
    return [
        _Source(month, (log(organization_id, month),), "")
        for month in known
        if place is None or month <= place.source
    ]


async def _months(search: Search) -> list[str]:
    """The months there may be something in, newest first."""
    item = await AuditLog(search.items, search.organization_id).head()
    head = None if item is None else head_of(item.doc)
    first = head.since if head else month_of(search.now)
    last = max(head.until if head else "", month_of(search.now))
    if search.query.since is not None:
        first = max(first, month_of(search.query.since.astimezone(UTC)))
    if search.query.until is not None:
        last = min(last, month_of(search.query.until.astimezone(UTC)))
    return list(reversed(list(months(first, last))))


def to_cursor(place: Place | None) -> str | None:
    """A place as a caller carries it."""
    if place is None:
        return None
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def of_cursor(cursor: str | None) -> Place | None:
    """The place a cursor names. It names nothing outside of the caller's own organization.

    Raises:
        Invalid: it is not one of ours.
    """
    if not cursor:
        return None
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        return msgspec.json.decode(raw, type=Place)
    except (msgspec.MsgspecError, binascii.Error, ValueError):
        message = "The cursor is not one of ours."
        raise Invalid(message, problems=[Problem(message=message, path="cursor")]) from None
