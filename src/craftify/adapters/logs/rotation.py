"""Log files: one that grows, put aside and packed when it is full, removed when it is old."""

import gzip
import os
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

FULL: Final = 20 * 1024 * 1024
OLD: Final = 30 * 24 * 3600.0
ASIDE: Final = "craftify-*.log"
SWEEP: Final = 3600.0


class RotatedFile:
    """Appends lines to `craftify.log` of a folder; older ones are `craftify-<time>.log.gz`."""

    def __init__(self, folder: Path, *, full: int = FULL, old: float = OLD) -> None:
        self._folder, self._full, self._old = folder, full, old
        self._file: BinaryIO | None = None
        self._size = 0
        self._swept = float("-inf")

    @property
    def path(self) -> Path:
        """The file that grows."""
        return self._folder / "craftify.log"

    def write(self, lines: list[bytes]) -> None:
        """Append lines; what cannot be written is lost, and tried again with the next ones."""
        with suppress(OSError):
            if self._file is None:
                self._open()
            if time.monotonic() - self._swept > SWEEP:
                self._sweep()
            batch: list[bytes] = []
            for line in lines:
                if self._size and self._size + len(line) > self._full:
                    self._append(batch)
                    batch = []
                    self._turn()
                batch.append(line)
                self._size += len(line)
            self._append(batch)

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            self._file = None

    def _append(self, lines: list[bytes]) -> None:
        if lines and self._file is not None:
            self._file.write(b"".join(lines))

    def _open(self) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._file = self.path.open("ab", buffering=0)
        self.path.chmod(0o600)
        self._size = self._file.tell()

    def _turn(self) -> None:
        self.close()
        moment = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
        aside = self._folder / f"craftify-{moment}-{time.monotonic_ns() % 1_000_000:06d}.log"
        with suppress(FileNotFoundError):
            self.path.rename(aside)
        self._open()
        self._sweep()

    def _sweep(self) -> None:
        """Pack what was put aside, also by a process that died over it; remove what is old."""
        self._swept = time.monotonic()
        for path in self._folder.glob(ASIDE):
            with suppress(OSError):
                _pack(path)
        limit = time.time() - self._old
        for path in self._folder.glob(f"{ASIDE}.gz"):
            with suppress(OSError):
                if path.stat().st_mtime < limit:
                    path.unlink()


def _pack(path: Path) -> None:
    """Replace a file by a packed one of the same age."""
    coming, whole = path.with_suffix(".log.gz.part"), path.stat()
    with path.open("rb") as source, coming.open("wb") as target:
        coming.chmod(0o600)
        with gzip.GzipFile("", "wb", 6, target, mtime=whole.st_mtime) as packed:
            shutil.copyfileobj(source, packed, 1024 * 1024)
    os.utime(coming, (whole.st_atime, whole.st_mtime))
    coming.rename(path.with_suffix(".log.gz"))
    path.unlink()
