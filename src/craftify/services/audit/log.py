"""What people do with the audit log of their organization."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Final
from weakref import WeakValueDictionary

from craftify.domain.access import Actor, require, require_fresh
from craftify.domain.accounts.organizations import Organization
from craftify.domain.audit import AuditEntry
from craftify.domain.errors import Invalid, NotFound
from craftify.engine import Problem
from craftify.ports.clock import Clock
from craftify.ports.items import Items
from craftify.ports.logs import Logs
from craftify.records.accounts.organizations import OrganizationRecords
from craftify.records.audit import AuditLog, entry_of, is_at_home, month_of, months
from craftify.records.audit import log as partition
from craftify.records.chain import Chain, head_of, is_linked
from craftify.records.journal import Journal
from craftify.services.audit.exporting import Format, heading, line_of
from craftify.services.audit.searching import AuditQuery, Place, Search, found_by
from craftify.services.audit.verdict import Mark, Verdict
from craftify.services.audit.verifying import verified
from craftify.services.gate import Gate

MOST: Final = 200
BATCH: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An entry, and how it stands: its seal holds, is broken or unknown, or it has none."""

    entry: AuditEntry
    seal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPage:
    """Some entries, newest first; `place` says where to go on, None at the end."""

    entries: tuple[Shown, ...]
    place: Place | None


@dataclass(slots=True, kw_only=True)
class Audit:
    """The audit log of the actor's organization."""

    items: Items
    chain: Chain
    clock: Clock
    journal: Journal
    gate: Gate
    logs: Logs
    _verifying: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    async def list(
        self, actor: Actor, query: AuditQuery, *, limit: int = 50, place: Place | None = None
    ) -> AuditPage:
        """Entries that fit, newest first.

        A page may be short, or empty, and still lead on: what is looked at for one answer is
        bounded.
        """
        await self.gate.require(actor, "audit:read", "audit log")
        if not 1 <= limit <= MOST:
            message = f"Give a number from 1 to {MOST}."
            raise Invalid(message, problems=[Problem(message=message, path="limit")])
        found = await found_by(self._search(actor, query), limit, place)
        shown = tuple(self._shown(item.doc, entry_of(item)) for item in found.items)
        return AuditPage(entries=shown, place=found.place)

    async def get(self, actor: Actor, entry_id: str) -> Shown:
        """One entry.

        Raises:
            NotFound: the organization has no such entry.
        """
        await self.gate.require(actor, "audit:read", "audit log")
        log = AuditLog(self.items, actor.organization_id)
        head = await log.head()
        known = None if head is None else head_of(head.doc)
        now = month_of(self.clock.now())
        span = months(known.since, max(known.until, now)) if known else iter((now,))
        keys = [(partition(actor.organization_id, month), entry_id) for month in span]
        for item in await self.items.many(keys if entry_id else []):
            if item is not None and is_at_home(item):
                return self._shown(item.doc, entry_of(item))
        raise NotFound("There is no such entry.")

    async def export(self, actor: Actor, query: AuditQuery, form: Format) -> AsyncIterator[bytes]:
        """Every entry that fits, newest first, to be sent as it is read.

        That it was taken along is on the record before the first line leaves.

        Raises:
            Forbidden: the actor may not, or has to prove again who they are (STEP_UP_REQUIRED).
        """
        await self.gate.require(actor, "audit:read", "audit log")
        require_fresh(actor, self.clock.now())
        told = {"format": form, **query.told()}
        await self.journal.record(
            self.items, actor, "audit.exported", actor.organization_id, details=told
        )
        return self._lines(actor, query, form)

    async def verify(self, actor: Actor, mark: Mark | None = None) -> Verdict:
        """Read the whole chain and say what is not as it was written.

        With `mark` the entry of that number has to have that hash: so a chain is found that was cut
        off and closed again.
        """
        await self.gate.require(actor, "audit:read", "audit log")
        organization_id = actor.organization_id
        lock = self._verifying.setdefault(organization_id, asyncio.Lock())
        async with lock:  # one at a time is work enough
            found = await verified(self.items, self.chain, self.clock, organization_id, mark)
        if not found.ok:
            self.logs.security(
                "audit.chain_broken",
                "high",
                organization=organization_id,
                user=actor.id,
                faults=len(found.faults) + found.more,
            )
        return found

    async def organizations(self, actor: Actor) -> tuple[Organization, ...]:
        """All organizations, for the operator of the server."""
        require(actor, "system:read")
        return tuple([each async for each in OrganizationRecords(self.items).all()])

    async def _lines(self, actor: Actor, query: AuditQuery, form: Format) -> AsyncIterator[bytes]:
        yield heading(form)
        search, place = self._search(actor, query), None
        while True:
            found = await found_by(search, BATCH, place)
            yield b"".join(line_of(entry_of(item), form) for item in found.items)
            place = found.place
            if place is None:
                return

    def _search(self, actor: Actor, query: AuditQuery) -> Search:
        return Search(self.items, actor.organization_id, query, self.clock.now())

    def _shown(self, doc: dict[str, object], entry: AuditEntry) -> Shown:
        return Shown(entry=entry, seal=self.chain.standing(doc) if is_linked(doc) else "none")
