"""The first visit: one token, one organization, one administrator, whoever comes first."""

import asyncio
from collections.abc import Callable

import httpx
import pytest
from tests.builders import ORIGIN, PASSWORD, Browser, a_founding, a_setup, code, data, paths

from craftify import wiring
from craftify.services.accounts.administrators import operator


async def test_is_needed_until_somebody_has_done_it(
    client: httpx.AsyncClient, setup_token: str
) -> None:
    assert data(await client.get("/api/setup")) == {"needed": True}
    done = await client.post("/api/setup", json=a_setup(setup_token))
    assert done.status_code == 201
    assert data(await client.get("/api/setup")) == {"needed": False}


async def test_signs_the_first_administrator_in(ada: Browser) -> None:
    assert ada.session["user"]["role"] == "admin"
    assert ada.session["user"]["email"] == "ada@meadow.example"
    assert ada.session["organization"]["name"] == "Meadow"
    assert "template:write" in ada.session["permissions"]
    answer = await ada.get("/api/auth/session")
    assert data(answer)["user"]["id"] == ada.user_id


async def test_tells_all_that_is_wrong_at_once_and_none_of_it_back(
    client: httpx.AsyncClient, setup_token: str
) -> None:
    wrong = a_setup(
        setup_token, organizationName=" ", email="nowhere", firstName="A\nB", password="hunter2"
    )
    answer = await client.post("/api/setup", json=wrong)
    assert answer.status_code == 422
    assert code(answer) == "VALIDATION_FAILED"
    assert paths(answer) == {"organizationName", "email", "firstName", "password"}
    assert "hunter2" not in answer.text
    assert data(await client.get("/api/setup")) == {"needed": True}


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "\ud7ff" * 43])
async def test_wants_the_token_that_was_printed(
    client: httpx.AsyncClient, setup_token: str, token: str
) -> None:
    assert token != setup_token
    answer = await client.post("/api/setup", json=a_setup(token))
    assert answer.status_code == 403
    assert code(answer) == "SETUP_TOKEN_INVALID"


async def test_a_newer_token_makes_the_older_one_worthless(
    client: httpx.AsyncClient, house: wiring.House, setup_token: str
) -> None:
    newer = await house.services.setup.offer()
    assert newer is not None
    assert code(await client.post("/api/setup", json=a_setup(setup_token))) == "SETUP_TOKEN_INVALID"
    assert (await client.post("/api/setup", json=a_setup(newer))).status_code == 201


async def test_can_be_done_once(client: httpx.AsyncClient, setup_token: str) -> None:
    await client.post("/api/setup", json=a_setup(setup_token))
    again = await client.post("/api/setup", json=a_setup(setup_token, email="eve@evil.example"))
    assert again.status_code == 409
    assert code(again) == "SETUP_DONE"


async def test_of_two_at_once_one_wins(
    make_client: Callable[..., httpx.AsyncClient], setup_token: str
) -> None:
    bodies = [a_setup(setup_token, email=f"user{number}@meadow.example") for number in range(4)]
    answers = await asyncio.gather(
        *(make_client().post("/api/setup", json=body) for body in bodies)
    )
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    assert {code(answer) for answer in answers if answer.status_code == 409} == {"SETUP_DONE"}


async def test_is_over_when_the_operator_has_made_an_administrator(
    client: httpx.AsyncClient, house: wiring.House, setup_token: str
) -> None:
    await house.services.administrators.create(operator(), a_founding())
    assert data(await client.get("/api/setup")) == {"needed": False}
    assert code(await client.post("/api/setup", json=a_setup(setup_token))) == "SETUP_DONE"
    assert await house.services.setup.offer() is None


async def test_an_operator_adds_to_an_organization_by_its_name(
    client: httpx.AsyncClient, house: wiring.House, ada: Browser
) -> None:
    second = a_founding(organization="MEADOW", email="grace@meadow.example")
    user = await house.services.administrators.create(operator(), second)
    assert user.organization_id == ada.organization_id
    given = {"email": "Grace@Meadow.example", "password": PASSWORD}
    answer = await client.post("/api/auth/login", json=given)
    assert data(answer)["organization"]["id"] == ada.organization_id


async def test_refuses_to_send_cookies_over_plain_http_from_elsewhere(
    make_client: Callable[..., httpx.AsyncClient], setup_token: str
) -> None:
    client = make_client(origin="http://192.168.1.20:3001")
    answer = await client.post("/api/setup", json=a_setup(setup_token))
    assert answer.status_code == 403
    assert code(answer) == "INSECURE_ORIGIN"
    assert data(await make_client(origin=ORIGIN).get("/api/setup")) == {"needed": True}
