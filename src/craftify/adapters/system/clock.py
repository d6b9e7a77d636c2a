"""The wall clock, and UUIDv7 identifiers that sort by their making."""

import secrets
import time
from datetime import UTC, datetime
from threading import Lock

_COUNTER_BITS = 42  # of the 74 bits that are neither time nor version: room below for randomness
_RANDOM_BITS = 32


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

    def new(self) -> str:
        with self._lock:
            millisecond, counter = self._next()
        high = counter >> 30 & 0xFFF
        low = (counter & 0x3FFFFFFF) << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
        text = f"{millisecond << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def _next(self) -> tuple[int, int]:
        now = time.time_ns() // 1_000_000
        if now > self._millisecond:
            self._millisecond = now
            self._counter = secrets.randbits(_COUNTER_BITS - 1)
        else:  # the same millisecond, or a clock that was set back
            self._counter += 1
            if self._counter >> _COUNTER_BITS:
                self._millisecond += 1
                self._counter = secrets.randbits(_COUNTER_BITS - 1)
        return self._millisecond, self._counter
