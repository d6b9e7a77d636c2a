"""The wall clock, and UUIDv7 identifiers that sort by their making."""

import os
import time
from datetime import UTC, datetime
from threading import Lock

_COUNTER_BITS = 42  # of the 74 bits that are neither time nor version: room below for randomness
_RANDOM_BITS = 32
_DRAWN = 512  # bytes asked for at once: asking costs more than they do


class SystemClock:
    """The time of the machine."""

    def now(self) -> datetime:
        return datetime.fromtimestamp(time.time(), UTC)


class SystemIds:
    """UUIDv7 (RFC 9562, method 2): milliseconds, a counter seeded at random, random bits."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._millisecond = 0
        self._counter = 0
        self._drawn, self._used = b"", 0

    def new(self) -> str:
        with self._lock:
            millisecond, counter = self._next()
            random = self._random(_RANDOM_BITS)
        high = counter >> 30 & 0xFFF
        low = (counter & 0x3FFFFFFF) << _RANDOM_BITS | random
        text = f"{millisecond << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def _next(self) -> tuple[int, int]:
        now = time.time_ns() // 1_000_000
        if now > self._millisecond:
            self._millisecond = now
            self._counter = self._random(_COUNTER_BITS - 1)
        else:  # the same millisecond, or a clock that was set back
            self._counter += 1
            if self._counter >> _COUNTER_BITS:
                self._millisecond += 1
                self._counter = self._random(_COUNTER_BITS - 1)
        return self._millisecond, self._counter

    def _random(self, bits: int) -> int:
        """So many bits of the machine's randomness, none of them twice."""
        size, at = (bits + 7) // 8, self._used
        if at + size > len(self._drawn):
            self._drawn, at = os.urandom(_DRAWN), 0
        self._used = at + size
        return int.from_bytes(self._drawn[at : self._used], "big") & ((1 << bits) - 1)
