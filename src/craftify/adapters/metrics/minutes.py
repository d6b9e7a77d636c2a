"""The last hour of requests, minute by minute: enough to draw, too little to know anybody."""

from bisect import bisect_left
from collections import deque
from typing import Final

from craftify.ports.metrics import Minute

KEPT: Final = 60
ERROR: Final = 500
# upper ends in seconds, each a quarter longer than the one before: 0.5 ms to half a minute
ENDS: Final = tuple(0.0005 * 1.25**step for step in range(50))


class Minutes:
    """Counts requests into minutes, and their durations into steps."""

    def __init__(self) -> None:
        self._past: deque[tuple[int, list[int], int]] = deque(maxlen=KEPT)
        self._at, self._errors = 0, 0
        self._steps = [0] * (len(ENDS) + 1)

    def count(self, now: float, status: int, seconds: float) -> None:
        """One request."""
        minute = int(now) // 60
        if minute != self._at:
            self._turn(minute)
        if status >= ERROR:
            self._errors += 1
        self._steps[bisect_left(ENDS, seconds)] += 1

    def told(self, now: float) -> tuple[Minute, ...]:
        """The hour that ends now."""
        present = int(now) // 60
        if present != self._at:
            self._turn(present)
        known = {at: (steps, errors) for at, steps, errors in self._past}
        known[self._at] = (self._steps, self._errors)
        empty: tuple[list[int], int] = ([], 0)
        return tuple(
            _minute(at, *known.get(at, empty)) for at in range(present - KEPT + 1, present + 1)
        )

    def _turn(self, minute: int) -> None:
        if any(self._steps):
            self._past.append((self._at, self._steps, self._errors))
        self._at, self._errors, self._steps = minute, 0, [0] * (len(ENDS) + 1)


def _minute(at: int, steps: list[int], errors: int) -> Minute:
    count = sum(steps)
    half, most, nearly = (_quantile(steps, count, share) for share in (0.5, 0.95, 0.99))
    return Minute(at=at * 60, count=count, errors=errors, p50=half, p95=most, p99=nearly)


def _quantile(steps: list[int], count: int, share: float) -> float:
    """Milliseconds that so large a share of the requests took at most, to a quarter exact."""
    wanted, seen = share * count, 0
    for step, number in enumerate(steps):
        seen += number
        if number and seen >= wanted:
            return round(ENDS[min(step, len(ENDS) - 1)] * 1000, 2)
    return 0.0
