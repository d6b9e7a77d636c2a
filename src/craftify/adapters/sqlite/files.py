"""How a SQLite file is made, recognized, upgraded and connected to; the same way for every file."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw

from craftify.domain.errors import Unavailable
from craftify.ports.items import Unusable

PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""


class Damaged(Unusable):
    """The file is no database any more, or never was one."""


class Newer(Unusable):
    """The file was written by a later version of this program."""


@dataclass(frozen=True)
class Layout:
    """What a file holds: its mark in the header, and one SQL script per version of its schema.

    A file of schema n is upgraded by the scripts after the n-th, in order, in one transaction.
    """

    what: str
    mark: int
    steps: tuple[str, ...]


def connect(
    path: Path, *, synchronous: str = "full", read_only: bool = False, patience: float = PATIENCE
) -> apsw.Connection:
    """A connection that never checkpoints by itself and waits for its turn."""
    db = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE, statementcachesize=256)
    db.set_busy_handler(patient(patience))
    for pragma in (
        f"synchronous={synchronous}",
        f"fullfsync={int(synchronous == 'full')}",  # macOS: down to the disk itself
        f"query_only={int(read_only)}",
        "wal_autocheckpoint=0",
        "journal_size_limit=16777216",
        "cache_size=-32768",
        "temp_store=memory",
        "trusted_schema=0",
    ):
        db.execute(f"pragma {pragma}").fetchall()
    return db


def fetch(db: apsw.Connection, sql: str, values: Sequence[Any] = ()) -> list[Any]:
    """All the rows; the driver types a column as whatever SQLite can hold, its reader knows."""
    return db.execute(sql, values).fetchall()


def patient(seconds: float) -> Callable[[int], bool]:
    """A busy handler that tries again every few milliseconds.

    SQLite's own waits up to 100 ms between tries, which a busy neighbor can win for ever.
    """
    deadline = 0.0

    def wait(tries: int) -> bool:
        nonlocal deadline
        if tries == 0:
            deadline = time.monotonic() + seconds
        time.sleep(random.uniform(0.0005, 0.004))  # noqa: S311 spreads neighbors apart
        return time.monotonic() < deadline

    return wait


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite complains of into words for the operator."""
    try:
        yield
    except (apsw.NotADBError, apsw.CorruptError) as error:
        raise Damaged(f"The database {path} is damaged or not a database: {error}.") from error
    except (apsw.CantOpenError, apsw.PermissionsError, apsw.ReadOnlyError) as error:
        raise Unusable(f"The database {path} cannot be opened for writing: {error}.") from error
    except (apsw.BusyError, apsw.LockedError) as error:
        raise Unavailable(f"The database {path} is kept busy by another process.") from error
    except apsw.FullError as error:
        raise Unavailable(f"The disk of the database {path} is full.") from error
    except apsw.Error as error:
        raise Unavailable(f"The database {path} does not answer: {error}.") from error


def prepare(path: Path, layout: Layout) -> None:
    """Create the file or bring it to the newest schema, readable by its owner only.

    Raises:
        Unusable: It is not ours, damaged, of a newer version, or out of reach.
    """
    try:
        _own(path)
    except OSError as error:
        raise Unusable(f"The database {path} cannot be made: {error.strerror}.") from error
    with translated(path):
        db = connect(path)
        try:
            if _schema(db, path, layout) < len(layout.steps):
                _to_wal(db)
                _upgrade(db, path, layout)
        finally:
            db.close()


def _own(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        with suppress(FileExistsError):  # a neighbor was faster
            path.touch(mode=0o600, exist_ok=False)
    elif path.is_file() and path.stat().st_mode & 0o077:
        path.chmod(0o600)


def _schema(db: apsw.Connection, path: Path, layout: Layout) -> int:
    mark, version = db.pragma("application_id"), db.pragma("user_version")
    filled = db.execute("select count(*) from sqlite_schema").get
    if mark != layout.mark and (mark or version or filled):
        raise Unusable(f"The database {path} is not {layout.what} of Craftify.")
    if version > len(layout.steps):
        raise Newer(
            f"The database {path} was written by a newer Craftify (schema {version}, this one"
            f" knows {len(layout.steps)}): install that version or a later one."
        )
    return int(version)


def _to_wal(db: apsw.Connection) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            db.pragma("journal_mode", "wal")
        except apsw.BusyError:  # SQLite asks no busy handler here
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _upgrade(db: apsw.Connection, path: Path, layout: Layout) -> None:
    db.execute("begin immediate")
    try:
        for step in layout.steps[_schema(db, path, layout) :]:
            db.execute(step)
        db.pragma("application_id", layout.mark)
        db.pragma("user_version", len(layout.steps))
        db.execute("commit")
    except BaseException:
        db.execute("rollback")
        raise
