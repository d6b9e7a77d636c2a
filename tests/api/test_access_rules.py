"""From where one may call: changed without a restart, and nobody locked out unseen."""

from dataclasses import replace

import httpx
import pytest
from tests.builders import PASSWORD, Browser, HandClock, Notes, code, data, paths
from tests.conftest import MakeClient

from craftify import wiring
from craftify.api.app import create_app
from craftify.domain.access_rules import AccessRules
from craftify.services.access_rules import follow
from craftify.settings import Settings

SYSTEM = "/api/system/access-rules"
OWN = "/api/organization/access-rules"
OFFICE = "203.0.113.7"
ELSEWHERE = "198.51.100.4"


async def at(make_client: MakeClient, address: str) -> httpx.Response:
    return await make_client(address).get("/api")


async def test_rules_begin_empty_and_say_from_where_i_call(ada: Browser) -> None:
    expected = {"allow": [], "deny": [], "address": "127.0.0.1"}
    assert data(await ada.get(OWN)) == expected
    assert data(await ada.get(SYSTEM)) == expected | {"fixed": {"allow": [], "deny": []}}


async def test_the_installation_lets_in_whom_its_rules_admit(
    ada: Browser, make_client: MakeClient, notes: Notes
) -> None:
    answer = await ada.put(SYSTEM, {"allow": ["203.0.113.0/24"], "deny": ["203.0.113.9"]})
    assert data(answer)["allow"] == ["203.0.113.0/24"]
    assert (await at(make_client, OFFICE)).status_code == 200
    for address in (ELSEWHERE, "203.0.113.9", "::ffff:203.0.113.9", "2001:db8::1"):
        refused = await at(make_client, address)
        assert (refused.status_code, code(refused)) == (403, "ADDRESS_BLOCKED"), address
        assert refused.headers["connection"] == "close"
        assert "content-security-policy" in refused.headers
    for address in ("127.0.0.1", "::1"):
        assert (await at(make_client, address)).status_code == 200
    told = notes.of("address.blocked")
    assert [note["address"] for note in told] == [ELSEWHERE, "203.0.113.9", "2001:db8::1"]


async def test_they_hold_for_the_app_and_its_files_too(
    ada: Browser, make_client: MakeClient
) -> None:
    await ada.put(SYSTEM, {"deny": [ELSEWHERE]})
    for path in ("/", "/assets/x.js", "/health", "/nowhere"):
        assert (await make_client(ELSEWHERE).get(path)).status_code == 403


async def test_an_organization_lets_its_people_in_where_it_wants(
    ada: Browser, stranger: Browser, make_client: MakeClient, clock: HandClock
) -> None:
    change = {"allow": [f"{OFFICE}/32", "127.0.0.1"]}
    assert (await ada.put(OWN, change)).status_code == 200
    elsewhere = make_client(ELSEWHERE)
    elsewhere.cookies = ada.client.cookies
    refused = await elsewhere.get("/api/templates")
    assert (refused.status_code, code(refused)) == (403, "ADDRESS_BLOCKED")
    office = make_client(OFFICE)
    office.cookies = ada.client.cookies
    assert (await office.get("/api/templates")).status_code == 200
    elsewhere.cookies = stranger.client.cookies
    assert (await elsewhere.get("/api/templates")).status_code == 200
    clock.advance(seconds=5)
    elsewhere.cookies = ada.client.cookies
    assert (await elsewhere.get("/api/templates")).status_code == 403


async def test_signing_in_from_elsewhere_tells_nothing(
    ada: Browser, make_client: MakeClient
) -> None:
    office, elsewhere = make_client(OFFICE), make_client(ELSEWHERE)
    given = {"email": "ada@meadow.example", "password": PASSWORD}
    held = data(await office.post("/api/auth/token", json=given))["refreshToken"]
    assert (await ada.put(OWN, {"allow": [f"{OFFICE}/32", "127.0.0.1"]})).status_code == 200
    for path, body in (("token", given), ("login", given), ("refresh", {"refreshToken": held})):
        refused = await elsewhere.post(f"/api/auth/{path}", json=body)
        assert (refused.status_code, code(refused)) == (403, "ADDRESS_BLOCKED"), path
        assert not refused.cookies
    again = await office.post("/api/auth/refresh", json={"refreshToken": held})
    assert again.status_code == 200, again.text


