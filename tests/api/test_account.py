"""What people do with their own account, and what they see of their organization."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from tests.builders import PASSWORD, Browser, code, data, paths

from craftify import wiring

NEW = "eight grey herons at dusk"


async def test_names_and_settings_change_and_the_rest_stays(ada: Browser) -> None:
    answer = await ada.patch(
        "/api/auth/me", {"firstName": " Augusta ", "settings": {"theme": "dark"}}
    )
    assert answer.status_code == 200
    assert data(answer)["firstName"] == "Augusta"
    assert data(answer)["lastName"] == "Byron"
    await ada.patch("/api/auth/me", {"settings": {"density": 2, "theme": None}})
    me = data(await ada.get("/api/auth/me"))
    assert me["settings"] == {"density": 2}
    assert me["firstName"] == "Augusta"


async def test_the_session_shows_the_change_at_once(ada: Browser) -> None:
    await ada.patch("/api/auth/me", {"lastName": "Lovelace"})
    assert data(await ada.get("/api/auth/session"))["user"]["lastName"] == "Lovelace"


async def test_nobody_promotes_themselves(ada: Browser) -> None:
    stolen = {
        "role": "viewer",
        "permissions": ["breakglass:publish"],
        "organizationId": "0190",
        "status": "disabled",
        "email": "eve@evil.example",
        "id": "0190",
        "createdAt": "2020-01-01T00:00:00Z",
    }
    before = data(await ada.get("/api/auth/me"))
    assert (await ada.patch("/api/auth/me", stolen)).status_code == 200
    assert data(await ada.get("/api/auth/me")) == before


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"firstName": ""}, "firstName"),
        ({"firstName": "A\r\nBcc: x"}, "firstName"),
        ({"lastName": "x" * 81}, "lastName"),
        ({"firstName": 7}, "firstName"),
        ({"settings": {f"key{number}": 1 for number in range(51)}}, "settings"),
        ({"settings": {"key": ["x" * 1000] * 40}}, "settings"),
        ({"settings": []}, "settings"),
    ],
)
async def test_what_is_not_fit_is_refused_by_field(
    ada: Browser, change: dict[str, Any], path: str
) -> None:
    answer = await ada.patch("/api/auth/me", change)
    assert answer.status_code == 422
    assert paths(answer) == {path}


async def test_changes_at_once_lose_nothing(ada: Browser) -> None:
    answers = await asyncio.gather(
        *(ada.patch("/api/auth/me", {"settings": {f"key{number}": number}}) for number in range(6))
    )
    assert {answer.status_code for answer in answers} == {200}
    settings = data(await ada.get("/api/auth/me"))["settings"]
    assert settings == {f"key{number}": number for number in range(6)}


async def test_a_new_password_ends_every_other_session(
    ada: Browser, make_client: Callable[..., httpx.AsyncClient]
) -> None:
    other = make_client()
    given = {"email": "ada@meadow.example", "password": PASSWORD}
    assert (await other.post("/api/auth/login", json=given)).status_code == 200
    change = {"currentPassword": PASSWORD, "newPassword": NEW}
    assert (await ada.post("/api/auth/me/password", change)).status_code == 204
    assert (await ada.get("/api/auth/session")).status_code == 200
    assert (await other.get("/api/auth/session")).status_code == 401
    assert (await other.post("/api/auth/login", json=given)).status_code == 401
    given["password"] = NEW
    assert (await other.post("/api/auth/login", json=given)).status_code == 200


async def test_a_new_password_needs_the_present_one(ada: Browser) -> None:
    change = {"currentPassword": "not the present one", "newPassword": NEW}
    for _ in range(5):
        answer = await ada.post("/api/auth/me/password", change)
        assert answer.status_code == 403
        assert code(answer) == "INVALID_CREDENTIALS"
    assert (await ada.post("/api/auth/me/password", change)).status_code == 429


async def test_a_new_password_has_to_be_fit(ada: Browser) -> None:
    change = {"currentPassword": PASSWORD, "newPassword": "Meadow-2027"}
    answer = await ada.post("/api/auth/me/password", change)
    assert answer.status_code == 422
    assert paths(answer) == {"newPassword"}
    assert "Meadow-2027" not in answer.text


async def test_everybody_sees_their_own_organization(ada: Browser, stranger: Browser) -> None:
    assert data(await ada.get("/api/organization"))["name"] == "Meadow"
    assert data(await stranger.get("/api/organization"))["name"] == "Harbor"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/auth/me"),
        ("PATCH", "/api/auth/me"),
        ("POST", "/api/auth/me/password"),
        ("GET", "/api/auth/session"),
        ("GET", "/api/organization"),
    ],
)
async def test_nobody_gets_in_without_signing_in(
    client: httpx.AsyncClient, method: str, path: str
) -> None:
    answer = await client.request(method, path, json={} if method != "GET" else None)
    assert answer.status_code == 401
    assert code(answer) == "UNAUTHENTICATED"


@pytest.mark.parametrize(
    "weak",
    [
        "short",
        "password1234",
        "qwertyuiop12",
        "Ada Byron 1815",
        "meadow.example1",
        "11111111111",
        "iloveyou!!!!",
    ],
)
async def test_a_weak_password_is_refused_with_a_reason_and_never_said_back(
    ada: Browser, weak: str
) -> None:
    given = {"currentPassword": PASSWORD, "newPassword": weak}
    answer = await ada.post("/api/auth/me/password", given)
    assert (answer.status_code, paths(answer)) == (422, {"newPassword"})
    assert weak not in answer.text
    assert answer.json()["error"]["details"][0]["message"]


@pytest.mark.parametrize("fine", ["a" * 40, "only lower case words here", "1234 5678 9012 3456x"])
async def test_no_rule_asks_for_signs_and_what_is_kept_is_slow_to_guess(
    house: wiring.House, ada: Browser, fine: str
) -> None:
    given = {"currentPassword": PASSWORD, "newPassword": fine}
    assert (await ada.post("/api/auth/me/password", given)).status_code == 204
    item = await house.ports.items.get(f"USER#{ada.user_id}", "password")
    assert item is not None
    kind, version, figures, *_ = str(item.doc["hash"]).lstrip("$").split("$")
    cost = dict(part.split("=") for part in figures.split(","))
    assert (kind, version) == ("argon2id", "v=19")
    assert int(cost["m"]) >= 19 * 1024
    assert int(cost["t"]) >= 2
