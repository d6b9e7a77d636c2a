"""Threads for reads that take long, each with a connection of its own."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import apsw

from craftify.adapters.sqlite.files import connect, translated
from craftify.domain.errors import Unavailable

T = TypeVar("T")


class Readers:
    """A few threads beside the event loop; connections are made when first needed."""

    def __init__(self, path: Path, *, threads: int) -> None:
        self._path = path
        self._threads = threads
        self._pool: ThreadPoolExecutor | None = None
        self._own = threading.local()
        self._connections: list[apsw.Connection] = []

    def start(self) -> None:
        """Be ready; no thread runs before it is needed."""
        self._pool = ThreadPoolExecutor(self._threads, f"reader of {self._path.name}")

    async def stop(self) -> None:
        """Let the reads under way end, then close the connections."""
        pool, self._pool = self._pool, None
        if pool is not None:
            await asyncio.to_thread(pool.shutdown)
            for db in self._connections:
                db.close()
            self._connections.clear()
            self._own = threading.local()

    async def run(self, read: Callable[[apsw.Connection], T]) -> T:
        """What this function reads, in a thread."""
        if self._pool is None:
            raise Unavailable(f"The database {self._path} is not open.")
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._read, read)

    def _read(self, read: Callable[[apsw.Connection], T]) -> T:
        with translated(self._path):
            db: apsw.Connection | None = getattr(self._own, "db", None)
            if db is None:
                db = self._own.db = connect(self._path, read_only=True)
                self._connections.append(db)
            with db:  # one transaction: all that is read is of one moment
                found = read(db)
            return found  # noqa: RET504 to mypy the driver's with may swallow errors
