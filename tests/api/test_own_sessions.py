"""Where I am signed in, and ending what should not be."""

from collections.abc import Callable

import httpx
import pytest
from tests.builders import PASSWORD, Browser, HandClock, code, data

MakeClient = Callable[..., httpx.AsyncClient]
GIVEN = {"email": "ada@meadow.example", "password": PASSWORD}


@pytest.fixture
async def elsewhere(make_client: MakeClient, ada: Browser) -> Browser:
    assert ada.user_id
    client = make_client(address="203.0.113.9", origin="https://127.0.0.1:3001")
    client.headers["User-Agent"] = "Mozilla/5.0 (a phone)"
    return Browser(client, data(await client.post("/api/auth/login", json=GIVEN)))


async def test_each_says_where_and_how_the_present_one_first(
    ada: Browser, elsewhere: Browser, clock: HandClock
) -> None:
    clock.advance(minutes=2)
    await elsewhere.get("/api/auth/session")
    mine = data(await ada.get("/api/auth/sessions"))
    assert [one["current"] for one in mine] == [True, False]
    other = mine[1]
    assert (other["address"], other["agent"]) == ("203.0.113.9", "Mozilla/5.0 (a phone)")
    assert (other["methods"], other["organizationName"]) == (["password"], "Meadow")
    assert other["lastSeenAt"] == "2027-03-01T09:02:00.000Z"
    assert other["createdAt"] == "2027-03-01T09:00:00.000Z"


async def test_the_last_use_is_written_once_a_minute_and_not_on_the_record(
    ada: Browser, clock: HandClock
) -> None:
    async def seen() -> str:
        return str(data(await ada.get("/api/auth/sessions"))[0]["lastSeenAt"])

    before = await seen()
    clock.advance(seconds=59)
    assert await seen() == before
    clock.advance(seconds=1)
    assert await seen() > before
    entries = data(await ada.get("/api/audit?entity=session"))
    assert {entry["action"] for entry in entries} <= {"session.began"}


async def test_one_can_be_ended_and_dies_within_five_seconds(
    ada: Browser, elsewhere: Browser, clock: HandClock
) -> None:
    other = data(await ada.get("/api/auth/sessions"))[1]["id"]
    assert (await ada.delete(f"/api/auth/sessions/{other}")).status_code == 204
    clock.advance(seconds=5)
    assert code(await elsewhere.get("/api/auth/session")) == "UNAUTHENTICATED"
    assert (await elsewhere.client.post("/api/auth/refresh")).status_code == 401
    assert (await ada.delete(f"/api/auth/sessions/{other}")).status_code == 404
    assert (await ada.get("/api/auth/session")).status_code == 200


async def test_all_others_can_be_ended_at_once(ada: Browser, elsewhere: Browser) -> None:
    assert (await ada.delete("/api/auth/sessions")).status_code == 204
    assert (await elsewhere.get("/api/auth/session")).status_code == 401
    assert len(data(await ada.get("/api/auth/sessions"))) == 1


async def test_nobody_sees_or_ends_those_of_somebody_else(ada: Browser, stranger: Browser) -> None:
    theirs = data(await stranger.get("/api/auth/sessions"))
    assert len(theirs) == 1
    mine = data(await ada.get("/api/auth/sessions"))[0]["id"]
    foreign = await stranger.delete(f"/api/auth/sessions/{mine}")
    unknown = await stranger.delete("/api/auth/sessions/01a205a7-0000-7000-8000-000000000000")
    for answer in (foreign, unknown):
        assert (answer.status_code, code(answer)) == (404, "NOT_FOUND")
    assert foreign.json()["error"]["message"] == unknown.json()["error"]["message"]
    assert (await ada.get("/api/auth/session")).status_code == 200


async def test_a_session_refreshes_thirty_times_a_minute_and_no_more(
    make_client: MakeClient, ada: Browser, clock: HandClock
) -> None:
    assert ada.user_id
    client = make_client()
    pair = data(await client.post("/api/auth/token", json=GIVEN))
    token = pair["refreshToken"]
    for _ in range(30):
        answer = await client.post("/api/auth/refresh", json={"refreshToken": token})
        token = data(answer)["refreshToken"]
    limited = await client.post("/api/auth/refresh", json={"refreshToken": token})
    assert (limited.status_code, code(limited)) == (429, "RATE_LIMITED")
    assert int(limited.headers["retry-after"]) <= 60
    clock.advance(seconds=2)
    again = await client.post("/api/auth/refresh", json={"refreshToken": token})
    assert again.status_code == 200
