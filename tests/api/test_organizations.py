"""The organization, what it asks of its members, and going from one to another."""

from typing import Any

import pytest
from tests.builders import PASSWORD, Browser, HandClock, code, data, paths
from tests.people import MakeClient, invited, joined, token

from craftify import wiring


async def both(house: wiring.House, ada: Browser, stranger: Browser) -> None:
    """Let the stranger belong to both organizations, still in their own."""
    await invited(ada, "mallory@harbor.example", "viewer")
    link = await token(house, ada.organization_id, "mallory@harbor.example")
    given = {"token": link, "password": PASSWORD}
    answer = await stranger.client.post("/api/invitations/accept", json=given)
    assert answer.status_code == 201
    stranger.session = data(answer)


async def test_the_first_organization_operates_the_installation(
    ada: Browser, stranger: Browser
) -> None:
    assert data(await ada.get("/api/organization"))["operates"] is True
    assert data(await stranger.get("/api/organization"))["operates"] is False
    assert "system:manage" in ada.session["permissions"]
    assert not {"system:read", "system:manage"} & set(stranger.session["permissions"])


async def test_name_and_settings_change(ada: Browser) -> None:
    settings = {"sessionDays": 7, "inviteDomains": ["meadow.example"]}
    answer = await ada.patch("/api/organization", {"name": " New Meadow ", "settings": settings})
    assert answer.status_code == 200
    assert data(answer)["name"] == "New Meadow"
    assert data(answer)["settings"] == settings
    answer = await ada.patch("/api/organization", {"settings": {"sessionDays": None}})
    assert data(answer)["settings"] == {"inviteDomains": ["meadow.example"]}
    session = data(await ada.get("/api/auth/session"))
    assert session["organization"]["name"] == "New Meadow"
    [entry, *_] = data(await ada.get("/api/audit?action=organization.changed"))
    assert entry["changes"] == [{"path": "settings.sessionDays", "before": 7, "after": None}]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"name": "a\nb"}, "name"),
        ({"settings": {"color": "pink"}}, "settings.color"),
        ({"settings": {"requireSecondFactor": "yes"}}, "settings.requireSecondFactor"),
        ({"settings": {"sessionDays": 0}}, "settings.sessionDays"),
        ({"settings": {"sessionDays": True}}, "settings.sessionDays"),
        ({"settings": {"sessionDays": 366}}, "settings.sessionDays"),
        ({"settings": {"inviteDomains": "meadow.example"}}, "settings.inviteDomains"),
        ({"settings": {"inviteDomains": ["*.example"]}}, "settings.inviteDomains"),
        ({"settings": {"inviteDomains": ["a@b.example"]}}, "settings.inviteDomains"),
    ],
)
async def test_what_is_not_fit_is_refused_by_field(
    ada: Browser, change: dict[str, Any], path: str
) -> None:
    before = data(await ada.get("/api/organization"))
    answer = await ada.patch("/api/organization", change)
    assert answer.status_code == 422
    assert paths(answer) == {path}
    assert data(await ada.get("/api/organization")) == before


async def test_only_what_can_be_changed_changes(ada: Browser, stranger: Browser) -> None:
    """V-20: an organization does not make itself the operator's."""
    before = data(await stranger.get("/api/organization"))
    stolen = {"operates": True, "id": ada.organization_id, "createdAt": "2020-01-01T00:00:00Z"}
    assert (await stranger.patch("/api/organization", stolen)).status_code == 200
    assert data(await stranger.get("/api/organization")) == before
    refused = await stranger.patch("/api/organization", {"settings": {"operates": True}})
    assert refused.status_code == 422


async def test_a_stale_change_is_refused(ada: Browser) -> None:
    tag = (await ada.get("/api/organization")).headers["etag"]
    condition = {"If-Match": tag}
    first = await ada.patch("/api/organization", {"name": "One"}, headers=condition)
    assert first.status_code == 200
    second = await ada.patch("/api/organization", {"name": "Two"}, headers=condition)
    assert (second.status_code, code(second)) == (412, "STALE")


async def test_who_asks_for_second_factors_has_one(ada: Browser) -> None:
    answer = await ada.patch("/api/organization", {"settings": {"requireSecondFactor": True}})
    assert (answer.status_code, code(answer)) == (409, "FACTOR_NEEDED_FIRST")


