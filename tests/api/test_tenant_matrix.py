"""Another organization's things answer exactly like things that are not there."""

import re
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from typing import Any, Final

import apsw
import pytest
from tests.builders import HandClock, Notes
from tests.matrix.asks import ASKS, Ask
from tests.matrix.world import UNKNOWN, World, filled, made, settled

from craftify import wiring
from craftify.adapters.workshop import ProcessWorkshop
from craftify.domain.operations import OPERATIONS
from craftify.settings import Settings

NAMING: Final = sorted(name for name, ask in ASKS.items() if set(ask.things) - set(ask.shared))
LISTING: Final = sorted(
    name
    for name, ask in ASKS.items()
    if ask.method == "GET" and not ask.things and OPERATIONS[name].needs != "public"
)
CANARY: Final = "c4n4ry-of-meadow"


@pytest.fixture(scope="module")
async def world(
    tmp_path_factory: pytest.TempPathFactory, workshop: ProcessWorkshop
) -> AsyncIterator[World]:
    clock = HandClock()
    settings = Settings(data=tmp_path_factory.mktemp("tenants"), access_lifetime=timedelta(hours=2))
    async with wiring.open_house(settings, Notes(), clock=clock, workshop=workshop) as house:
        world = await settled(house, clock)
        world.data = settings.data
        yield world
        await world.client.aclose()


async def by_a_stranger(world: World, ask: Ask, things: dict[str, str]) -> tuple[int, str, str]:
    world.clock.advance(minutes=2)
    answer = await world.send(
        ask.method,
        filled(ask.path, things),
        bearer=await world.token("stranger"),
        **({"json": filled(ask.body, things)} if ask.body is not None else {}),
    )
    error = answer.json().get("error", {}) if answer.content else {}
    told = re.sub("|".join(map(re.escape, things.values())), "{id}", str(error.get("message")))
    return answer.status_code, str(error.get("code")), told


def rows_of(world: World) -> dict[tuple[str, str], int]:
    """Everything in the store that does not belong to the stranger or to sessions."""
    stranger = world.people["stranger"]
    theirs = (stranger.organization_id, stranger.id)
    with closing(apsw.Connection(str(world.data / "items.db"))) as connection:
        rows: list[Any] = connection.execute("select pk, sk, version from item").fetchall()
    return {
        (pk, sk): version
        for pk, sk, version in rows
        if not pk.startswith("S#") and not any(one in pk or one in sk for one in theirs)
    }


@pytest.mark.parametrize("operation", NAMING)
async def test_what_is_anothers_is_not_there(world: World, operation: str) -> None:
    ask = ASKS[operation]
    things = await made(world, ask)
    own = {name: things[name] for name in ask.shared}
    before = rows_of(world)
    there = await by_a_stranger(world, ask, things)
    assert rows_of(world) == before, "a stranger changed something"
    absent = await by_a_stranger(world, ask, dict.fromkeys(things, UNKNOWN) | own)
    assert there == absent
    assert there[0] in {404, 422}, there


def test_no_operation_is_left_out() -> None:
    named = {name for name, ask in ASKS.items() if "{" in ask.path}
    assert named <= set(NAMING) | {name for name, ask in ASKS.items() if ask.shared}


async def test_nothing_of_ours_shows_up_in_what_a_stranger_lists(world: World) -> None:
    """Words of one organization, seeded in all it has, are in no answer to the other."""
    changes: dict[str, Any] = {"name": CANARY, "description": CANARY, "tags": [CANARY]}
    for name in ("template", "drafted"):
        things = await made(world, Ask("GET", "", things=(name,)))
        await world.does("PUT", f"/api/templates/{things[name]}", changes)
    await made(world, Ask("GET", "", things=("mail", "key")))
    ids = [world.organization.id, *(user.id for user in world.people.values())]
    mallory = world.people["stranger"]
    for operation in LISTING:
        world.clock.advance(minutes=2)
        answer = await world.send("GET", ASKS[operation].path, bearer=await world.token("stranger"))
        for secret in (CANARY, *(one for one in ids if one != mallory.id)):
            assert secret not in answer.text, operation
