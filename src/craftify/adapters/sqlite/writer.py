"""Group commit: one thread, one connection; what waits at the same time shares one fsync."""

import asyncio
import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar, cast

import apsw

from craftify.adapters.sqlite.files import connect, translated
from craftify.domain.errors import Unavailable

T = TypeVar("T")
Work = Callable[[apsw.Connection], object]
Answer = asyncio.Future[object] | None
Outcome = tuple[Answer, object, Exception | None]

GROUP = 256
"""So many writes at most share one transaction."""


class Writer:
    """Takes pieces of work from the event loop and answers once they are on disk.

    Each piece runs inside a savepoint of its own: when it refuses, it alone is undone.
    """

    def __init__(self, path: Path, *, synchronous: str = "full") -> None:
        self._path = path
        self._synchronous = synchronous
        self._waiting: queue.SimpleQueue[tuple[Work, Answer] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self.log_pages = 0
        self.groups = self.pieces = 0
        self._log_to_finish = False

    def start(self) -> None:
        """Begin to work for the running event loop."""
        self._loop = asyncio.get_running_loop()
        self._thread = threading.Thread(
            target=self._run, args=(self._loop,), name=f"writer of {self._path.name}", daemon=True
        )
        self._thread.start()

    async def stop(self) -> None:
        """Finish what was handed over, then end the thread."""
        self._loop = None
        if self._thread is not None:
            self._waiting.put(None)
            await asyncio.to_thread(self._thread.join)
            self._thread = None

    async def submit(self, work: Callable[[apsw.Connection], T]) -> T:
        """Run this inside a transaction; its result, once that is on disk, or what it raised."""
        if self._loop is None:
            raise Unavailable(f"The database {self._path} is not open.")
        answer: asyncio.Future[object] = self._loop.create_future()
        self._waiting.put((work, answer))
        return cast("T", await answer)

    def post(self, work: Work) -> None:
        """Run this some time; nobody waits for it. Callable from any thread."""
        self._waiting.put((work, None))

    def finish_log(self) -> None:
        """Move the rest of the log after the next group. Callable from any thread.

        While the writer does it, nobody writes: the log comes to its end and starts over.
        """
        self._log_to_finish = True

    def _run(self, loop: asyncio.AbstractEventLoop) -> None:
        db: apsw.Connection | None = None
        while group := self._next_group():
            try:
                if db is None:
                    db = self._connect()
                outcomes = self._commit(db, group)
                self.groups, self.pieces = self.groups + 1, self.pieces + len(group)
            except Exception as error:  # noqa: BLE001 whoever waits must hear of it
                outcomes = [(answer, None, error) for _, answer in group]
            with suppress(RuntimeError):  # the loop has ended: nobody waits any more
                loop.call_soon_threadsafe(_deliver, outcomes)
            if self._log_to_finish and db is not None:
                self._log_to_finish = False
                with suppress(apsw.Error):  # the next turn of the upkeep asks again
                    db.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
        if db is not None:
            db.close()

    def _next_group(self) -> list[tuple[Work, Answer]]:
        first = self._waiting.get()
        group = []
        while first is not None:
            group.append(first)
            if len(group) == GROUP or self._waiting.empty():
                return group
            first = self._waiting.get()
        if group:
            self._waiting.put(None)  # the end was heard too early: finish these first
        return group

    def _connect(self) -> apsw.Connection:
        with translated(self._path):
            db = connect(self._path, synchronous=self._synchronous)
            db.set_wal_hook(self._committed)
            return db

    def _committed(self, _db: apsw.Connection, _name: str, pages: int) -> int:
        self.log_pages = pages
        return apsw.SQLITE_OK

    def _commit(self, db: apsw.Connection, group: list[tuple[Work, Answer]]) -> list[Outcome]:
        with translated(self._path):
            db.execute("begin immediate")
            try:
                outcomes = [(answer, *_attempt(db, piece, self._path)) for piece, answer in group]
                db.execute("commit")
            except BaseException:
                if db.in_transaction:
                    db.execute("rollback")
                raise
        return outcomes


def _attempt(db: apsw.Connection, piece: Work, path: Path) -> tuple[object, Exception | None]:
    db.execute("savepoint piece")
    try:
        with translated(path):
            result = piece(db)
    except Exception as error:
        if not db.in_transaction:  # SQLite gave the whole group up: a full disk, a failed read
            raise
        db.execute("rollback to piece; release piece")
        return None, error
    db.execute("release piece")
    return result, None


def _deliver(outcomes: list[Outcome]) -> None:
    for answer, result, error in outcomes:
        if answer is None or answer.done():
            continue
        if error is None:
            answer.set_result(result)
        else:
            answer.set_exception(error)
