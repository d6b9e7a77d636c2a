"""The program of a child: reads a job, does it within its limits, writes the outcome, and again."""

import os
import resource
import sys
import traceback
from pathlib import Path
from typing import BinaryIO, Final

from craftify.adapters.workshop import jobs, wire
from craftify.engine import EngineError, Problem

FILES: Final = 64
KIBIBYTE: Final = 1024
TOO_DEEP: Final = Problem(message="The template is nested too deeply.", part="document")
TOO_BIG: Final = Problem(message="The template needs too much memory.", part="document")


def main() -> None:
    """Work until the server closes the pipe or this child has done its share."""
    memory, seconds, share = (int(argument) for argument in sys.argv[1:4])
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints must not break into the pipe
    _confine(memory)
    outgoing.write(wire.READY)
    outgoing.flush()
    for done in range(1, share + 1):
        message = _read(incoming)
        if message is None:
            return
        _allow(seconds)
        outcome = _outcome(message, last=done == share or _bloated(memory))
        outgoing.write(wire.framed(wire.pack(outcome)))
        outgoing.flush()
        if outcome.last:
            return


def _outcome(message: bytes, *, last: bool) -> wire.Outcome:
    try:
        result = wire.pack(jobs.do(wire.read_job(message)))
    except EngineError as error:
        name, problems = type(error).__name__, error.problems
        return wire.Outcome(kind="refused", error=name, problems=problems, last=last)
    except RecursionError:
        return wire.Outcome(kind="refused", error="TooLarge", problems=(TOO_DEEP,), last=last)
    except MemoryError:
        return wire.Outcome(kind="refused", error="TooLarge", problems=(TOO_BIG,), last=True)
    except Exception:  # noqa: BLE001 - the server decides what a defect of the engine means
        return wire.Outcome(kind="failed", trace=traceback.format_exc()[-8000:], last=last)
    return wire.Outcome(kind="done", result=result, last=last)


def _read(incoming: BinaryIO) -> bytes | None:
    head = incoming.read(wire.HEAD)
    if len(head) < wire.HEAD:
        return None
    length = int.from_bytes(head, "big")
    body = incoming.read(length)
    return body if len(body) == length else None


def _confine(memory: int) -> None:
    for limit, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))


def _allow(seconds: int) -> None:
    """Processor time for one more job; the kernel ends a child that takes more."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(usage.ru_utime + usage.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def _bloated(memory: int) -> bool:
    """Whether this child has grown so much that a fresh one serves better."""
    return _resident() > memory // 2


def _resident() -> int:
    """The bytes this process holds now.

    Not its peak: Linux lets a new program begin with the peak of the process that started it, and
    the children of a big server would all take themselves for bloated.
    """
    try:
        with Path("/proc/self/statm").open("rb") as told:
            return int(told.read().split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIBIBYTE


if __name__ == "__main__":
    main()
