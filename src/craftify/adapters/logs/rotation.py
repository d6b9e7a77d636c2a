"""Log files: one that grows, put aside when it is full, removed when it is old."""

import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

FULL: Final = 20 * 1024 * 1024
OLD: Final = 30 * 24 * 3600.0


class RotatedFile:
    """Appends lines to `craftify.log` of a folder; old ones are `craftify-<time>.log`."""

    def __init__(self, folder: Path, *, full: int = FULL, old: float = OLD) -> None:
        self._folder, self._full, self._old = folder, full, old
        self._file: BinaryIO | None = None
        self._size = 0

    @property
    def path(self) -> Path:
        """The file that grows."""
        return self._folder / "craftify.log"

    def write(self, line: bytes) -> None:
        """Append a line; what cannot be written is lost, and tried again with the next one."""
        with suppress(OSError):
            if self._file is None:
                self._open()
            if self._size and self._size + len(line) > self._full:
                self._turn()
            if self._file is not None:
                self._file.write(line)
                self._size += len(line)

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            self._file = None

    def _open(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._file = self.path.open("ab", buffering=0)
        self._size = self._file.tell()
        self._sweep()

    def _turn(self) -> None:
        self.close()
        moment = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
        aside = self._folder / f"craftify-{moment}-{time.monotonic_ns() % 1_000_000:06d}.log"
        with suppress(FileNotFoundError):
            self.path.rename(aside)
        self._open()

    def _sweep(self) -> None:
        limit = time.time() - self._old
        for path in self._folder.glob("craftify-*.log"):
            with suppress(OSError):
                if path.stat().st_mtime < limit:
                    path.unlink()
