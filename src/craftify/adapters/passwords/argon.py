"""Argon2id in a small pool of threads: it lets go of the interpreter while it works."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from craftify.domain.errors import Unavailable
from craftify.ports.logs import spent

T = TypeVar("T")
# OWASP asks for 19 MiB and two passes at the least
MEMORY_KIB: Final = 32 * 1024
PASSES: Final = 3
AT_ONCE: Final = 2
WAITING: Final = 64
# a hash of nobody's password with the figures above, to compare with when there is no account
DECOY: Final = (
    "$argon2id$v=19$m=32768,t=3,p=1$ULpa78bGzSiYJRWCdC9fUA"
    "$9Gqrj7UW11C/Ym8NlPoMNvtEfhXbTdIEaRbKeSTvXRI"
)


class Argon2Passwords:
    """Keeps the port `Passwords`."""

    def __init__(self, *, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        self._hasher = PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=1)
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="argon2")
        self._room = at_once + waiting
        self._inside = 0

    async def hash(self, password: str) -> str:
        return await self._run(partial(self._hasher.hash, _bytes(password)))

    async def verify(self, hashed: str, password: str) -> bool:
        return await self._run(partial(self._matches, hashed, _bytes(password)))

    async def pretend(self, password: str) -> None:
        await self._run(partial(self._matches, DECOY, _bytes(password)))

    def outdated(self, hashed: str) -> bool:
        try:
            return self._hasher.check_needs_rehash(hashed)
        except InvalidHashError:
            return True

    async def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _matches(self, hashed: str, password: bytes) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except (Argon2Error, InvalidHashError):
            return False

    async def _run(self, work: Callable[[], T]) -> T:
        if self._inside >= self._room:
            raise Unavailable("Too many people are signing in at once. Try again in a moment.")
        self._inside += 1
        began = time.perf_counter()
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._inside -= 1
            spent("password", time.perf_counter() - began)


def _bytes(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")
