"""How often something may happen: one counter gives the limit and the delay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """`limit` in every `window` of seconds, spread evenly, `burst` of them at once (0: all).

    A bucket that holds `burst` and is drained steadily. While it holds more than `slow_after`,
    each further one is delayed by `slow_step` seconds more, at most by `slow_cap`.
    """

    name: str
    limit: int
    window: float
    burst: int = 0
    slow_after: int | None = None
    slow_step: float = 0.0
    slow_cap: float = 0.0

    @property
    def room(self) -> int:
        """How much fits at once."""
        return self.burst or self.limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Backoff:
    """`free` ones at any pace, then each one only after a wait.

    The wait doubles from `first` to `longest` seconds. After `window` seconds without a further
    one everything is forgotten.
    """

    name: str
    free: int
    window: float
    first: float = 1.0
    longest: float = 900.0


Policy = Rate | Backoff
# what is charged, and to whom: an address, an account, a key; the same key under two names is two
Charge = tuple[Policy, str]


class Verdict(NamedTuple):
    """What the strictest policy says.

    `remaining` is how many more would pass now, `reset` in how many seconds all would,
    `retry_after` in how many whole seconds one would (0 when this one passed), and `delay` how
    many seconds this one has to wait before it goes on.
    """

    allowed: bool
    policy: Policy
    limit: int
    remaining: int
    reset: int
    retry_after: int
    delay: float


class Limiter(Protocol):
    """Counts by policy and key. It never waits for time to pass; that is for who asks.

    The time is the caller's. One that goes back neither locks anybody out nor frees anybody.
    Memory has a bound: under a flood of new keys those that were quiet longest are forgotten, and
    a flood in one policy does not touch another. Counts need not outlive a restart.
    """

    async def check(self, charges: Sequence[Charge], now: datetime) -> Verdict:
        """Charge all of them, or, when one does not allow it, none.

        One step: of many at once no more pass than one after the other would. At least one
        charge has to be given. A refusal beats an allowance, the longer wait the shorter one, the
        smaller remainder the greater one; the delay is the longest.

        Raises:
            Unavailable: the counters cannot be reached.
        """
        ...

    async def refund(self, charges: Sequence[Charge], now: datetime) -> None:
        """Take one charge back from each: it did not count after all.

        Raises:
            Unavailable: the counters cannot be reached.
        """
        ...

    async def forget(self, charges: Sequence[Charge]) -> None:
        """Begin anew with each.

        Raises:
            Unavailable: the counters cannot be reached.
        """
        ...
