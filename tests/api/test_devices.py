"""Browsers known again: told of when they are new, and not made to wait by somebody elsewhere."""

from collections.abc import Callable

import httpx
import pytest
from tests import people
from tests.builders import PASSWORD, Browser, HandClock, code
from tests.devices import with_app

from craftify import wiring

MakeClient = Callable[..., httpx.AsyncClient]
GIVEN = {"email": "ada@meadow.example", "password": PASSWORD}
TITLE = "Somebody signed in on a new device"


async def told(house: wiring.House, ada: Browser) -> int:
    """How often she was told of a new device."""
    found = await people.texts(house, ada.organization_id, GIVEN["email"])
    return sum("signed in as you on a device" in text for text in found)


async def login(client: httpx.AsyncClient, **more: str) -> httpx.Response:
    return await client.post("/api/auth/login", json=GIVEN | more)


@pytest.fixture
async def laptop(make_client: MakeClient, ada: Browser) -> httpx.AsyncClient:
    """Where Ada has signed in once, and out."""
    assert ada.user_id
    client = make_client()
    assert (await login(client)).status_code == 200
    return client


async def test_a_new_device_is_told_of_once(
    house: wiring.House, make_client: MakeClient, ada: Browser, laptop: httpx.AsyncClient
) -> None:
    assert await told(house, ada) == 0
    assert (await login(laptop)).status_code == 200
    assert await told(house, ada) == 0
    phone = make_client(address="203.0.113.9", origin="https://127.0.0.1:3001")
    assert (await login(phone)).status_code == 200
    assert await told(house, ada) == 1
    assert (await login(phone)).status_code == 200
    assert await told(house, ada) == 1


@pytest.mark.usefixtures("laptop")
async def test_programs_are_no_devices(
    house: wiring.House, ada: Browser, make_client: MakeClient
) -> None:
    answer = await make_client().post("/api/auth/token", json=GIVEN)
    assert "set-cookie" not in answer.headers
    assert await told(house, ada) == 0


async def test_who_guesses_elsewhere_does_not_make_the_owner_wait(
    make_client: MakeClient, laptop: httpx.AsyncClient
) -> None:
    thief = make_client(address="203.0.113.9", origin="https://127.0.0.1:3001")
    for _ in range(5):
        await login(thief, password="wrong")
    assert (await login(thief)).status_code == 429
    assert (await login(make_client())).status_code == 429
    assert (await login(laptop)).status_code == 200


async def test_a_known_device_has_few_tries_as_well(laptop: httpx.AsyncClient) -> None:
    answers = [(await login(laptop, password="wrong")).status_code for _ in range(7)]
    assert answers == [401] * 5 + [429] * 2


@pytest.mark.usefixtures("stranger")
async def test_a_device_is_known_to_its_own_person_only(
    make_client: MakeClient, laptop: httpx.AsyncClient
) -> None:
    """Mallory's cookie gives her no tries of her own at Ada's account."""
    borrowed = make_client(address="203.0.113.9")
    assert (await borrowed.post("/api/auth/login", json=MALLORY)).status_code == 200
    for _ in range(5):
        await login(borrowed, password="wrong")
    assert (await login(borrowed)).status_code == 429
    assert (await login(laptop)).status_code == 200


MALLORY = {"email": "mallory@harbor.example", "password": PASSWORD}


async def test_the_cookie_of_a_device_opens_nothing(
    make_client: MakeClient, laptop: httpx.AsyncClient, clock: HandClock
) -> None:
    device = laptop.cookies["craftify_device"]
    client = make_client()
    for name in ("craftify_access", "craftify_refresh"):
        headers = {"Cookie": f"{name}={device}"}
        assert (await client.get("/api/auth/session", headers=headers)).status_code == 401
        assert (await client.post("/api/auth/refresh", headers=headers)).status_code == 401
    clock.advance(days=401)
    answer = await login(laptop)
    assert "craftify_device" in str(answer.headers.get_list("set-cookie"))


async def test_signing_out_leaves_the_device_known(laptop: httpx.AsyncClient) -> None:
    await laptop.post("/api/auth/logout")
    assert list(laptop.cookies) == ["craftify_device"]


async def test_the_use_of_a_recovery_code_is_told(
    house: wiring.House, make_client: MakeClient, ada: Browser, clock: HandClock
) -> None:
    _, codes = await with_app(ada, clock)
    answer = await make_client().post("/api/auth/token", json=GIVEN | {"recoveryCode": codes[0]})
    assert answer.status_code == 200, code(answer)
    found = await people.texts(house, ada.organization_id, GIVEN["email"])
    assert any("So many are left: 9" in text for text in found)
