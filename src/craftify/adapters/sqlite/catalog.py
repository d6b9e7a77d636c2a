"""The catalog on SQLite: a file of its own that may be lost, and is begun anew when damaged."""

import asyncio
import fcntl
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import apsw

from craftify.adapters.sqlite import entries, listing
from craftify.adapters.sqlite.files import Damaged, Layout, Newer, prepare
from craftify.adapters.sqlite.readers import Readers
from craftify.adapters.sqlite.upkeep import Upkeep
from craftify.adapters.sqlite.writer import Writer
from craftify.ports.catalog import CatalogPage, CatalogQuery, Change, Facets

T = TypeVar("T")

LAYOUT = Layout(what="a catalog", mark=0x43726602, steps=(entries.SCHEMA + entries.WORDS,))


class SqliteCatalog:
    """Keeps `ports.catalog.Catalog` in one file; reads run in two threads, changes in one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._readers = Readers(path, threads=2)
        self._writer = Writer(path, synchronous="normal")
        self._upkeep = Upkeep(path, self._writer)
        self._counts = listing.Counts()
        self._is_open = False

    async def open(self) -> None:
        if self._is_open:
            return
        await asyncio.to_thread(self._make_ready)
        self._readers.start()
        self._writer.start()
        self._upkeep.start()
        self._is_open = True

    async def close(self) -> None:
        if not self._is_open:
            return
        self._is_open = False
        await self._writer.stop()
        await self._readers.stop()
        await asyncio.to_thread(self._upkeep.stop)

    async def health(self) -> None:
        await self._read(lambda db: db.execute("select 1 from entry limit 1").get)

    async def apply(
        self, changes: Sequence[Change], *, cursor: str | None = None, feed: str = ""
    ) -> None:
        await self._writer.submit(lambda db: entries.apply(db, changes, feed, cursor))

    async def cursor(self, feed: str = "") -> str | None:
        sql = "select cursor from feed where name = ?"
        found: str | None = await self._read(lambda db: db.execute(sql, (feed,)).get)
        return found

    async def clear(self) -> None:
        await self._writer.submit(entries.clear)

    async def search(self, organization_id: str, query: CatalogQuery) -> CatalogPage:
        after = listing.checked(query)
        asked = listing.Asked(organization_id, query)
        return await self._read(lambda db: listing.search(db, self._counts, asked, after))

    async def facets(self, organization_id: str) -> Facets:
        return await self._read(lambda db: listing.facets(db, organization_id))

    async def _read(self, read: Callable[[apsw.Connection], T]) -> T:
        try:
            return await self._readers.run(read)
        except Damaged:
            self._beside(".condemned").touch()  # the next start begins anew
            raise

    def _make_ready(self) -> None:
        if self._usable():
            return
        with self._beside(".lock").open("wb") as lock:  # a neighbor may be about to do the same
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not self._usable():
                self._begin_anew()

    def _usable(self) -> bool:
        """Whether the catalog can be opened, after it was made or upgraded if need be."""
        if self._beside(".condemned").exists():
            return False
        try:
            prepare(self._path, LAYOUT)
        except (Damaged, Newer):
            return False
        return True

    def _begin_anew(self) -> None:
        for ending in ("-wal", "-shm"):
            self._beside(ending).unlink(missing_ok=True)
        self._path.replace(self._beside(".damaged"))
        self._beside(".condemned").unlink(missing_ok=True)
        prepare(self._path, LAYOUT)

    def _beside(self, ending: str) -> Path:
        return self._path.with_name(self._path.name + ending)