@pytest.mark.parametrize("path", [SYSTEM, OWN])
async def test_nobody_locks_themselves_out_unseen(
    make_client: MakeClient, ada: Browser, path: str
) -> None:
    office = Browser(make_client(OFFICE), ada.session)
    office.client.cookies = ada.client.cookies
    for change in ({"allow": ["10.0.0.0/8"]}, {"deny": ["203.0.113.0/24"]}):
        refused = await office.put(path, change)
        assert (refused.status_code, code(refused)) == (409, "WOULD_LOCK_YOU_OUT")
        detail = refused.json()["error"]["details"][0]
        assert (detail["path"], detail["message"]) == ("address", OFFICE)
        assert data(await office.get(path))["allow"] == []
    assert (
        await office.put(path, {"deny": ["203.0.113.0/24"], "confirm": True})
    ).status_code == 200
    assert (await office.get("/api/templates")).status_code == 403


async def test_what_is_no_network_is_told_by_its_place(ada: Browser) -> None:
    answer = await ada.put(SYSTEM, {"allow": ["10.0.0.0/8", "nonsense"], "deny": ["10.0.0.5/8"]})
    assert answer.status_code == 422
    assert paths(answer) == {"allow.1", "deny.0"}


async def test_a_change_is_on_the_record(ada: Browser, notes: Notes) -> None:
    await ada.put(OWN, {"deny": [ELSEWHERE]})
    await ada.put(OWN, {"deny": [ELSEWHERE]})
    entries = data(await ada.get("/api/audit", params={"action": "access_rules.changed"}))
    assert [entry["changes"] for entry in entries] == [
        [{"path": "deny", "before": [], "after": [f"{ELSEWHERE}/32"]}]
    ]
    assert [note["event"] for note in notes.taken].count("access_rules.changed") == 1


async def test_only_who_runs_the_installation_may_see_and_set_its_rules(
    stranger: Browser,
) -> None:
    assert (await stranger.get(SYSTEM)).status_code == 403
    assert (await stranger.put(SYSTEM, {"deny": [ELSEWHERE]})).status_code == 403
    assert (await stranger.get(OWN)).status_code == 200


async def test_setting_rules_needs_a_fresh_proof(ada: Browser, clock: HandClock) -> None:
    clock.advance(minutes=16)
    await ada.client.post("/api/auth/refresh", headers=ada.headers)
    for path in (SYSTEM, OWN):
        refused = await ada.put(path, {"deny": [ELSEWHERE]})
        assert (refused.status_code, code(refused)) == (403, "STEP_UP_REQUIRED")


async def test_rules_of_the_settings_cannot_be_taken_away(
    house: wiring.House, settings: Settings
) -> None:
    fixed = AccessRules(deny=(f"{ELSEWHERE}/32",))
    book = replace(house.services.access_rules, fixed=fixed, _seen={}, _known={})
    served = create_app(
        replace(house.services, access_rules=book), wiring.door(house.ports, settings)
    )
    await follow(book)
    for address, status in ((ELSEWHERE, 403), (OFFICE, 200)):
        transport = httpx.ASGITransport(served, client=(address, 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            assert (await client.get("/api")).status_code == status


async def test_another_process_takes_rules_up(house: wiring.House, ada: Browser) -> None:
    other = replace(house.services.access_rules, _seen={}, _known={})
    await follow(other)
    assert other.admits(ELSEWHERE)
    await ada.put(SYSTEM, {"deny": [ELSEWHERE]})
    await follow(other)
    assert not other.admits(ELSEWHERE)
    assert other.admits(OFFICE)
