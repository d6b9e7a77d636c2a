"""Who sees less of a thing and writes back what they saw keeps what they did not see."""

from typing import Any

import pytest
from tests.builders import Browser, data
from tests.emails import a_template
from tests.people import MakeClient, joined

from craftify import wiring

BO = "bo@meadow.example"


@pytest.fixture
async def bo(house: wiring.House, ada: Browser, make_client: MakeClient) -> Browser:
    """Somebody who may write templates and manages nobody."""
    return await joined(house, ada, make_client(), BO, "editor")


async def test_a_team_keeps_the_members_a_reader_was_not_shown(
    house: wiring.House, ada: Browser, bo: Browser, make_client: MakeClient
) -> None:
    eve = await joined(house, ada, make_client(), "eve@meadow.example", "manager")
    given = {"name": "Brand", "members": [ada.user_id, bo.user_id]}
    team = data(await ada.post("/api/teams", given))
    seen = data(await eve.get(f"/api/teams/{team['id']}"))
    poorer: list[dict[str, Any]] = [{}, {"members": []}, {"members": seen["members"][:1]}]
    for members in poorer:
        answer = await eve.patch(f"/api/teams/{team['id']}", {**seen, "name": "Voice", **members})
        assert answer.status_code in {200, 422}, answer.text
        kept = data(await ada.get(f"/api/teams/{team['id']}"))
        assert {one["id"] for one in kept["members"]} == {ada.user_id, bo.user_id}


async def test_a_person_keeps_role_permissions_and_teams(ada: Browser, bo: Browser) -> None:
    team = data(await ada.post("/api/teams", {"name": "Brand", "members": [bo.user_id]}))
    changed = {"permissions": ["-template:test"]}
    assert (await ada.patch(f"/api/users/{bo.user_id}", changed)).status_code == 200
    before = data(await ada.get(f"/api/users/{bo.user_id}"))
    for path in ("/api/auth/me", "/api/users/me"):
        seen = data(await bo.get(path))
        poor: dict[str, Any] = {**seen, "permissions": [], "teams": [], "role": "admin"}
        for body in (seen, poor, {"firstName": "Bo", "settings": {"density": "compact"}}):
            answer = await bo.patch(path, body)
            assert answer.status_code in {200, 422}, answer.text
    after = data(await ada.get(f"/api/users/{bo.user_id}"))
    for name in ("role", "permissions", "teams", "status", "email"):
        assert after[name] == before[name], name
    assert [one["id"] for one in after["teams"]] == [team["id"]]


async def test_a_template_keeps_what_no_list_shows(ada: Browser, bo: Browser) -> None:
    made = await a_template(
        ada,
        samples=[{"name": "Usual", "data": {"count": 1}}],
        metadata={"owner": "brand"},
        tags=["spring"],
        partials={"base.mjml": "<mj-text>x</mj-text>"},
    )
    address = f"/api/templates/{made['id']}"
    whole = data(await ada.get(address))
    row = next(one for one in data(await bo.get("/api/templates")) if one["id"] == made["id"])
    assert len(row) < len(whole)
    assert (await bo.put(address, row)).status_code == 200
    after = data(await ada.get(address))
    moving = {"updatedAt", "updatedBy", "etag"}
    changed = {name for name in whole if whole[name] != after[name]} - moving
    assert changed == set()


async def test_an_organization_keeps_its_settings(ada: Browser) -> None:
    rules = {"inviteDomains": ["meadow.example"], "sessionDays": 9}
    assert (await ada.patch("/api/organization", {"settings": rules})).status_code == 200
    seen = data(await ada.get("/api/organization"))
    for settings in ({}, None, {"sessionDays": 8}):
        answer = await ada.patch("/api/organization", {**seen, "settings": settings})
        assert answer.status_code == 200, answer.text
    kept = data(await ada.get("/api/organization"))["settings"]
    assert kept["inviteDomains"] == ["meadow.example"]
    assert kept["sessionDays"] == 8


async def test_a_connection_keeps_the_secret_nobody_can_read(
    ada: Browser, house: wiring.House
) -> None:
    given = {
        "name": "Login",
        "issuer": "https://127.0.0.1",
        "clientId": "craftify",
        "clientSecret": "kept under a seal",
    }
    made = data(await ada.post("/api/organization/sso", given))
    address = f"/api/organization/sso/{made['id']}"
    seen = data(await ada.get(address))
    assert "kept under a seal" not in str(seen)
    before = await sealed(house, ada)
    answer = await ada.patch(address, {**seen, "name": "Our login"})
    assert answer.status_code == 200, answer.text
    assert before
    assert await sealed(house, ada) == before


async def sealed(house: wiring.House, ada: Browser) -> str:
    """The secret of the one connection as it lies in the store."""
    page = await house.ports.items.query(f"O#{ada.organization_id}", prefix="sso#", limit=10)
    return "".join(str(item.doc.get("sealedSecret") or "") for item in page.items)
