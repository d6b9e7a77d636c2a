"""Signing in, staying signed in, and every way in which that must come to an end."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from tests.builders import ORIGIN, PASSWORD, Browser, HandClock, Notes, code, data

from craftify import wiring
from craftify.services.accounts.administrators import operator

MakeClient = Callable[..., httpx.AsyncClient]
EMAIL = "ada@meadow.example"
GIVEN = {"email": EMAIL, "password": PASSWORD}


async def tokens(client: httpx.AsyncClient) -> dict[str, Any]:
    answer = await client.post("/api/auth/token", json=GIVEN)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = data(answer)
    return found


async def refreshed(client: httpx.AsyncClient, token: str) -> httpx.Response:
    return await client.post("/api/auth/refresh", json={"refreshToken": token})


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def program(make_client: MakeClient, ada: Browser) -> httpx.AsyncClient:
    """A client without cookies, where Ada has an account."""
    assert ada.user_id
    return make_client()


async def test_a_browser_signs_in_by_cookies_that_scripts_cannot_read(
    program: httpx.AsyncClient,
) -> None:
    answer = await program.post("/api/auth/login", json=GIVEN)
    assert answer.status_code == 200
    session = data(answer)
    assert set(session) == {
        "user",
        "organization",
        "permissions",
        "methods",
        "secondFactorMissing",
        "csrfToken",
    }
    assert (session["methods"], session["secondFactorMissing"]) == (["password"], False)
    assert session["user"]["lastLoginAt"] is not None
    set_cookies = answer.headers.get_list("set-cookie")
    assert [cookie.partition("=")[0] for cookie in set_cookies] == [
        "craftify_access",
        "craftify_refresh",
        "craftify_device",
    ]
    for cookie in set_cookies:
        attributes = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert {"httponly", "samesite=lax", "path=/"} <= attributes
        assert "secure" not in attributes
        assert not any(part.startswith("domain") for part in attributes)
    assert (await program.get("/api/auth/session")).status_code == 200


async def test_behind_https_the_cookies_are_bound_to_the_host(
    make_client: MakeClient, ada: Browser
) -> None:
    assert ada.user_id
    client = make_client(origin="https://127.0.0.1:3001")
    answer = await client.post("/api/auth/login", json=GIVEN)
    for cookie in answer.headers.get_list("set-cookie"):
        assert cookie.startswith("__Host-craftify_")
        attributes = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert {"secure", "httponly", "path=/"} <= attributes
    assert answer.headers["strict-transport-security"].startswith("max-age=")
    assert (await client.get("/api/auth/session")).status_code == 200


async def test_a_program_signs_in_by_tokens(program: httpx.AsyncClient) -> None:
    pair = await tokens(program)
    assert pair["expiresIn"] == 600
    assert pair["refreshExpiresIn"] == 30 * 24 * 3600
    assert pair["tokenType"] == "Bearer"
    assert pair["user"]["email"] == EMAIL
    assert "set-cookie" not in (await program.post("/api/auth/token", json=GIVEN)).headers
    me = await program.get("/api/auth/me", headers=bearer(pair["accessToken"]))
    assert data(me)["email"] == EMAIL


@pytest.mark.parametrize(
    "password",
    ["", "x", PASSWORD + " ", " " + PASSWORD, PASSWORD.upper(), "[REDACTED]", PASSWORD[:-1]],
)
async def test_a_wrong_password_is_refused_like_an_unknown_address(
    program: httpx.AsyncClient, password: str
) -> None:
    wrong = await program.post("/api/auth/login", json={"email": EMAIL, "password": password})
    unknown = await program.post(
        "/api/auth/login", json={"email": "nobody@meadow.example", "password": password}
    )
    for answer in (wrong, unknown):
        assert answer.status_code == 401
        assert code(answer) == "INVALID_CREDENTIALS"
        assert "set-cookie" not in answer.headers
    assert wrong.json()["error"]["message"] == unknown.json()["error"]["message"]


async def test_an_address_is_the_same_however_it_is_spelled(program: httpx.AsyncClient) -> None:
    given = {"email": "  ADA@Meadow.Example ", "password": PASSWORD}
    assert (await program.post("/api/auth/token", json=given)).status_code == 200


async def test_five_failures_are_enough_and_the_owner_can_wait(
    program: httpx.AsyncClient, clock: HandClock
) -> None:
    wrong = {"email": EMAIL, "password": "not the password"}
    for _ in range(5):
        assert (await program.post("/api/auth/login", json=wrong)).status_code == 401
    sixth = await program.post("/api/auth/login", json=GIVEN)
    assert sixth.status_code == 429
    assert code(sixth) == "RATE_LIMITED"
    assert 0 < int(sixth.headers["retry-after"]) <= 900
    clock.advance(minutes=15, seconds=1)
    assert (await program.post("/api/auth/login", json=GIVEN)).status_code == 200


async def test_failures_are_counted_while_many_guess_at_once(program: httpx.AsyncClient) -> None:
    wrong = {"email": EMAIL, "password": "not the password"}
    answers = await asyncio.gather(
        *(program.post("/api/auth/token", json=wrong) for _ in range(12))
    )
    assert sorted(answer.status_code for answer in answers) == [401] * 5 + [429] * 7


async def test_successes_are_not_counted(program: httpx.AsyncClient) -> None:
    for _ in range(8):
        await tokens(program)


async def test_an_address_cannot_be_talked_into_another_one(
    make_client: MakeClient, ada: Browser, clock: HandClock
) -> None:
    assert ada.user_id
    client = make_client(address="203.0.113.9")
    wrong = {"email": EMAIL, "password": "not the password"}
    for number in range(5):
        spoofed = {"X-Forwarded-For": f"198.51.100.{number}", "X-Real-IP": "198.51.100.77"}
        await client.post("/api/auth/token", json=wrong, headers=spoofed)
    spoofed = {"X-Forwarded-For": "198.51.100.99", "Forwarded": "for=198.51.100.98"}
    assert (await client.post("/api/auth/token", json=GIVEN, headers=spoofed)).status_code == 429
    clock.advance(seconds=1)
    assert (await make_client().post("/api/auth/token", json=GIVEN)).status_code == 200


async def test_an_access_token_ends_after_its_time(
    program: httpx.AsyncClient, clock: HandClock
) -> None:
    pair = await tokens(program)
    clock.advance(minutes=10)
    answer = await program.get("/api/auth/me", headers=bearer(pair["accessToken"]))
    assert answer.status_code == 401
    assert code(answer) == "TOKEN_EXPIRED"
    assert answer.headers["www-authenticate"] == "Bearer"


async def test_a_refresh_token_brings_fresh_tokens_once(
    program: httpx.AsyncClient, clock: HandClock
) -> None:
    pair = await tokens(program)
    clock.advance(minutes=11)
    fresh = data(await refreshed(program, pair["refreshToken"]))
    assert fresh["refreshToken"] != pair["refreshToken"]
    me = await program.get("/api/auth/me", headers=bearer(fresh["accessToken"]))
    assert me.status_code == 200
    again = data(await refreshed(program, fresh["refreshToken"]))
    assert again["refreshToken"] not in {pair["refreshToken"], fresh["refreshToken"]}


async def test_a_lost_answer_is_given_again_for_ten_seconds(
    program: httpx.AsyncClient, clock: HandClock
) -> None:
    pair = await tokens(program)
    first = data(await refreshed(program, pair["refreshToken"]))
    clock.advance(seconds=9)
    again = data(await refreshed(program, pair["refreshToken"]))
    assert again["refreshToken"] == first["refreshToken"]


async def test_a_token_used_twice_ends_its_session(
    program: httpx.AsyncClient, ada: Browser, clock: HandClock, notes: Notes
) -> None:
    pair = await tokens(program)
    fresh = data(await refreshed(program, pair["refreshToken"]))
    clock.advance(seconds=11)
    reused = await refreshed(program, pair["refreshToken"])
    assert reused.status_code == 401
    assert code(reused) == "TOKEN_REUSED"
    assert code(await refreshed(program, fresh["refreshToken"])) == "UNAUTHENTICATED"
    me = await program.get("/api/auth/me", headers=bearer(fresh["accessToken"]))
    assert me.status_code == 401
    assert [note["severity"] for note in notes.of("refresh.reused")] == ["high"]
    await ada.client.post("/api/auth/refresh")
    entries = data(await ada.get("/api/audit?action=session.betrayed"))
    assert [entry["entityId"] for entry in entries] == [pair["refreshToken"].partition(".")[0]]


async def test_the_parent_of_a_parent_has_no_grace(program: httpx.AsyncClient) -> None:
    first = (await tokens(program))["refreshToken"]
    second = data(await refreshed(program, first))["refreshToken"]
    third = data(await refreshed(program, second))["refreshToken"]
    assert code(await refreshed(program, first)) == "TOKEN_REUSED"
    assert code(await refreshed(program, third)) == "UNAUTHENTICATED"


async def test_a_forged_token_does_not_end_a_session(
    program: httpx.AsyncClient, clock: HandClock
) -> None:
    token = (await tokens(program))["refreshToken"]
    session, _, secret = token.split(".")
    following = data(await refreshed(program, token))["refreshToken"]
    clock.advance(minutes=1)
    for forged in (
        f"{session}.0.{secret[::-1]}",
        f"{session}.1.{secret}",
        f"{session}.999999.{secret}",
        "",
        "nonsense",
    ):
        assert code(await refreshed(program, forged)) == "UNAUTHENTICATED"
    assert (await refreshed(program, following)).status_code == 200


async def test_of_many_refreshes_at_once_one_successor_lives(program: httpx.AsyncClient) -> None:
    token = (await tokens(program))["refreshToken"]
    answers = await asyncio.gather(*(refreshed(program, token) for _ in range(20)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({data(answer)["refreshToken"] for answer in answers}) == 1


async def test_a_session_ends_after_thirty_days_however_often_it_is_refreshed(
    house: wiring.House, program: httpx.AsyncClient, clock: HandClock
) -> None:
    assert house.services.sessions.lifetimes.session.days == 30
    pair = await tokens(program)
    clock.advance(days=29)
    fresh = data(await refreshed(program, pair["refreshToken"]))
    assert fresh["refreshExpiresIn"] == 24 * 3600


async def test_a_browser_refreshes_by_its_cookie_without_a_token_of_its_session(
    ada: Browser, clock: HandClock
) -> None:
    clock.advance(minutes=11)
    assert code(await ada.get("/api/auth/session")) == "TOKEN_EXPIRED"
    answer = await ada.client.post("/api/auth/refresh", headers={"Origin": ORIGIN})
    assert answer.status_code == 200
    assert data(answer)["csrfToken"] == ada.session["csrfToken"]
    assert "accessToken" not in answer.text
    assert (await ada.get("/api/auth/session")).status_code == 200


async def test_signing_out_ends_the_session_at_once(ada: Browser) -> None:
    kept = dict(ada.client.cookies)
    answer = await ada.post("/api/auth/logout")
    assert answer.status_code == 204
    assert list(ada.client.cookies) == ["craftify_device"]  # which opens nothing
    ada.client.cookies.update(kept)
    assert code(await ada.get("/api/auth/session")) == "UNAUTHENTICATED"
    back = await ada.client.post("/api/auth/refresh", headers={"Origin": ORIGIN})
    assert back.status_code == 401
    assert (await ada.post("/api/auth/logout")).status_code == 204


async def test_a_program_signs_out_by_either_token(program: httpx.AsyncClient) -> None:
    first, second = await tokens(program), await tokens(program)
    await program.post("/api/auth/logout", json={"refreshToken": first["refreshToken"]})
    await program.post("/api/auth/logout", headers=bearer(second["accessToken"]))
    for pair in (first, second):
        me = await program.get("/api/auth/me", headers=bearer(pair["accessToken"]))
        assert me.status_code == 401
        assert code(await refreshed(program, pair["refreshToken"])) == "UNAUTHENTICATED"


async def test_signing_in_again_leaves_no_session_behind(
    ada: Browser, program: httpx.AsyncClient
) -> None:
    before = dict(ada.client.cookies)
    await ada.client.post("/api/auth/login", json=GIVEN)
    program.cookies.update(before)
    assert (await program.get("/api/auth/session")).status_code == 401


async def test_a_new_password_by_the_operator_ends_all_sessions(
    house: wiring.House, ada: Browser, program: httpx.AsyncClient, clock: HandClock
) -> None:
    pair = await tokens(program)
    await house.services.administrators.reset_password(
        operator(), EMAIL.upper(), "eight grey herons at dusk"
    )
    clock.advance(seconds=5)
    assert (await ada.get("/api/auth/session")).status_code == 401
    assert code(await refreshed(program, pair["refreshToken"])) == "UNAUTHENTICATED"
    assert (await program.post("/api/auth/token", json=GIVEN)).status_code == 401


async def test_no_secret_is_in_the_notes_of_a_sign_in(
    program: httpx.AsyncClient, notes: Notes
) -> None:
    pair = await tokens(program)
    told = str(notes.taken)
    assert PASSWORD not in told
    assert pair["refreshToken"] not in told
    assert pair["accessToken"] not in told
