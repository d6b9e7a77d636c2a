"""What every limiter promises."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.builders import HandClock

from craftify.adapters.inprocess import ProcessLimiter
from craftify.ports.limiter import Backoff, Limiter, Rate, Verdict

MakeLimiter = Callable[[], Limiter]
LIMITERS: dict[str, MakeLimiter] = {"inprocess": ProcessLimiter}
SEED = Rate(name="seed", limit=100, window=900, slow_after=50, slow_step=0.5, slow_cap=20)
USER = Rate(name="user", limit=600, window=60, burst=120)
TIGHT = Rate(name="tight", limit=2, window=10)
WAITS = Backoff(name="waits", free=5, window=1800)


@pytest.fixture(params=list(LIMITERS.values()), ids=list(LIMITERS))
def limiter(request: pytest.FixtureRequest) -> Limiter:
    maker: MakeLimiter = request.param
    return maker()


async def times(limiter: Limiter, policy: Rate, clock: HandClock, count: int) -> list[Verdict]:
    return [await limiter.check([(policy, "one")], clock.now()) for _ in range(count)]


async def test_the_seeds_figures(limiter: Limiter, clock: HandClock) -> None:
    said = await times(limiter, SEED, clock, 102)
    assert [said[at - 1].delay for at in (50, 51, 60, 90, 100)] == [0, 0.5, 5, 20, 20]
    assert [said[at - 1].allowed for at in (1, 100, 101)] == [True, True, False]
    assert said[0].limit == 100
    assert said[0].remaining == 99
    assert said[0].reset == 9
    assert said[99].remaining == 0
    assert said[99].reset == 900
    assert said[100].retry_after == 9
    assert said[100].delay == 0


async def test_waiting_as_told_is_enough_and_less_is_not(
    limiter: Limiter, clock: HandClock
) -> None:
    refused = (await times(limiter, SEED, clock, 101))[-1]
    clock.advance(seconds=refused.retry_after - 1)
    assert not (await times(limiter, SEED, clock, 1))[0].allowed
    clock.advance(seconds=1)
    assert [one.allowed for one in await times(limiter, SEED, clock, 2)] == [True, False]


async def test_a_burst_is_room_and_the_limit_is_pace(limiter: Limiter, clock: HandClock) -> None:
    passed = sum(one.allowed for one in await times(limiter, USER, clock, 200))
    assert passed == 120
    for _ in range(60):
        clock.advance(seconds=1)
        passed += sum(one.allowed for one in await times(limiter, USER, clock, 20))
    assert passed == 120 + 600


async def test_a_refusal_costs_nothing_anywhere(limiter: Limiter, clock: HandClock) -> None:
    both = [(USER, "u"), (TIGHT, "t")]
    said = [await limiter.check(both, clock.now()) for _ in range(5)]
    assert [one.allowed for one in said] == [True, True, False, False, False]
    assert said[2].policy is TIGHT
    assert (await limiter.check([(USER, "u")], clock.now())).remaining == 117


async def test_the_strictest_speaks(limiter: Limiter, clock: HandClock) -> None:
    said = await limiter.check([(USER, "u"), (SEED, "a"), (TIGHT, "t")], clock.now())
    assert said.policy is TIGHT
    assert said.remaining == 1
    await times(limiter, SEED, clock, 60)
    both = await limiter.check([(SEED, "one"), (TIGHT, "x")], clock.now())
    assert both.policy is TIGHT
    assert both.delay == 5.5


async def test_keys_and_policies_are_counted_apart(limiter: Limiter, clock: HandClock) -> None:
    await times(limiter, TIGHT, clock, 2)
    assert not (await limiter.check([(TIGHT, "one")], clock.now())).allowed
    assert (await limiter.check([(TIGHT, "two")], clock.now())).allowed
    assert (await limiter.check([(USER, "one")], clock.now())).allowed


async def test_waits_double_up_to_the_longest(limiter: Limiter, clock: HandClock) -> None:
    for _ in range(5):
        assert (await limiter.check([(WAITS, "a")], clock.now())).allowed
    waits = []
    for _ in range(13):
        said = await limiter.check([(WAITS, "a")], clock.now())
        assert not said.allowed
        waits.append(said.retry_after)
        clock.advance(seconds=said.retry_after)
        assert (await limiter.check([(WAITS, "a")], clock.now())).allowed
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]
    clock.advance(seconds=1800)
    for _ in range(5):
        assert (await limiter.check([(WAITS, "a")], clock.now())).allowed


async def test_what_is_forgotten_begins_anew(limiter: Limiter, clock: HandClock) -> None:
    for policy in (TIGHT, WAITS):
        charges = [(policy, "a"), (policy, "b")]
        while (await limiter.check(charges, clock.now())).allowed:
            pass
        await limiter.forget([(policy, "a")])
        assert (await limiter.check([(policy, "a")], clock.now())).allowed
        assert not (await limiter.check([(policy, "b")], clock.now())).allowed


async def test_what_is_refunded_did_not_count(limiter: Limiter, clock: HandClock) -> None:
    for policy in (TIGHT, WAITS):
        for _ in range(20):
            assert (await limiter.check([(policy, "a")], clock.now())).allowed
            await limiter.refund([(policy, "a")], clock.now())
    await limiter.refund([(TIGHT, "never seen")], clock.now())
    assert (await limiter.check([(TIGHT, "never seen")], clock.now())).remaining == 1


async def test_of_many_at_once_no_more_pass(limiter: Limiter, clock: HandClock) -> None:
    said = await asyncio.gather(*(limiter.check([(SEED, "one")], clock.now()) for _ in range(300)))
    assert sum(one.allowed for one in said) == 100


async def test_a_clock_that_is_set_back_locks_nobody_out(
    limiter: Limiter, clock: HandClock
) -> None:
    await times(limiter, TIGHT, clock, 3)
    for _ in range(7):
        await limiter.check([(WAITS, "one")], clock.now())
    clock.advance(hours=-1)
    assert not (await times(limiter, TIGHT, clock, 1))[0].allowed
    assert not (await limiter.check([(WAITS, "one")], clock.now())).allowed
    clock.advance(seconds=5)
    assert (await times(limiter, TIGHT, clock, 1))[0].allowed
    assert (await limiter.check([(WAITS, "one")], clock.now())).allowed


async def test_a_flood_of_new_keys_does_not_reach_another_policy_nor_who_is_still_busy(
    clock: HandClock,
) -> None:
    limiter = ProcessLimiter(generation=100)
    await times(limiter, TIGHT, clock, 2)
    await limiter.check([(USER, "quiet")], clock.now())
    for visitor in range(1000):
        await limiter.check([(USER, str(visitor))], clock.now())
        await limiter.check([(USER, "busy")], clock.now())
    assert not (await times(limiter, TIGHT, clock, 1))[0].allowed
    assert not (await limiter.check([(USER, "busy")], clock.now())).allowed
    assert (await limiter.check([(USER, "quiet")], clock.now())).remaining == 119
    assert limiter.size <= 2 * 100 + 1


@dataclass
class Naive:
    """The same rules in exact numbers and nothing clever."""

    level: dict[str, Fraction] = field(default_factory=dict)
    at: Fraction = Fraction(0)

    def check(self, rates: list[Rate], now: Fraction) -> tuple[bool, int, float, int]:
        for name, level in self.level.items():
            rate = next(rate for rate in RATES if rate.name == name)
            drained = (now - self.at) * rate.limit / Fraction(rate.window)
            self.level[name] = max(Fraction(0), level - drained)
        self.at = now
        levels = [(rate, self.level.get(rate.name, Fraction(0)) + 1) for rate in rates]
        over = [
            max(1, ceil((level - rate.room) * Fraction(rate.window) / rate.limit))
            for rate, level in levels
            if level > rate.room
        ]
        if over:
            return False, 0, 0.0, max(over)
        self.level |= {rate.name: level for rate, level in levels}
        delays = [
            min(rate.slow_cap, max(0, ceil(level) - rate.slow_after) * rate.slow_step)
            for rate, level in levels
            if rate.slow_after is not None
        ]
        left = min(floor(rate.room - level) for rate, level in levels)
        return True, left, max(delays, default=0.0), 0


RATES = (
    TIGHT,
    Rate(name="brisk", limit=10, window=7, burst=4),
    Rate(name="slow", limit=12, window=60, slow_after=3, slow_step=0.25, slow_cap=1),
)
STEPS = some.lists(
    some.tuples(
        some.integers(0, 3000), some.lists(some.sampled_from(RATES), min_size=1, unique=True)
    ),
    max_size=60,
)


@settings(max_examples=200, deadline=None)
@given(steps=STEPS)
def test_agrees_with_the_naive_model(steps: list[tuple[int, list[Rate]]]) -> None:
    for make in LIMITERS.values():
        limiter, clock, model, passed = make(), HandClock(), Naive(), 0
        for wait, rates in steps:
            clock.advance(milliseconds=wait)
            passed += wait
            said = asyncio.run(limiter.check([(rate, "k") for rate in rates], clock.now()))
            expected = model.check(rates, Fraction(passed, 1000))
            assert (said.allowed, said.remaining, said.delay, said.retry_after) == expected
