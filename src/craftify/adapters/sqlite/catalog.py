"""The catalog on SQLite: a file of its own that may be lost, and is begun anew when damaged."""

import asyncio
import fcntl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import apsw

from craftify.adapters.sqlite import entries, listing
from craftify.adapters.sqlite.files import Damaged, Layout, Newer, connect, prepare, translated
from craftify.adapters.sqlite.readers import Readers
from craftify.adapters.sqlite.upkeep import Upkeep
from craftify.adapters.sqlite.writer import Writer
from craftify.ports.catalog import CatalogPage, CatalogQuery, Change, Facets

T = TypeVar("T")

LAYOUT = Layout(what="a catalog", mark=0x43726602, steps=(entries.SCHEMA + entries.WORDS,))


SMALL = 1_000
"""The lists of an organization up to this size are read in the event loop."""

PAGES = 64
"""So many pages of such lists are remembered until the next change."""


class SqliteCatalog:
    """Keeps `ports.catalog.Catalog` in one file.

    Changes run in a thread, and so does what may take milliseconds: text search and the lists of
    large organizations. The list of a small one takes 50 µs, which is less than a thread costs.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._readers = Readers(path, threads=2)
        self._writer = Writer(path, synchronous="normal")
        self._upkeep = Upkeep(path, self._writer)
        self._counts = listing.Counts()
        self._near_pages = listing.Counts(kept=PAGES)
        self._near: apsw.Connection | None = None

    async def open(self) -> None:
        if self._near is not None:
            return
        await asyncio.to_thread(self._make_ready)
        with translated(self._path):
            self._near = connect(self._path, read_only=True, patience=1)
        self._readers.start()
        self._writer.start()
        self._upkeep.start()

    async def close(self) -> None:
        near, self._near = self._near, None
        if near is None:
            return
        await self._writer.stop()
        await self._readers.stop()
        await asyncio.to_thread(self._upkeep.stop)
        near.close()

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
        key = (organization_id, query)
        known: CatalogPage | None = self._recalled(key)
        if known is not None:
            return known
        after = listing.checked(query)
        asked = listing.Asked(organization_id, query)

        def read(db: apsw.Connection) -> CatalogPage:
            return listing.search(db, self._counts, asked, after)

        if self._near is not None and not query.text:
            with self._damage_noticed(), translated(self._path), self._near as db:
                page = self._near_pages.of(db, key, lambda: self._near_page(db, asked, after))
                if page is not None:
                    return page
        return await self._read(read)

    def _recalled(self, key: object) -> CatalogPage | None:
        """A page that was read before and is still right; trouble is told by reading it again."""
        if self._near is None:
            return None
        try:
            found: CatalogPage | None = self._near_pages.recalled(self._near, key)
        except apsw.Error:
            return None
        return found

    def _near_page(
        self, db: apsw.Connection, asked: listing.Asked, after: listing.Position | None
    ) -> CatalogPage | None:
        """The page, unless its organization is so large that reading would hold up the loop."""
        if listing.size(db, asked.organization_id) > SMALL:
            return None
        return listing.search(db, self._counts, asked, after)

    async def facets(self, organization_id: str) -> Facets:
        return await self._read(lambda db: listing.facets(db, organization_id))

    async def _read(self, read: Callable[[apsw.Connection], T]) -> T:
        with self._damage_noticed():
            return await self._readers.run(read)

    @contextmanager
    def _damage_noticed(self) -> Iterator[None]:
        """Have the next start begin anew when the file turns out to be damaged."""
        try:
            yield
        except Damaged:
            self._beside(".condemned").touch()
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
