"""Every operation by every role, by nobody, the disabled and API keys: as the table says."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Final

import httpx
import pytest
from tests.builders import HandClock, Notes
from tests.matrix.asks import ASKS, Ask
from tests.matrix.world import World, filled, made, settled

from craftify import wiring
from craftify.adapters.workshop import ProcessWorkshop
from craftify.domain.access import ROLES, SYSTEM
from craftify.domain.operations import OPERATIONS
from craftify.settings import Settings

ROLE_NAMES: Final = tuple(ROLES)
PRIVATE: Final = sorted(name for name, rule in OPERATIONS.items() if rule.needs != "public")
PUBLIC: Final = sorted(set(OPERATIONS) - set(PRIVATE))


@pytest.fixture(scope="module")
async def world(
    tmp_path_factory: pytest.TempPathFactory, workshop: ProcessWorkshop
) -> AsyncIterator[World]:
    clock = HandClock()
    folder: Path = tmp_path_factory.mktemp("matrix")
    settings = Settings(data=folder, access_lifetime=timedelta(hours=2))
    async with wiring.open_house(settings, Notes(), clock=clock, workshop=workshop) as house:
        world = await settled(house, clock)
        yield world
        await world.client.aclose()


async def asked(world: World, ask: Ask, *, bearer: str = "", key: str = "") -> httpx.Response:
    """The request about things that were made for it alone, after a pause that refills limits."""
    things = await made(world, ask)
    world.clock.advance(minutes=2)
    return await world.send(
        ask.method,
        filled(ask.path, things),
        bearer=bearer,
        key=key,
        headers=ask.headers or {},
        **({"json": filled(ask.body, things)} if ask.body is not None else {}),
        **({"files": ask.files} if ask.files else {}),
    )


def test_there_is_a_request_for_every_operation() -> None:
    assert set(ASKS) == set(OPERATIONS)


@pytest.mark.parametrize("operation", PRIVATE)
async def test_roles_may_do_what_the_table_says(world: World, operation: str) -> None:
    ask, rule = ASKS[operation], OPERATIONS[operation]
    for role in ROLE_NAMES:
        allowed = ROLES[role] | (SYSTEM if role == "admin" else set())
        answer = await asked(world, ask, bearer=await world.token(role))
        if {rule.needs, *rule.also} - {"signed_in"} <= allowed:
            assert answer.status_code == ask.status, f"{role}: {answer.text}"
        else:
            assert refused(answer) == (403, "FORBIDDEN"), f"{role}: {answer.text}"


@pytest.mark.parametrize("operation", PRIVATE)
async def test_nobody_and_the_disabled_may_do_nothing(world: World, operation: str) -> None:
    ask = ASKS[operation]
    assert refused(await asked(world, ask)) == (401, "UNAUTHENTICATED")
    answer = await asked(world, ask, bearer=await world.token("disabled"))
    assert refused(answer) == (401, "UNAUTHENTICATED")
    answer = await asked(world, ask, key=f"craftify_{'a' * 12}_{'b' * 43}")
    assert answer.status_code == 401


@pytest.mark.parametrize("operation", PRIVATE)
async def test_keys_may_do_what_the_table_and_their_scope_say(world: World, operation: str) -> None:
    ask, rule = ASKS[operation], OPERATIONS[operation]
    if not rule.keys:
        answer = await asked(world, ask, key=await world.key(*world.grantable))
        assert answer.status_code == 403, answer.text
        return
    scope = {rule.needs, *rule.also} - {"signed_in"} or {"template:read"}
    answer = await asked(world, ask, key=await world.key(*scope))
    assert answer.status_code == ask.status, answer.text
    if rule.needs != "signed_in":
        others = [name for name in world.grantable if name != rule.needs]
        answer = await asked(world, ask, key=await world.key(*others))
        assert refused(answer) == (403, "FORBIDDEN"), answer.text


@pytest.mark.parametrize("operation", [name for name in PRIVATE if OPERATIONS[name].fresh])
async def test_what_is_sensitive_asks_for_a_fresh_proof(world: World, operation: str) -> None:
    bearer = await world.token("admin")
    world.clock.advance(minutes=16)
    answer = await asked(world, ASKS[operation], bearer=bearer)
    assert refused(answer) == (403, "STEP_UP_REQUIRED"), answer.text


@pytest.mark.parametrize("operation", [name for name in PRIVATE if not OPERATIONS[name].fresh])
async def test_what_is_not_sensitive_asks_for_none(world: World, operation: str) -> None:
    bearer = await world.token("admin")
    world.clock.advance(minutes=16)
    answer = await asked(world, ASKS[operation], bearer=bearer)
    assert answer.status_code == ASKS[operation].status, answer.text


@pytest.mark.parametrize("operation", PUBLIC)
async def test_what_is_public_answers_everybody_alike(world: World, operation: str) -> None:
    ask = ASKS[operation]
    answer = await asked(world, ask)
    assert answer.status_code == ask.status, answer.text


def refused(answer: httpx.Response) -> tuple[int, str]:
    body = answer.json()
    return answer.status_code, body["error"]["code"] if not body["success"] else ""
