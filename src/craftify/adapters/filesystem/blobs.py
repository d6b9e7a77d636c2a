"""The blob store in a folder: one file a blob, named by its hash, in 256 folders.

A file is one line `craftify-blob 1 <media type>`, then the bytes. Both come into being at once.
"""

import asyncio
import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from craftify.adapters.filesystem import atomic
from craftify.domain.errors import Unavailable
from craftify.ports.blobs import Blob, BlobDamaged, checked_blob, checked_key

T = TypeVar("T")

HEAD = b"craftify-blob 1 "
STALE = 3_600
"""Seconds after which a half-done file belongs to a process that died."""


class FileBlobs:
    """Keeps `ports.blobs.Blobs` in a folder; every touch of the disk happens in a thread."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._half_done = place / "half-done"
        self._is_open = False

    async def open(self) -> None:
        self._is_open = True
        try:
            await self._do(self._make_ready)
        except BaseException:
            self._is_open = False
            raise

    async def close(self) -> None:
        self._is_open = False

    async def health(self) -> None:
        await self._do(self._try_to_write)

    async def put(self, data: bytes, *, content_type: str) -> str:
        checked_blob(data, content_type)
        return await self._do(lambda: self._put(data, content_type))

    async def get(self, key: str) -> Blob | None:
        path = self._path(key)
        return await self._do(lambda: _read(path))

    async def exists(self, key: str) -> bool:
        return await self._do(self._path(key).is_file)

    async def delete(self, key: str) -> None:
        path = self._path(key)
        await self._do(lambda: path.unlink(missing_ok=True))

    def _path(self, key: str) -> Path:
        name = checked_key(key)
        return self._place / name[:2] / name

    async def _do(self, touch: Callable[[], T]) -> T:
        if not self._is_open:
            raise Unavailable(f"The blob store {self._place} is not open.")

        def translated() -> T:
            with _translated(self._place):
                return touch()

        return await asyncio.to_thread(translated)

    def _make_ready(self) -> None:
        atomic.folder(self._half_done)
        for path in self._half_done.iterdir():
            if path.stat().st_mtime < time.time() - STALE:
                path.unlink(missing_ok=True)
        self._try_to_write()

    def _try_to_write(self) -> None:
        probe = self._half_done / "probe"
        probe.write_bytes(b"")

    def _put(self, data: bytes, content_type: str) -> str:
        key = hashlib.sha256(data).hexdigest()
        path = self._path(key)
        try:
            if _read(path) is not None:
                return key
        except BlobDamaged:
            pass  # what is written now mends it
        atomic.folder(path.parent)
        atomic.replace(path, HEAD + content_type.encode() + b"\n" + data, self._half_done)
        return key


def _read(path: Path) -> Blob | None:
    try:
        whole = path.read_bytes()
    except FileNotFoundError:
        return None
    head, _, data = whole.partition(b"\n")
    if not head.startswith(HEAD) or hashlib.sha256(data).hexdigest() != path.name:
        raise BlobDamaged(f"The blob {path} is damaged: its bytes have another hash.")
    return Blob(path.name, data, head.removeprefix(HEAD).decode())


@contextmanager
def _translated(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unavailable(f"The blob store {place} does not answer: {error}.") from error
