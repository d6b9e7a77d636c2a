"""How often one may ask: strangers little, people and keys as much as work needs."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from tests.builders import ORIGIN, PASSWORD, Browser, HandClock, Json, Notes, a_founding, code, data

from craftify import wiring
from craftify.api.app import create_app
from craftify.api.middleware.asgi import App
from craftify.services.accounts.administrators import operator
from craftify.settings import Settings

OFFICE = "203.0.113.7"
CAFE = "198.51.100.4"
PEOPLE = 25
Visit = Callable[..., httpx.AsyncClient]


class Waiting:
    """Whoever is slowed down: for how long, and on the hand clock when the test says so."""

    def __init__(self, clock: HandClock) -> None:
        self.delays: list[float] = []
        self._clock = clock
        self.hold: asyncio.Event | None = None

    async def __call__(self, delay: float) -> None:
        self.delays.append(delay)
        if self.hold is not None:
            await self.hold.wait()


@pytest.fixture
def waiting(clock: HandClock) -> Waiting:
    return Waiting(clock)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """As shipped."""
    return Settings(data=tmp_path / "data")


@pytest.fixture
def app(house: wiring.House, settings: Settings, waiting: Waiting) -> App:
    """The whole application, in which waiting takes no time."""
    options = replace(wiring.door(house.ports, settings), pause=waiting)
    return create_app(house.services, options)


@pytest.fixture
async def visit(app: App) -> AsyncIterator[Visit]:
    """Clients of it, wherever they call from."""
    async with AsyncExitStack() as stack:

        def come(address: str) -> httpx.AsyncClient:
            transport = httpx.ASGITransport(app, client=(address, 5000))
            client = httpx.AsyncClient(transport=transport, base_url=ORIGIN)
            stack.push_async_callback(client.aclose)
            return client

        yield come


async def statuses(client: httpx.AsyncClient, path: str, count: int, **more: Json) -> list[int]:
    return [(await client.get(path, **more)).status_code for _ in range(count)]


async def test_strangers_get_the_seeds_figures(visit: Visit, waiting: Waiting) -> None:
    client = visit(OFFICE)
    said = await statuses(client, "/api", 103)
    assert said == [200] * 100 + [429] * 3
    assert waiting.delays[:3] == [0.5, 1.0, 1.5]
    assert waiting.delays[-1] == 20
    assert len(waiting.delays) == 50


async def test_who_was_slowed_down_was_not_slow(
    visit: Visit, waiting: Waiting, notes: Notes
) -> None:
    client = visit(OFFICE)
    await statuses(client, "/api", 50)
    waiting.hold = asyncio.Event()
    asyncio.get_running_loop().call_later(1.1, waiting.hold.set)
    assert await statuses(client, "/api", 1) == [200]
    assert notes.of("slow request") == []


async def test_callers_are_told_how_they_stand(visit: Visit) -> None:
    client = visit(OFFICE)
    first = (await client.get("/api")).headers
    assert first["ratelimit-limit"] == "100"
    assert first["ratelimit-remaining"] == "99"
    assert first["ratelimit-reset"] == "9"
    assert first["ratelimit-policy"] == '100;w=900;burst=100;name="anonymous"'
    await statuses(client, "/api", 99)
    refused = await client.get("/api")
    assert (refused.status_code, code(refused)) == (429, "RATE_LIMITED")
    assert refused.headers["retry-after"] == "9"
    assert refused.headers["ratelimit-remaining"] == "0"
    detail = refused.json()["error"]["details"][0]
    assert detail == {"path": "anonymous", "message": "100 requests in 900 seconds, 100 at once."}


async def test_waiting_as_told_is_enough(visit: Visit, clock: HandClock) -> None:
    client = visit(OFFICE)
    await statuses(client, "/api", 101)
    clock.advance(seconds=8)
    assert await statuses(client, "/api", 1) == [429]
    clock.advance(seconds=1)
    assert await statuses(client, "/api", 2) == [200, 429]
    clock.advance(minutes=15)
    assert await statuses(client, "/api", 50) == [200] * 50


async def test_an_address_is_one_and_a_network_of_sixty_four_bits_too(visit: Visit) -> None:
    assert await statuses(visit("2001:db8:1:2::1"), "/api", 100) == [200] * 100
    assert await statuses(visit("2001:db8:1:2:ffff::9"), "/api", 1) == [429]
    assert await statuses(visit("2001:db8:1:3::1"), "/api", 1) == [200]
    assert await statuses(visit(OFFICE), "/api", 100) == [200] * 100
    assert await statuses(visit(f"::ffff:{OFFICE}"), "/api", 1) == [429]
    assert await statuses(visit(CAFE), "/api", 1) == [200]


async def test_what_claims_to_be_forwarded_is_still_the_same_caller(visit: Visit) -> None:
    client = visit(OFFICE)
    said = [
        (await client.get("/api", headers={"X-Forwarded-For": f"192.0.2.{n}"})).status_code
        for n in range(102)
    ]
    assert said.count(429) == 2


async def test_pages_and_probes_are_free(visit: Visit, waiting: Waiting) -> None:
    client = visit(OFFICE)
    for path in ("/sign-in", "/assets/none.js", "/health/live", "/health", "/api-docs"):
        assert 429 not in await statuses(client, path, 110)
    assert waiting.delays == []


async def test_a_wrong_credential_is_a_strangers(visit: Visit, ada: Browser) -> None:
    wrong = visit(CAFE)
    headers = {"Authorization": "Bearer nonsense"}
    said = await statuses(wrong, "/api/templates", 102, headers=headers)
    assert said == [401] * 100 + [429] * 2
    assert await statuses(wrong, "/api", 1, headers=headers) == [429]
    wrong.cookies = ada.client.cookies
    assert await statuses(wrong, "/api/templates", 20) == [200] * 20


async def test_who_signs_in_was_no_stranger(visit: Visit, ada: Browser, waiting: Waiting) -> None:
    given = {"email": ada.session["user"]["email"], "password": PASSWORD}
    client = visit(OFFICE)
    for _ in range(53):
        assert (await client.post("/api/auth/token", json=given)).status_code == 200
    assert waiting.delays == []


async def test_only_so_many_wait_at_once(visit: Visit, waiting: Waiting) -> None:
    client = visit(OFFICE)
    await statuses(client, "/api", 50)
    waiting.hold = asyncio.Event()
    slowed = [asyncio.create_task(client.get("/api")) for _ in range(30)]
    refused: set[asyncio.Task[httpx.Response]] = set()
    while len(refused) < 10:
        done, _ = await asyncio.wait(
            set(slowed) - refused, return_when=asyncio.FIRST_COMPLETED, timeout=10
        )
        refused |= done
    assert (await visit(CAFE).get("/api")).status_code == 200
    waiting.hold.set()
    said = Counter([(await task).status_code for task in slowed])
    assert said == {200: 20, 429: 10}


async def test_a_person_has_room_of_their_own(
    visit: Visit, ada: Browser, clock: HandClock, waiting: Waiting
) -> None:
    client = visit(OFFICE)
    client.cookies = ada.client.cookies
    said = await statuses(client, "/api/auth/session", 125)
    assert said == [200] * 120 + [429] * 5
    elsewhere = visit(CAFE)
    elsewhere.cookies = ada.client.cookies
    assert await statuses(elsewhere, "/api/auth/session", 1) == [429]
    clock.advance(seconds=1)
    assert await statuses(client, "/api/auth/session", 11) == [200] * 10 + [429]
    assert waiting.delays == []
    answer = await client.get("/api/auth/session")
    assert answer.headers["ratelimit-policy"] == '600;w=60;burst=120;name="user"'


async def test_what_costs_much_has_a_limit_of_its_own(ada: Browser) -> None:
    made = await ada.post("/api/templates", {"name": "A", "starter": "blank"})
    if made.status_code != 201:
        content = {"name": "A", "mjml": "<mjml><mj-body></mj-body></mjml>"}
        made = await ada.post("/api/templates", content)
    path = f"/api/templates/{data(made)['id']}/test"
    said = [(await ada.post(path, {"to": "ben@meadow.example"})).status_code for _ in range(11)]
    assert said[:10] == [202] * 10
    assert said[10] == 429
    assert (await ada.get("/api/templates")).status_code == 200


async def signed_in(house: wiring.House, visit: Visit, number: int) -> Browser:
    """A colleague who opens the app in the office: page, set-up, session, sign-in."""
    founding = a_founding(email=f"colleague{number}@meadow.example")
    await house.services.administrators.create(operator(), founding)
    client = visit(OFFICE)
    assert (await client.get("/api/setup")).status_code == 200
    assert (await client.get("/api/auth/session")).status_code == 401
    given = {"email": founding.email, "password": PASSWORD}
    answer = await client.post("/api/auth/login", json=given)
    assert answer.status_code == 200, answer.text
    return Browser(client, data(answer))


async def asked(app: App, path: str, **headers: str) -> int:
    """The status of a GET from the office, without all that a client library does."""
    said: list[int] = []
    named = {"host": "127.0.0.1:3001"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in named.items()],
        "client": (OFFICE, 5000),
    }

    async def receive() -> Json:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Json) -> None:
        if message["type"] == "http.response.start":
            said.append(message["status"])

    await app(scope, receive, send)
    return said[0]


def cookies(person: Browser) -> str:
    return "; ".join(f"{name}={value}" for name, value in person.client.cookies.items())


async def a_key(ada: Browser) -> str:
    wanted = {"name": "Integration", "permissions": ["template:read"]}
    return str(data(await ada.post("/api/keys", wanted))["key"])


async def test_an_office_works_and_one_abusive_key_is_stopped_alone(
    house: wiring.House,
    app: App,
    visit: Visit,
    ada: Browser,
    clock: HandClock,
    waiting: Waiting,
) -> None:
    """25 people behind one address work for 15 minutes of normal use beside a key gone wild."""
    people = [await signed_in(house, visit, number) for number in range(PEOPLE)]
    slowed, key = len(waiting.delays), await a_key(ada)
    office, abuse = Counter[int](), Counter[int]()
    for second in range(0, 15 * 60, 5):
        clock.advance(seconds=5)
        for number, person in enumerate(people):
            kept = cookies(person)
            office[await asked(app, "/api/auth/session", cookie=kept)] += 1  # as drafts are saved
            if (second + number) % 20 == 0:
                office[await asked(app, "/api/templates", cookie=kept)] += 1
            if (second // 5 + number) % 100 == 99:
                office[(await person.post("/api/auth/refresh")).status_code] += 1
        for _ in range(120 if 300 <= second < 480 else 10):
            abuse[await asked(app, "/api/templates", x_api_key=key)] += 1
    assert set(office) == {200}
    assert office[200] > PEOPLE * 180
    assert len(waiting.delays) == slowed
    assert set(abuse) == {200, 429}
    assert abuse[200] <= 200 + 3 * 1000 + 144 * 10
    assert abuse[429] > 1000
    assert await asked(app, "/api") == 200
