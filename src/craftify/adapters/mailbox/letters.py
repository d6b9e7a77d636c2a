"""Files that are there whole or not at all, readable by their owner only."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

ROW, MESSAGE, HALF_DONE = ".json", ".eml", ".half-"


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


def write(path: Path, data: bytes) -> None:
    """Put these bytes under that name; the name is on disk after `settle`."""
    with NamedTemporaryFile(dir=path.parent, prefix=HALF_DONE, delete=False) as file:  # mode 0600
        half_done = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            half_done.rename(path)
        except BaseException:
            half_done.unlink(missing_ok=True)
            raise


def names(path: Path) -> set[str]:
    """The ids of the mails in a folder: those that have a row."""
    with os.scandir(path) as entries:
        return {entry.name.removesuffix(ROW) for entry in entries if entry.name.endswith(ROW)}


def sweep(path: Path) -> None:
    """Remove what a process that died had begun. Only for who is alone in the folder."""
    there = names(path)
    for file in path.iterdir():
        orphan = file.suffix == MESSAGE and file.stem not in there
        if orphan or file.name.startswith(HALF_DONE):
            file.unlink(missing_ok=True)
