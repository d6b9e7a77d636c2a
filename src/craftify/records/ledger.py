"""The ledger: the item store, with every audit entry that passes made a link of its chain."""

import asyncio
import os
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from weakref import WeakValueDictionary

from craftify.domain.errors import Unavailable
from craftify.ports.clock import Clock
from craftify.ports.items import (
    ABSENT,
    OPS_LIMIT,
    Check,
    Conflict,
    Expect,
    Index,
    Item,
    Items,
    Key,
    Op,
    Page,
    Put,
)
from craftify.ports.logs import Logs, spent
from craftify.ports.metrics import Metrics
from craftify.records.audit import HEAD, AuditLog, month_of, months, months_text
from craftify.records.chain import SEAL, Chain, Doc, Head, Tally, head_of, is_linked

TRIES: Final = 60
PAUSE: Final = 0.001
LONGEST_PAUSE: Final = 0.05
PAGE: Final = 500
_LOG: Final = "L#"


@dataclass(slots=True)
class _End:
    """The end of a chain as it was read, and what it has become in the write under way."""

    organization_id: str
    expect: Expect
    head: Head

    def put(self, chain: Chain) -> Put:
        doc = chain.head_doc(self.organization_id, self.head)
        return Put(Item(pk=f"{_LOG}{self.organization_id}", sk=HEAD, doc=doc), self.expect)


