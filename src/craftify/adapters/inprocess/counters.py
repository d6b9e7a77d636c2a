"""The counters of the limiter, in this process's memory."""

from collections.abc import Sequence
from datetime import datetime
from math import ceil
from typing import Final

from craftify.ports.limiter import Backoff, Charge, Policy, Rate, Verdict

GENERATION: Final = 50_000
# time is a binary fraction: what differs by less than this share of one is the same
CLOSE: Final = 1e-6
State = tuple[float, float]  # how much there is, and since when
NEW: Final[State] = (0.0, 0.0)


class ProcessLimiter:
    """Keeps two generations of counters a policy: the older one goes when the younger is full."""

    def __init__(self, generation: int = GENERATION) -> None:
        self._generation = generation
        self._young: dict[str, dict[str, State]] = {}
        self._old: dict[str, dict[str, State]] = {}

    @property
    def size(self) -> int:
        """How many counters are kept."""
        return sum(len(states) for kept in (self._young, self._old) for states in kept.values())

    async def check(self, charges: Sequence[Charge], now: datetime) -> Verdict:
        moment = now.timestamp()
        worst: Verdict | None = None
        states: list[State] = []
        allowed, delay = True, 0.0
        for policy, key in charges:
            known = self._of(policy.name, key)
            if known[1] > moment:  # the clock was set back: count on from here
                known = (known[0], moment)
                self._keep(policy.name, key, known)
            verdict, state = _judged(policy, known, moment)
            states.append(state)
            allowed = allowed and verdict.allowed
            delay = max(delay, verdict.delay)
            if worst is None or _stricter(verdict, worst):
                worst = verdict
        if worst is None:
            raise ValueError("There is nothing to charge.")
        for (policy, key), state in zip(charges, states, strict=True):
            if allowed:
                self._keep(policy.name, key, state)
            elif key in self._old.get(policy.name, ()):
                self._keep(policy.name, key, self._of(policy.name, key))
        return worst._replace(delay=delay) if allowed and delay != worst.delay else worst

    async def refund(self, charges: Sequence[Charge], now: datetime) -> None:
        del now  # what one charge adds does not depend on when it was made
        for policy, key in charges:
            count, since = self._of(policy.name, key)
            if count > 1:
                self._keep(policy.name, key, (count - 1, since))
            else:
                self._drop(policy.name, key)

    async def forget(self, charges: Sequence[Charge]) -> None:
        for policy, key in charges:
            self._drop(policy.name, key)

    def _of(self, name: str, key: str) -> State:
        young = self._young.get(name)
        if young is None:
            return NEW
        found = young.get(key)
        return found if found is not None else self._old.get(name, {}).get(key, NEW)

    def _keep(self, name: str, key: str, state: State) -> None:
        young = self._young.get(name)
        if young is None:
            young = self._young[name] = {}
        if len(young) >= self._generation and key not in young:
            self._old[name], young = young, {}
            self._young[name] = young
        young[key] = state

    def _drop(self, name: str, key: str) -> None:
        self._young.get(name, {}).pop(key, None)
        self._old.get(name, {}).pop(key, None)


def _stricter(one: Verdict, other: Verdict) -> bool:
    if one.allowed is not other.allowed:
        return other.allowed
    if not one.allowed:
        return one.retry_after > other.retry_after
    return one.remaining < other.remaining


def _judged(policy: Policy, state: State, moment: float) -> tuple[Verdict, State]:
    """What the policy says, and what its counter would be if everybody agreed."""
    if isinstance(policy, Rate):
        return _paced(policy, state, moment)
    return _backed_off(policy, state, moment)


def _paced(policy: Rate, state: State, moment: float) -> tuple[Verdict, State]:
    level, since = state
    room = policy.burst or policy.limit
    interval = policy.window / policy.limit
    level = max(0.0, level - (moment - since) / interval)
    after = level + 1
    if after > room + CLOSE:
        wait = max(1, ceil((after - room - CLOSE) * interval))
        reset = ceil(level * interval)
        return Verdict(False, policy, policy.limit, 0, reset, wait, 0.0), state  # noqa: FBT003
    delay = 0.0
    if policy.slow_after is not None:
        over = ceil(after - CLOSE) - policy.slow_after
        if over > 0:
            delay = min(policy.slow_cap, over * policy.slow_step)
    left, reset = int(room - after + CLOSE), ceil(after * interval - CLOSE)
    return Verdict(True, policy, policy.limit, left, reset, 0, delay), (after, moment)  # noqa: FBT003


def _backed_off(policy: Backoff, state: State, moment: float) -> tuple[Verdict, State]:
    count, since = state
    quiet = moment - since
    if quiet + CLOSE >= policy.window:
        count = 0.0
    reset = ceil(policy.window)
    if count >= policy.free:
        steps = min(64, int(count) - policy.free)
        wait = min(policy.longest, policy.first * 2**steps) - quiet
        if wait > CLOSE:
            verdict = Verdict(False, policy, policy.free, 0, reset, max(1, ceil(wait - CLOSE)), 0.0)  # noqa: FBT003
            return verdict, state
    left = max(0, policy.free - int(count) - 1)
    return Verdict(True, policy, policy.free, left, reset, 0, 0.0), (count + 1, moment)  # noqa: FBT003
