"""The ledger: the item store, with every audit entry that passes made a link of its chain."""

import asyncio
import os
import time
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
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
SOON: Final = 3
DEPTH: Final = 64
_LOG: Final = "L#"


@dataclass(slots=True)
class _End:
    """The end of a chain: as it was read, or as it will be once the writes under way are done.

    `last` is the entry that is to make it so, while that is not certain yet.
    """

    organization_id: str
    expect: Expect
    head: Head
    last: Key | None = None

    def ops(self, chain: Chain, last: Key | None) -> tuple[Op, ...]:
        """The writes that move it, if it is still what was read or promised."""
        doc = chain.head_doc(self.organization_id, self.head)
        put = Put(Item(pk=f"{_LOG}{self.organization_id}", sk=HEAD, doc=doc), self.expect)
        return (put,) if last is None else (put, Check(*last))


class _Line:
    """The writes of one organization, one behind the other: `ahead` is where the last one leads."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.ahead: _End | None = None
        self.under_way: set[asyncio.Task[None]] = set()

    def joined(self, task: asyncio.Task[None], end: _End) -> None:
        """A write was handed over that leads there."""
        self.ahead = end
        self.under_way.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self.under_way.discard(task)
        failed = task.cancelled() or task.exception() is not None
        if failed or not self.under_way:
            self.ahead = None  # whoever comes next looks for themselves


@dataclass(slots=True, kw_only=True)
class Ledger:
    """Keeps `ports.items.Items` by handing everything on; writes with entries are made longer.

    Whoever writes audit entries goes on as if there were no chain: positions in a Conflict are
    those of the caller's ops. A write may hold one op less than usual for each organization whose
    entries it brings.

    Within a process the writes of an organization follow each other without waiting: each builds
    on what the one before will have written, and asks for its entry to be there, so that all of
    them can share one commit. When one fails, those behind it do and are tried again; another
    process that was faster is noticed in the same way.
    """

    items: Items
    chain: Chain
    clock: Clock
    logs: Logs
    metrics: Metrics
    _lines: WeakValueDictionary[str, _Line] = field(default_factory=WeakValueDictionary)

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
        lines = {each: self._line(each) for each in organizations}
        for attempt in range(TRIES):
            task = await self._handed_over(ops, lines)
            try:
                await asyncio.shield(task)
            except Conflict as conflict:
                theirs = [place for place in conflict.failed if place < len(ops)]
                if theirs:
                    raise Conflict(theirs) from None
            else:
                return
            if attempt >= SOON:  # another process is at it: do not keep step with it
                pause = min(PAUSE * 2 ** min(attempt, 10), LONGEST_PAUSE)
                await asyncio.sleep(pause * (1 + os.getpid() % 7 / 7))
        raise Unavailable("The audit log is being written by too many at once. Try again.")

    async def _handed_over(
        self, ops: Sequence[Op], lines: Mapping[str, _Line]
    ) -> asyncio.Task[None]:
        """The write, made links and on its way, behind those of the same organizations."""
        async with AsyncExitStack() as stack:
            for line in lines.values():  # in order: two writes never wait crosswise
                await stack.enter_async_context(line.lock)
            full = len(ops) + 2 * len(lines) > OPS_LIMIT
            for line in lines.values():
                while line.under_way and (full or len(line.under_way) >= DEPTH):
                    await asyncio.wait(set(line.under_way), return_when=asyncio.FIRST_COMPLETED)
            ends = {
                each: replace(line.ahead) if line.ahead else await self._end(each)
                for each, line in lines.items()
            }
            before = {each: end.last for each, end in ends.items()}
            linked = [self._linked(op, ends) if _is_of_log(op) else op for op in ops]
            for each, end in ends.items():
                linked += end.ops(self.chain, before[each])
            task = asyncio.create_task(self._written(linked))
            for each, line in lines.items():
                end = ends[each]
                expect = 1 if end.expect == ABSENT else (end.expect or 0) + 1
                line.joined(task, replace(end, expect=expect))
            return task

    async def _written(self, ops: Sequence[Op]) -> None:
        await self.items.write(*ops)

    def _linked(self, op: Op, ends: dict[str, _End]) -> Put:
        """An entry as the next link, and the end of its chain moved there."""
        if not isinstance(op, Put) or op.expect != ABSENT:
            raise ValueError("the audit log can only be added to")
        item, end = op.item, ends[_organization(op)]
        head = end.head
        doc = self.chain.linked(item.doc, seq=head.seq + 1, previous=head.hash)
        month = months_text(doc)
        end.last = item.key
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

    def _line(self, organization_id: str) -> _Line:
        line = self._lines.get(organization_id)
        if line is None:
            line = self._lines[organization_id] = _Line()
        return line


def _seq(doc: Doc) -> int:
    seq = doc.get("seq", 0)
    return seq if isinstance(seq, int) else 0


def _is_of_log(op: Op) -> bool:
    return op.key[0].startswith(_LOG) and not isinstance(op, Check)


def _organization(op: Op) -> str:
    return op.key[0].split("#", 2)[1]
