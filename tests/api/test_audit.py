"""The audit log through the API: who may look, what is found, what is taken along."""

import csv
import io
import json
from typing import Any

import httpx
import pytest
from tests.builders import PASSWORD, Browser, HandClock, code, data, paths
from tests.emails import HELLO
from tests.matrix.world import settled

from craftify import wiring

Entry = dict[str, Any]


@pytest.fixture
async def template(ada: Browser) -> str:
    made = await ada.post("/api/templates", {"name": "Welcome", "mjml": HELLO})
    assert made.status_code == 201, made.text
    return str(data(made)["id"])


async def found(browser: Browser, **filters: str) -> list[Entry]:
    """All entries that fit, page by page."""
    entries: list[Entry] = []
    cursor: str | None = ""
    while cursor is not None:
        answer = await browser.get("/api/audit", params={"limit": "3", "cursor": cursor} | filters)
        assert answer.status_code == 200, answer.text
        entries += data(answer)
        cursor = answer.json()["pagination"]["nextCursor"]
    return entries


async def test_the_log_says_who_did_what_newest_first(ada: Browser, template: str) -> None:
    await ada.put(f"/api/templates/{template}", {"name": "Hello", "tags": ["a"]})
    entries = await found(ada)
    assert [entry["action"] for entry in entries][:2] == ["template.changed", "template.created"]
    assert [entry["seq"] for entry in entries] == list(range(len(entries), 0, -1))
    newest = entries[0]
    assert newest["actor"] == {"id": ada.user_id, "name": "Ada Byron", "kind": "user"}
    assert (newest["entity"], newest["entityId"], newest["seal"]) == ("template", template, "holds")
    assert newest["entityName"] == "Hello"
    assert newest["address"] == "127.0.0.1"
    assert {"path": "name", "before": "Welcome", "after": "Hello"} in newest["changes"]
    assert {"path": "tags", "before": [], "after": ["a"]} in newest["changes"]
    one = await ada.get(f"/api/audit/{newest['id']}")
    assert data(one) == newest


async def test_filters(ada: Browser, template: str, clock: HandClock) -> None:
    clock.advance(days=45)
    given = {"email": "ada@meadow.example", "password": PASSWORD}
    ada.session = data(await ada.client.post("/api/auth/login", json=given))
    await ada.put(f"/api/templates/{template}", {"name": "Hello"})

    async def actions(**filters: str) -> list[str]:
        return [entry["action"] for entry in await found(ada, **filters)]

    everything = await actions()
    assert len(everything) > 4
    assert await actions(action="template.*") == ["template.changed", "template.created"]
    assert await actions(action="template.created") == ["template.created"]
    assert await actions(entity="template") == ["template.changed", "template.created"]
    assert await actions(entityId=template) == ["template.changed", "template.created"]
    assert await actions(entityId=template, action="template.changed") == ["template.changed"]
    assert await actions(actor=ada.user_id) == everything
    assert await actions(actor="nobody") == []
    assert await actions(address="127.0.0.1") == everything
    assert await actions(address="192.0.2.1") == []
    assert await actions(to="2027-03-31")
    assert "template.changed" not in await actions(to="2027-03-31")
    assert "template.created" not in await actions(**{"from": "2027-04-01"})
    assert await actions(**{"from": "2027-04-01T00:00:00+02:00", "action": "template.*"}) == [
        "template.changed"
    ]


@pytest.mark.parametrize(
    ("filters", "path"),
    [
        ({"from": "yesterday"}, "from"),
        ({"to": "2027-13-01"}, "to"),
        ({"from": "0001-01-01T00:00:00+23:00"}, "from"),
        ({"to": "9999-12-31T23:59:59-23:00"}, "to"),
        ({"limit": "0"}, "limit"),
        ({"limit": "201"}, "limit"),
        ({"cursor": "!!"}, "cursor"),
        ({"cursor": "bm90IG91cnM"}, "cursor"),
    ],
)
async def test_what_makes_no_sense_is_named(
    ada: Browser, filters: dict[str, str], path: str
) -> None:
    answer = await ada.get("/api/audit", params=filters)
    assert answer.status_code == 422
    assert paths(answer) == {path}


