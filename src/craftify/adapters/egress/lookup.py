"""Names to addresses, as this machine knows them."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

Lookup = Callable[[str, int], Awaitable[Sequence[str]]]
THREADS: Final = 16


class SystemLookup:
    """Asks the system, on threads of its own: a slow answer holds up nothing but its call."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="lookup")

    async def __call__(self, name: str, port: int) -> Sequence[str]:
        """All addresses of a name; OSError when there is none."""
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._threads, _ask, name, port)
        return tuple(dict.fromkeys(str(place[4][0]) for place in found))

    def close(self) -> None:
        """Let go of the threads."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _ask(name: str, port: int) -> list[tuple[object, object, object, object, tuple[object, ...]]]:
    return [*socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)]
