"""A few children kept warm: each does one job at a time, and one that dies is replaced."""

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import msgspec

from craftify.adapters.workshop.wire import (
    HEAD,
    LONGEST,
    READY,
    Job,
    Outcome,
    framed,
    pack,
    read_outcome,
)
from craftify.domain.errors import Unavailable
from craftify.engine import Problem, TemplateInvalid

ENVIRONMENT: Final = {"LANG": "C.UTF-8", "MALLOC_TRIM_THRESHOLD_": "65536"}
TRIES: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a child may use, and how many jobs may wait for one."""

    children: int = 2
    seconds: float = 10.0
    memory: int = 1024 * 1024 * 1024
    share: int = 500
    waiting: int = 200
    patience: float = 30.0


class Died(Exception):
    """A child ended in the middle of a job."""


class Pool:
    """Hands jobs to children; at most `children` of them live at a time."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._idle: deque[Process] = deque()
        self._alive: set[Process] = set()
        self._free = asyncio.Semaphore(limits.children)
        self._waiting = 0
        self._closed = True

    def open(self) -> None:
        """Take jobs from now on."""
        self._closed = False

    @property
    def pids(self) -> frozenset[int]:
        """The process ids of the children that live."""
        return frozenset(child.pid for child in self._alive)

    @property
    def waiting(self) -> int:
        """How many jobs wait for a child."""
        return self._waiting

    @property
    def running(self) -> int:
        """How many jobs are under way."""
        return len(self._alive) - len(self._idle)

    @property
    def closed(self) -> bool:
        """Whether it takes no jobs any more."""
        return self._closed

    async def warm(self) -> None:
        """Start the children beforehand."""
        while not self._closed and len(self._alive) < self._limits.children:
            self._idle.append(await self._start())

    async def run(self, job: Job) -> Outcome:
        """The outcome of a job, of its second try if its child died at the first.

        Raises:
            TemplateInvalid: it took too long, or killed its child twice.
            Unavailable: too many wait, or there is no child to be had.
        """
        message = framed(pack(job))
        await self._enter()
        try:
            for _ in range(TRIES):
                with suppress(Died):
                    return await self._attempt(message)
        finally:
            self._free.release()
        raise _refused("This template crashes the compiler. Simplify it, or report it to us.")

    async def close(self) -> None:
        """End every child."""
        self._closed = True
        self._idle.clear()
        for child in tuple(self._alive):
            await self._end(child)

    async def _enter(self) -> None:
        if self._closed:
            raise Unavailable("The engine is closed.")
        if self._waiting >= self._limits.waiting:
            raise Unavailable("The engine is busy. Try again in a moment.")
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.patience):
                await self._free.acquire()
        except TimeoutError:
            raise Unavailable("The engine is busy. Try again in a moment.") from None
        finally:
            self._waiting -= 1

    async def _attempt(self, message: bytes) -> Outcome:
        child = await self._take()
        kept = False
        try:
            async with asyncio.timeout(self._limits.seconds):
                outcome = await _exchange(child, message)
            kept = not outcome.last
        except TimeoutError:
            seconds = f"{self._limits.seconds:g}"
            raise _refused(f"This template took longer than {seconds} seconds.") from None
        finally:
            if kept and not self._closed:
                self._idle.append(child)
            else:
                await asyncio.shield(self._end(child))
        return outcome

    async def _take(self) -> Process:
        while self._idle:
            child = self._idle.popleft()
            if child.returncode is None:
                return child
            await self._end(child)
        return await self._start()

    async def _start(self) -> Process:
        limits = self._limits
        arguments = (str(limits.memory), str(max(1, round(limits.seconds))), str(limits.share))
        try:
            child = await asyncio.create_subprocess_exec(
                sys.executable,
                "-I",
                "-m",
                "craftify.adapters.workshop.child",
                *arguments,
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,
                env=ENVIRONMENT,
                start_new_session=True,  # Ctrl-C at the terminal is for the server alone
            )
        except OSError as error:
            raise Unavailable("No process can be started for the engine.") from error
        self._alive.add(child)
        try:
            async with asyncio.timeout(limits.patience):
                ready = await child.stdout.readexactly(len(READY)) if child.stdout else b""
        except (TimeoutError, asyncio.IncompleteReadError):
            ready = b""
        except asyncio.CancelledError:
            await asyncio.shield(self._end(child))
            raise
        if ready != READY:
            await self._end(child)
            raise Unavailable("The process of the engine did not start.")
        return child

    async def _end(self, child: Process) -> None:
        self._alive.discard(child)
        with suppress(ProcessLookupError):
            child.kill()
        if child.stdin is not None:
            child.stdin.close()
        await child.wait()


async def _exchange(child: Process, message: bytes) -> Outcome:
    if child.stdin is None or child.stdout is None:
        raise Died
    try:
        child.stdin.write(message)
        await child.stdin.drain()
        length = int.from_bytes(await child.stdout.readexactly(HEAD), "big")
        if length > LONGEST:
            raise Died
        return read_outcome(await child.stdout.readexactly(length))
    except (asyncio.IncompleteReadError, OSError, msgspec.DecodeError) as error:
        raise Died from error


def _refused(message: str) -> TemplateInvalid:
    return TemplateInvalid([Problem(message=message, part="document")])
