"""The thread that moves the log of finished writes into the database, so that no write has to."""

import threading
from pathlib import Path

import apsw

from craftify.adapters.sqlite.files import connect, translated
from craftify.adapters.sqlite.writer import Work, Writer

EVERY = 0.25
PAGE = 4_096
LOG_LIMIT = 4 * 1024 * 1024
LONG_LOG = 4 * LOG_LIMIT
"""Under writes without a pause a checkpoint beside them never meets the end of the log."""

SWEEP_TURNS = 240


class Upkeep:
    """Passive checkpoints when the log is over 4 MB, and a sweep of what has expired once a minute.

    A checkpoint inside the loop or the writer would hold up a request for up to 17 ms.
    """

    def __init__(self, path: Path, writer: Writer, *, sweep: Work | None = None) -> None:
        self._path = path
        self._writer = writer
        self._sweep = sweep
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin."""
        with translated(self._path):
            db = connect(self._path)
        self._stopping.clear()
        self._thread = threading.Thread(
            target=self._run, args=(db,), name=f"upkeep of {self._path.name}", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """End, after a last checkpoint; blocks for as long as that takes."""
        if self._thread is not None:
            self._stopping.set()
            self._thread.join()
            self._thread = None

    def _run(self, db: apsw.Connection) -> None:
        turn = 0
        while not self._stopping.wait(EVERY):
            if self._writer.log_pages * PAGE > LOG_LIMIT:
                self._checkpoint(db)
            if self._writer.log_pages * PAGE > LONG_LOG:
                self._writer.finish_log()
            if self._sweep is not None and turn % SWEEP_TURNS == 0:
                self._writer.post(self._sweep)
            turn += 1
        self._checkpoint(db)
        db.close()

    def _checkpoint(self, db: apsw.Connection) -> None:
        try:
            _, moved = db.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
        except apsw.Error:  # another process is at it, or the disk is full: the next turn tries
            return
        if moved >= self._writer.log_pages:  # nothing was written meanwhile
            self._writer.log_pages = 0
