"""The item store on SQLite: point reads in the event loop, writes in groups, nothing lost."""

import asyncio
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import apsw

from craftify.adapters.sqlite import rows
from craftify.adapters.sqlite.files import Layout, connect, prepare, translated
from craftify.adapters.sqlite.readers import Readers
from craftify.adapters.sqlite.upkeep import Upkeep
from craftify.adapters.sqlite.writer import Writer
from craftify.domain.errors import Unavailable
from craftify.ports.items import Index, Item, Key, Op, Page, checked, checked_query
from craftify.ports.metrics import Metrics

T = TypeVar("T")

LONG = 100
"""A read of more items than this goes to a thread."""

LAYOUT = Layout(what="an item store", mark=0x43726601, steps=(rows.SCHEMA,))


class SqliteItems:
    """Keeps `ports.items.Items` in one file.

    A get costs some 15 µs in the loop, where a thread would cost 100; a write costs one fsync,
    shared with every write that waits at the same time.
    """

    def __init__(
        self,
        path: Path,
        *,
        now: Callable[[], float] = time.time,
        metrics: Metrics | None = None,
    ) -> None:
        self._path = path
        self._now = now
        self._near: apsw.Connection | None = None
        self._far = Readers(path, threads=1)
        self._writer = Writer(path)
        self._upkeep = Upkeep(path, self._writer, sweep=self._sweep)
        if metrics is not None:
            self._show(metrics, self._writer)

    async def open(self) -> None:
        if self._near is not None:
            return
        await asyncio.to_thread(prepare, self._path, LAYOUT)
        with translated(self._path):
            self._near = connect(self._path, read_only=True, patience=1)
        self._far.start()
        self._writer.start()
        self._upkeep.start()

    async def close(self) -> None:
        near, self._near = self._near, None
        if near is None:
            return
        await self._writer.stop()
        await self._far.stop()
        await asyncio.to_thread(self._upkeep.stop)
        near.close()

    async def health(self) -> None:
        self._read(lambda db: db.execute("select 1 from item limit 1").get)
        await self._writer.submit(lambda _: None)

    async def get(self, pk: str, sk: str) -> Item | None:
        return self._read(lambda db: rows.one(db, pk, sk, self._second()))

    async def many(self, keys: Sequence[Key]) -> list[Item | None]:
        now = self._second()

        def read(db: apsw.Connection) -> list[Item | None]:
            return [rows.one(db, pk, sk, now) for pk, sk in keys]

        return await self._far.run(read) if len(keys) > LONG else self._read(read)

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
        checked_query(prefix, lo, hi, limit)
        span = rows.Span(pk, index, prefix, lo, hi, reverse=reverse, limit=limit, cursor=cursor)
        now = self._second()

        def read(db: apsw.Connection) -> Page:
            return rows.page(db, span, now)

        return await self._far.run(read) if limit > LONG else self._read(read)

    async def write(self, *ops: Op) -> None:
        checked(ops)
        await self._writer.submit(lambda db: rows.write(db, ops, self._second()))

    def _show(self, metrics: Metrics, writer: Writer) -> None:
        watch = metrics.watch
        watch("store_commits", "Groups of writes.", lambda: writer.groups, "counter")
        watch("store_grouped_writes", "Writes in them.", lambda: writer.pieces, "counter")
        watch("store_log_pages", "Pages of the log yet to be moved.", lambda: writer.log_pages)
        watch("store_bytes", "Size of the file.", lambda: self._path.stat().st_size)

    def _second(self) -> int:
        return int(self._now())

    def _read(self, read: Callable[[apsw.Connection], T]) -> T:
        if self._near is None:
            raise Unavailable(f"The database {self._path} is not open.")
        with translated(self._path):
            return read(self._near)

    def _sweep(self, db: apsw.Connection) -> None:
        rows.sweep(db, self._second())