@dataclass(slots=True, kw_only=True)
class Ledger:
    """Keeps `ports.items.Items` by handing everything on; writes with entries are made longer.

    Whoever writes audit entries goes on as if there were no chain: positions in a Conflict are
    those of the caller's ops. Within a process writes of one organization queue up; another
    process that was faster is noticed by the version of the head, and the write is tried again.
    A write may hold one op less than usual for each organization whose entries it brings.
    """

    items: Items
    chain: Chain
    clock: Clock
    logs: Logs
    metrics: Metrics
    _locks: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    async def open(self) -> None:
        await self.items.open()

    async def close(self) -> None:
        await self.items.close()

    async def health(self) -> None:
        await self.items.health()

    async def get(self, pk: str, sk: str) -> Item | None:
        return await self.items.get(pk, sk)

    async def many(self, keys: Sequence[Key]) -> list[Item | None]:
        return await self.items.many(keys)

    async def query(  # noqa: PLR0913 as the port has it
        self,
        pk: str,
        *,
        index: Index = "",
        prefix: str = "",
        lo: str = "",
        hi: str = "",
        reverse: bool = False,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page:
        return await self.items.query(
            pk,
            index=index,
            prefix=prefix,
            lo=lo,
            hi=hi,
            reverse=reverse,
            limit=limit,
            cursor=cursor,
        )

    async def write(self, *ops: Op) -> None:
        began, good = time.perf_counter(), False
        try:
            await self._checked_write(*ops)
            good = True
        finally:
            seconds = time.perf_counter() - began
            self.metrics.wrote(seconds=seconds, good=good)
            spent("write", seconds)
        for op in ops:
            if _is_of_log(op) and isinstance(op, Put):
                self.metrics.audited(str(op.item.doc.get("action")))

    async def _checked_write(self, *ops: Op) -> None:
        organizations = sorted({_organization(op) for op in ops if _is_of_log(op)})
        if not organizations:
            await self.items.write(*ops)
            return
        if len(ops) + len(organizations) > OPS_LIMIT:
            raise ValueError(
                f"a write with audit entries of {len(organizations)} organizations holds at most"
                f" {OPS_LIMIT - len(organizations)} ops, not {len(ops)}"
            )
        async with AsyncExitStack() as stack:
            for organization_id in organizations:  # in order: two writes never wait crosswise
                await stack.enter_async_context(self._lock(organization_id))
            await self._write(ops, organizations)

    async def _write(self, ops: Sequence[Op], organizations: Sequence[str]) -> None:
        for attempt in range(TRIES):
            ends = {each: await self._end(each) for each in organizations}
            linked = [self._linked(op, ends) if _is_of_log(op) else op for op in ops]
            try:
                await self.items.write(*linked, *(end.put(self.chain) for end in ends.values()))
            except Conflict as conflict:
                theirs = [place for place in conflict.failed if place < len(ops)]
                if theirs:
                    raise Conflict(theirs) from None
            else:
                return
            pause = min(PAUSE * 2 ** min(attempt, 10), LONGEST_PAUSE)
            await asyncio.sleep(pause * (1 + os.getpid() % 7 / 7))  # not in step with the other
        raise Unavailable("The audit log is being written by too many at once. Try again.")

    def _linked(self, op: Op, ends: dict[str, _End]) -> Put:
        """An entry as the next link, and the end of its chain moved there."""
        if not isinstance(op, Put) or op.expect != ABSENT:
            raise ValueError("the audit log can only be added to")
        item, end = op.item, ends[_organization(op)]
        head = end.head
        doc = self.chain.linked(item.doc, seq=head.seq + 1, previous=head.hash)
        month = months_text(doc)
        end.head = Head(
            seq=doc["seq"],
            hash=doc[SEAL],
            at=doc["at"],
            since=min(head.since, month),
            until=max(head.until, month),
            before=head.before,
            breaks=head.breaks,
        )
        return Put(Item(item.pk, item.sk, doc, item.version, None, item.gs1, item.gs2), ABSENT)

    async def _end(self, organization_id: str) -> _End:
        item = await AuditLog(self.items, organization_id).head()
        if item is None:
            return _End(organization_id, ABSENT, await self._found(organization_id, lost=False))
        head = head_of(item.doc)
        ours = item.doc.get("organization") == organization_id
        if head is None or not ours or self.chain.standing(item.doc) != "holds":
            head = await self._found(organization_id, lost=True)
        return _End(organization_id, item.version, head)

    async def _found(self, organization_id: str, *, lost: bool) -> Head:
        """The end of a chain that has no head: its beginning, or what is left of it.

        A head that is missing while there are links, or that we did not write, is reported and
        kept in mind for ever: what was written last may be gone.
        """
        now = month_of(self.clock.now())
        tally, last, since = Tally(), dict[str, Any](), now
        async for month, docs in self._everything(organization_id, now):
            since = min(since, month)
            tally.add(month, [doc for doc in docs if not is_linked(doc)])
            last = max([last, *(doc for doc in docs if self._is_link(doc))], key=_seq)
        head = Head(seq=0, hash="", at="", since=since, until=now, before=tally.months)
        if not last and not lost:
            genesis = self.chain.genesis(organization_id, head.before)
            return Head(seq=0, hash=genesis, at="", since=since, until=now, before=head.before)
        self.logs.security(
            "audit.chain_broken", "high", organization=organization_id, seq=_seq(last)
        )
        return Head(
            seq=_seq(last),
            hash=str(last.get(SEAL, "")),
            at=str(last.get("at", "")),
            since=since,
            until=now,
            before=head.before,
            breaks=(_seq(last),),
        )

    async def _everything(self, organization_id: str, until: str) -> Any:  # noqa: ANN401
        founded = await self.items.get(f"O#{organization_id}", "@")
        if founded is None:
            return
        since = month_of(datetime.fromisoformat(founded.doc["created_at"]))
        log = AuditLog(self.items, organization_id)
        for month in months(since, until):
            cursor = None
            while True:
                page = await log.month(month, limit=PAGE, cursor=cursor, reverse=False)
                if page.items:
                    yield month, [item.doc for item in page.items]
                cursor = page.cursor
                if cursor is None:
                    break

    def _is_link(self, doc: Doc) -> bool:
        return is_linked(doc) and self.chain.standing(doc) != "broken"

    def _lock(self, organization_id: str) -> asyncio.Lock:
        lock = self._locks.get(organization_id)
        if lock is None:
            lock = self._locks[organization_id] = asyncio.Lock()
        return lock


def _seq(doc: Doc) -> int:
    seq = doc.get("seq", 0)
    return seq if isinstance(seq, int) else 0


def _is_of_log(op: Op) -> bool:
    return op.key[0].startswith(_LOG) and not isinstance(op, Check)


def _organization(op: Op) -> str:
    return op.key[0].split("#", 2)[1]
