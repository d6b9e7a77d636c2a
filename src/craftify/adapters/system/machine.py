"""The machine as the operating system tells of it."""

import os
import platform
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from craftify.ports.machine import Disk, Memory

STATUS: Final = Path("/proc/self/statm")
LIMITS: Final = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)
ENDLESS: Final = 1 << 60
FILES: Final = "*.db*"


class LocalMachine:
    """Keeps the port `Machine` for the folder of the data."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def python(self) -> str:
        return platform.python_version()

    def memory(self) -> Memory:
        return Memory(rss=_rss(), limit=_limit())

    def disk(self) -> Disk:
        used = 0
        for path in self._folder.glob(FILES):
            with suppress(OSError):
                used += path.stat().st_size
        return Disk(used=used, free=shutil.disk_usage(self._folder).free)


def _rss() -> int:
    with suppress(OSError, ValueError, IndexError):
        return int(STATUS.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - not to be had on Windows

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _limit() -> int | None:
    for path in LIMITS:
        with suppress(OSError, ValueError):
            limit = int(path.read_text())
            return limit if limit < ENDLESS else None
    return None