async def test_what_can_be_filtered_by_is_told(ada: Browser) -> None:
    facets = data(await ada.get("/api/audit/facets"))
    assert {"action": "template.changed", "entity": "template", "title": "changed a template"} in (
        facets["actions"]
    )
    assert "template" in facets["entities"]


async def test_nobody_sees_the_log_of_another_organization(
    ada: Browser, stranger: Browser, template: str
) -> None:
    mine = await found(ada)
    theirs = await found(stranger)
    assert not {entry["id"] for entry in mine} & {entry["id"] for entry in theirs}
    assert await found(stranger, entityId=template) == []
    assert (await stranger.get(f"/api/audit/{mine[0]['id']}")).status_code == 404
    first = await ada.get("/api/audit", params={"limit": "1"})
    cursor = first.json()["pagination"]["nextCursor"]
    carried = await stranger.get("/api/audit", params={"cursor": cursor})
    assert {entry["id"] for entry in data(carried)} <= {entry["id"] for entry in theirs}


async def test_the_chain_is_whole(ada: Browser, template: str) -> None:
    state = data(await ada.get("/api/audit/verify"))
    entries = await found(ada)
    assert (state["ok"], state["entries"], state["problems"]) == (True, len(entries), [])
    assert state["head"] == {"seq": entries[0]["seq"], "hash": entries[0]["hash"]}
    told = f"{state['head']['seq']}:{state['head']['hash']}"
    await ada.put(f"/api/templates/{template}", {"name": "Hello"})
    assert data(await ada.get("/api/audit/verify", params={"head": told}))["ok"]
    other = f"1:{state['head']['hash']}"
    assert not data(await ada.get("/api/audit/verify", params={"head": other}))["ok"]
    assert (await ada.get("/api/audit/verify", params={"head": "1"})).status_code == 422


async def test_the_log_can_be_taken_along(ada: Browser, template: str) -> None:
    await ada.put(f"/api/templates/{template}", {"name": "=1+1"})
    answer = await ada.get("/api/audit/export")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert answer.headers["content-disposition"].endswith('.jsonl"')
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert lines[0]["action"] == "audit.exported"
    assert [line["hash"] for line in lines] == [entry["hash"] for entry in await found(ada)]
    sheet = await ada.get("/api/audit/export", params={"format": "csv", "action": "template.*"})
    assert sheet.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(sheet.text)))
    assert [row["action"] for row in rows] == ["template.changed", "template.created"]
    assert rows[0]["entityName"] == "'=1+1"
    told = (await found(ada, action="audit.exported"))[0]
    assert told["details"] == {"format": "csv", "action": "template.*"}


async def test_taking_it_along_needs_a_fresh_proof(ada: Browser, clock: HandClock) -> None:
    clock.advance(minutes=20)
    await ada.post("/api/auth/refresh")
    assert code(await ada.get("/api/audit/export")) == "STEP_UP_REQUIRED"
    assert (await ada.get("/api/audit")).status_code == 200


async def test_who_is_refused_is_on_the_record(house: wiring.House, clock: HandClock) -> None:
    world = await settled(house, clock)
    viewer, admin = await world.token("viewer"), await world.token("admin")
    for path in ("/api/audit", "/api/audit/verify", "/api/audit/export", "/api/audit/facets"):
        assert (await world.send("GET", path, bearer=viewer)).status_code == 403
    asked = {"action": "access.refused"}
    (refused,) = data(await world.send("GET", "/api/audit", bearer=admin, params=asked))
    assert refused["actor"]["id"] == world.people["viewer"].id
    assert refused["details"] == {"permission": "audit:read", "what": "audit log"}
    clock.advance(minutes=2)
    await world.send("GET", "/api/audit", bearer=viewer)
    assert len(data(await world.send("GET", "/api/audit", bearer=admin, params=asked))) == 2


@pytest.mark.usefixtures("ada")
async def test_nobody_in_particular_sees_nothing(client: httpx.AsyncClient) -> None:
    for path in ("/api/audit", "/api/audit/verify", "/api/audit/export", "/api/audit/x"):
        assert (await client.get(path)).status_code == 401