async def test_somebody_goes_from_one_organization_to_another(
    house: wiring.House, ada: Browser, stranger: Browser
) -> None:
    await both(house, ada, stranger)
    before = stranger.session
    harbor = next(
        one for one in data(await stranger.get("/api/auth/organizations")) if not one["current"]
    )
    assert harbor["name"] == "Harbor"
    old = dict(stranger.client.cookies)
    answer = await stranger.post("/api/auth/organization", {"organizationId": harbor["id"]})
    assert answer.status_code == 200
    stranger.session = data(answer)
    assert stranger.session["user"]["id"] == before["user"]["id"]
    assert stranger.session["user"]["role"] == "admin"
    assert stranger.session["organization"]["name"] == "Harbor"
    assert (await stranger.patch("/api/organization", {"name": "New"})).status_code == 200
    bearer = {"Authorization": f"Bearer {old['craftify_access']}"}
    stranger.client.cookies.clear()
    assert (await stranger.client.get("/api/auth/session", headers=bearer)).status_code == 401


async def test_switching_is_no_new_proof(
    house: wiring.House, ada: Browser, stranger: Browser, clock: HandClock
) -> None:
    await both(house, ada, stranger)
    clock.advance(minutes=16)
    await stranger.post("/api/auth/refresh")
    mine = data(await stranger.get("/api/auth/organizations"))
    harbor = next(one["id"] for one in mine if not one["current"])
    answer = await stranger.post("/api/auth/organization", {"organizationId": harbor})
    stranger.session = data(answer)
    refused = await stranger.patch("/api/organization", {"name": "New"})
    assert (refused.status_code, code(refused)) == (403, "STEP_UP_REQUIRED")


async def test_nobody_goes_where_they_do_not_belong(
    house: wiring.House, ada: Browser, stranger: Browser, make_client: MakeClient
) -> None:
    ben = await joined(house, ada, make_client())
    unknown = "01990000-0000-7000-8000-00000000abcd"
    for organization in (stranger.organization_id, unknown, "", ben.user_id):
        answer = await ben.post("/api/auth/organization", {"organizationId": organization})
        assert (answer.status_code, code(answer)) == (404, "NOT_FOUND")
    await both(house, ada, stranger)
    mallory = stranger.user_id
    await ada.patch(f"/api/users/{mallory}", {"status": "disabled"})
    there = make_client()
    given = {"email": "mallory@harbor.example", "password": PASSWORD}
    again = Browser(there, data(await there.post("/api/auth/login", json=given)))
    assert again.session["organization"]["name"] == "Harbor"
    assert [one["name"] for one in data(await again.get("/api/auth/organizations"))] == ["Harbor"]
    answer = await again.post("/api/auth/organization", {"organizationId": ada.organization_id})
    assert answer.status_code == 404


async def test_signing_in_leads_to_the_organization_used_last(
    house: wiring.House, ada: Browser, stranger: Browser, clock: HandClock
) -> None:
    clock.advance(seconds=1)
    await both(house, ada, stranger)
    given = {"email": "mallory@harbor.example", "password": PASSWORD}
    clock.advance(seconds=1)
    session = data(await stranger.client.post("/api/auth/login", json=given))
    assert session["organization"]["name"] == "Meadow"
    stranger.session = session
    mine = data(await stranger.get("/api/auth/organizations"))
    harbor = next(one["id"] for one in mine if not one["current"])
    clock.advance(seconds=1)
    await stranger.post("/api/auth/organization", {"organizationId": harbor})
    clock.advance(seconds=1)
    session = data(await stranger.client.post("/api/auth/login", json=given))
    assert session["organization"]["name"] == "Harbor"


async def test_roles_are_explained(ada: Browser) -> None:
    catalog = data(await ada.get("/api/roles"))
    roles = {sheet["role"]: sheet for sheet in catalog["roles"]}
    assert set(roles) == {"admin", "manager", "editor", "viewer", "approver"}
    known = {sheet["permission"] for sheet in catalog["permissions"]}
    for sheet in roles.values():
        assert set(sheet["permissions"]) <= known
        assert sheet["description"][0].isupper()
    assert "breakglass:publish" in known
    assert all(sheet["title"] and sheet["description"] for sheet in catalog["permissions"])
