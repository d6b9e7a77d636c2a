"""Who makes API keys, how many, and with which permissions."""

import re
from datetime import timedelta
from typing import Any

import httpx
import pytest
from tests.builders import Browser, code, data, paths
from tests.programs import READING, acting, made, using

from craftify import wiring
from craftify.domain.access import PERMISSIONS, Actor
from craftify.domain.accounts.keys import GRANTABLE
from craftify.services.accounts.keys import KeyOrder


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"name": "a\nb"}, "name"),
        ({"permissions": []}, "permissions"),
        ({"permissions": ["template:read", "template:reed"]}, "permissions"),
        ({"permissions": ["key:manage"]}, "permissions"),
        ({"permissions": ["organization:manage"]}, "permissions"),
        ({"permissions": ["breakglass:publish"]}, "permissions"),
        ({"permissions": ["system:manage"]}, "permissions"),
        ({"permissions": ["*"]}, "permissions"),
        ({"expiresAt": "2027-03-01T09:00:00Z"}, "expiresAt"),
        ({"expiresAt": "2099-01-01T00:00:00Z"}, "expiresAt"),
        ({"expiresAt": "2027-06-01T00:00:00"}, "expiresAt"),
        ({"expiresAt": "soon"}, "expiresAt"),
    ],
)
async def test_says_what_is_wrong_with_an_order(
    ada: Browser, changes: dict[str, Any], path: str
) -> None:
    answer = await ada.post("/api/keys", READING | changes)
    assert (answer.status_code, code(answer)) == (422, "VALIDATION_FAILED"), answer.text
    assert paths(answer) == {path}


async def test_nobody_hands_out_what_they_do_not_have(ada: Browser, house: wiring.House) -> None:
    keys = house.services.keys
    clerk = acting(ada.organization_id, "key:manage", "template:read")
    allowed = await keys.create(clerk, KeyOrder(name="A", permissions=["template:read"]))
    assert allowed.key.permissions == ("template:read",)
    with pytest.raises(Exception, match="template:write") as refused:
        await keys.create(clerk, KeyOrder(name="B", permissions=["template:write"]))
    assert getattr(refused.value, "code", "") == "FORBIDDEN"
    mighty = data(await ada.post("/api/keys", READING | {"permissions": ["template:write"]}))
    with pytest.raises(Exception, match="template:write"):
        await keys.rotate(clerk, mighty["id"], timedelta(0))


async def test_needs_the_permission_and_a_fresh_proof(ada: Browser, house: wiring.House) -> None:
    keys = house.services.keys
    with pytest.raises(Exception, match="key:manage"):
        await keys.every(acting(ada.organization_id, "template:read"))
    stale = Actor(
        id=ada.user_id,
        organization_id=ada.organization_id,
        name="Ada",
        email="",
        role="admin",
        permissions=frozenset(PERMISSIONS),
        proved_at=house.ports.clock.now() - timedelta(minutes=15),
    )
    order = KeyOrder(name="A", permissions=["template:read"])
    for deed in (
        keys.create(stale, order),
        keys.rotate(stale, "000000000000", timedelta(0)),
        keys.revoke(stale, "000000000000"),
    ):
        with pytest.raises(Exception, match="prove") as refused:
            await deed
        assert getattr(refused.value, "code", "") == "STEP_UP_REQUIRED"


async def test_the_keys_of_another_organization_are_not_there(
    ada: Browser, stranger: Browser, program: httpx.AsyncClient
) -> None:
    key = await made(ada)
    assert data(await stranger.get("/api/keys")) == []
    absent = await stranger.get("/api/keys/000000000000")
    for method, path in (
        ("GET", f"/api/keys/{key['id']}"),
        ("POST", f"/api/keys/{key['id']}/rotate"),
        ("DELETE", f"/api/keys/{key['id']}"),
    ):
        answer = await stranger.send(method, path)
        assert answer.status_code == 404
        assert answer.json()["error"]["message"] == absent.json()["error"]["message"]
    assert await using(program, key["key"]) == 200
    theirs = await made(stranger, permissions=["template:read", "template:write"])
    mine = data(
        await ada.post(
            "/api/templates",
            {"name": "Mine", "content": "<p>Hello</p>"},
        )
    )
    assert await using(program, theirs["key"], f"/api/templates/{mine['id']}") == 404


async def test_there_is_an_end_to_how_many(ada: Browser, house: wiring.House) -> None:
    order = KeyOrder(name="One of many", permissions=["template:read"])
    operating = acting(ada.organization_id)
    for _ in range(200):
        await house.services.keys.create(operating, order)
    answer = await ada.post("/api/keys", READING)
    assert (answer.status_code, code(answer)) == (409, "TOO_MANY_KEYS")
    assert len(data(await ada.get("/api/keys"))) == 200


def test_what_keys_may_have_is_what_people_may_have() -> None:
    assert set(GRANTABLE) < set(PERMISSIONS)
    assert "key:manage" not in GRANTABLE
    assert all(re.fullmatch(r"[a-z]+:[a-z]+", name) for name in GRANTABLE)
