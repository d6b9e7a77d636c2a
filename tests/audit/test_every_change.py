"""Every change is on the record once it happened, and nothing else is; no secret ever."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import httpx
import pytest
from tests.builders import HandClock, Notes
from tests.matrix.asks import ASKS, Ask
from tests.matrix.world import World, filled, made, settled

from craftify import wiring
from craftify.adapters.workshop import ProcessWorkshop
from craftify.domain.operations import OPERATIONS
from craftify.records.audit import AuditLog
from craftify.settings import Settings

LOOKING: Final = frozenset({"GET", "HEAD"})
# what is asked with POST and changes nothing that lasts, or not yet
CHANGES_NOTHING: Final = {
    "previewTemplate": "renders",
    "renderContent": "renders",
    "checkContent": "looks",
    "openDocument": "reads",
    "compileCanvas": "compiles",
    "sanitizeHtml": "looks",
    "askForProof": "asks for a challenge, that is answered later",
    "beginTotp": "offers a secret, that is confirmed later",
    "beginPasskey": "asks for a challenge, that is answered later",
    "testConnection": "asks the provider",
    "askForEmail": "sends a link, that is followed later",
    "deleteMail": "the mailbox is a stand-in for mails that were sent: those stay on the record",
}
# requests of the matrix that ask for what is so already; services/… test the others
ALREADY_SO: Final = frozenset(
    {"changeMyUser", "changeOrganization", "removeTeamMember", "restoreVersion"}
)
# what a GET may write down
LOOKING_IS_NOTED: Final = {"exportAudit": {"audit.exported"}}
KNOWN: Final = sorted(set(OPERATIONS) & set(ASKS))  # that none is missing is tested elsewhere
CHANGING: Final = [
    name
    for name in KNOWN
    if OPERATIONS[name].needs != "public" and ASKS[name].method not in LOOKING
]


@pytest.fixture(scope="module")
async def world(
    tmp_path_factory: pytest.TempPathFactory, workshop: ProcessWorkshop
) -> AsyncIterator[World]:
    clock = HandClock()
    folder: Path = tmp_path_factory.mktemp("changes")
    settings = Settings(data=folder, access_lifetime=timedelta(hours=2))
    async with wiring.open_house(settings, Notes(), clock=clock, workshop=workshop) as house:
        world = await settled(house, clock)
        yield world
        await world.client.aclose()


async def entries(world: World) -> dict[str, dict[str, Any]]:
    """Everything on the record of the organization, by id."""
    log = AuditLog(world.house.ports.items, world.organization.id)
    found: dict[str, dict[str, Any]] = {}
    for month in ("202703", "202704", "202705"):
        cursor = None
        while True:
            page = await log.month(month, limit=500, cursor=cursor)
            found |= {item.sk: item.doc for item in page.items}
            cursor = page.cursor
            if cursor is None:
                break
    return found


async def asked(world: World, ask: Ask) -> tuple[httpx.Response, list[dict[str, Any]]]:
    """A request of the administrator, and what it left on the record."""
    things = await made(world, ask)
    world.clock.advance(minutes=2)
    bearer = await world.token("admin")
    before = await entries(world)
    answer = await world.send(
        ask.method,
        filled(ask.path, things),
        bearer=bearer,
        headers=ask.headers or {},
        **({"json": filled(ask.body, things)} if ask.body is not None else {}),
        **({"files": ask.files} if ask.files else {}),
    )
    after = await entries(world)
    return answer, [doc for sk, doc in after.items() if sk not in before]


@pytest.mark.parametrize("operation", CHANGING)
async def test_a_change_is_on_the_record(world: World, operation: str) -> None:
    answer, written = await asked(world, ASKS[operation])
    told = [doc["action"] for doc in written]
    if operation in CHANGES_NOTHING:
        assert told == [], CHANGES_NOTHING[operation]
    elif answer.is_success and operation not in ALREADY_SO:
        assert told, f"{operation} left nothing on the record"
        assert all(doc["actor_id"] and doc["request_id"] for doc in written)
    elif not answer.is_success:
        assert set(told) <= {"session.refused", "access.refused"}, answer.text


@pytest.mark.parametrize("operation", [name for name in KNOWN if name not in CHANGING])
async def test_looking_changes_nothing(world: World, operation: str) -> None:
    ask = ASKS[operation]
    if ask.method not in LOOKING:
        return  # public ones: signing in and the like
    _, written = await asked(world, ask)
    assert {doc["action"] for doc in written} == LOOKING_IS_NOTED.get(operation, set())


async def test_the_chain_of_all_that_is_whole(world: World) -> None:
    bearer = await world.token("admin")
    state = (await world.send("GET", "/api/audit/verify", bearer=bearer)).json()["data"]
    assert state["ok"], json.dumps(state)
