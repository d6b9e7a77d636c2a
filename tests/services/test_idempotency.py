"""The same key gives the same answer, once done."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from tests.builders import HandClock

from craftify import wiring
from craftify.domain.access import Actor
from craftify.domain.errors import Conflict, Invalid
from craftify.services.accounts.administrators import operator
from craftify.services.idempotency import Idempotency

CREATED = (201, b'{"data":1}')


class Work:
    """Something that should be done once."""

    def __init__(self) -> None:
        self.done = 0
        self.begun = asyncio.Event()
        self.gate = asyncio.Event()
        self.gate.set()

    async def __call__(self) -> tuple[int, bytes]:
        self.begun.set()
        await self.gate.wait()
        self.done += 1
        return CREATED


@pytest.fixture
async def once(house: wiring.House) -> AsyncIterator[Idempotency]:
    yield house.services.idempotency


@pytest.fixture
def actor() -> Actor:
    return operator("organization")


async def attempt(
    once: Idempotency, actor: Actor, work: Work, *, key: str | None = "key", request: bytes = b"{}"
) -> tuple[tuple[int, bytes], bool]:
    return await once.once(actor, key=key, route="POST /things", request=request, work=work)


async def test_without_a_key_the_work_is_simply_done(once: Idempotency, actor: Actor) -> None:
    work = Work()
    for _ in range(2):
        assert await attempt(once, actor, work, key=None) == (CREATED, False)
    assert work.done == 2


async def test_with_a_key_it_is_done_once(once: Idempotency, actor: Actor) -> None:
    work = Work()
    assert await attempt(once, actor, work) == (CREATED, False)
    assert await attempt(once, actor, work) == (CREATED, True)
    assert work.done == 1


async def test_a_key_is_kept_for_a_day(once: Idempotency, actor: Actor, clock: HandClock) -> None:
    work = Work()
    await attempt(once, actor, work)
    clock.advance(hours=23)
    assert (await attempt(once, actor, work))[1] is True


async def test_another_request_under_the_same_key_is_refused(
    once: Idempotency, actor: Actor
) -> None:
    work = Work()
    await attempt(once, actor, work)
    with pytest.raises(Invalid) as refusal:
        await attempt(once, actor, work, request=b'{"other":1}')
    assert refusal.value.code == "IDEMPOTENCY_MISMATCH"
    assert work.done == 1


async def test_while_it_is_under_way_a_second_one_is_refused(
    once: Idempotency, actor: Actor
) -> None:
    work = Work()
    work.gate.clear()
    first = asyncio.create_task(attempt(once, actor, work))
    await work.begun.wait()
    with pytest.raises(Conflict) as refusal:
        await attempt(once, actor, work)
    assert refusal.value.code == "IDEMPOTENCY_IN_PROGRESS"
    work.gate.set()
    assert await first == (CREATED, False)
    assert await attempt(once, actor, work) == (CREATED, True)


async def test_what_was_refused_may_be_tried_again(once: Idempotency, actor: Actor) -> None:
    async def refuse() -> tuple[int, bytes]:
        raise Invalid("Not like this.")

    work = Work()
    with pytest.raises(Invalid):
        await once.once(actor, key="key", route="POST /things", request=b"{}", work=refuse)
    assert await attempt(once, actor, work, request=b'{"mended":1}') == (CREATED, False)


async def test_keys_of_others_and_of_other_routes_are_other_keys(
    once: Idempotency, actor: Actor
) -> None:
    work = Work()
    await attempt(once, actor, work)
    await attempt(once, replace(actor, id="somebody else"), work)
    await attempt(once, replace(actor, organization_id="elsewhere"), work)
    await once.once(actor, key="key", route="POST /others", request=b"{}", work=work)
    assert work.done == 4


async def test_what_died_half_way_is_taken_over_later(
    once: Idempotency, actor: Actor, clock: HandClock
) -> None:
    work = Work()
    digest = hashlib.sha256(b"{}").hexdigest()
    begun = clock.now()
    await once.attempts.begin(actor, key="key", route="POST /things", digest=digest, now=begun)
    with pytest.raises(Conflict):
        await attempt(once, actor, work)
    clock.advance(minutes=3)
    assert await attempt(once, actor, work) == (CREATED, False)


async def test_a_long_answer_is_given_again_whole(once: Idempotency, actor: Actor) -> None:
    answer = b'{"data":"' + b"x" * 2_000_000 + b'"}'

    async def long() -> tuple[int, bytes]:
        return 201, answer

    for again in (False, True):
        told = await once.once(actor, key="long", route="POST /things", request=b"{}", work=long)
        assert told == ((201, answer), again)


@pytest.mark.parametrize("key", ["", "x" * 256, "a\nb", "ключ"])
async def test_a_malformed_key_is_refused(once: Idempotency, actor: Actor, key: str) -> None:
    with pytest.raises(Invalid):
        await attempt(once, actor, Work(), key=key)
