"""Files that are there whole or not at all, readable by their owner only."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile


def folder(path: Path) -> None:
    """Make a folder and have it on disk, with those above it."""
    if path.is_dir():
        return
    folder(path.parent)
    with suppress(FileExistsError):  # a neighbor was faster
        path.mkdir(mode=0o700)
    settle(path.parent)


def settle(path: Path) -> None:
    """Have the names inside a folder on disk."""
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace(path: Path, data: bytes, workshop: Path) -> None:
    """Put these bytes under that name, by way of a file in `workshop` on the same disk."""
    with NamedTemporaryFile(dir=workshop, delete=False) as file:  # made with mode 0600
        half_done = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            half_done.rename(path)
        except BaseException:
            half_done.unlink(missing_ok=True)
            raise
    settle(path.parent)
