"""The way to a provider and back: once, in one browser, in time, and never elsewhere."""

from typing import Any

import httpx
import pytest
from tests.api.sso.steps import CALLBACK, MEMBER, away, come, connected, member
from tests.builders import PASSWORD, Browser, HandClock, Notes, data
from tests.conftest import MakeClient
from tests.providers import RealProvider, asked_for

from craftify import wiring


async def test_an_answer_is_good_once_in_its_own_browser_in_time(
    ada: Browser,
    provider: RealProvider,
    make_client: MakeClient,
    clock: HandClock,
) -> None:
    connection = await connected(ada, provider)
    provider.knows("way", email="way@meadow.example", email_verified=True)
    mine, other = make_client(), make_client()

    async def told(client: httpx.AsyncClient, back: str) -> str:
        answer = await client.get(back)
        return str(answer.headers["location"])

    back = provider.sign_in(await away(mine, connection), "way")
    await away(other, connection)
    assert await told(other, back) == "/sign-in?problem=SSO_EXPIRED"
    assert await told(make_client(), back) == "/sign-in?problem=SSO_EXPIRED"
    assert await told(mine, back) == "/"
    assert await told(mine, back) == "/sign-in?problem=SSO_EXPIRED"
    late = provider.sign_in(await away(mine, connection), "way")
    clock.advance(minutes=10)
    assert await told(mine, late) == "/sign-in?problem=SSO_EXPIRED"
    for query in ("", "?code=x", "?state=x&code=y", "?state=&code=", "?error=access_denied"):
        assert await told(mine, f"{CALLBACK}{query}") == "/sign-in?problem=SSO_EXPIRED"


async def test_two_windows_do_not_disturb_each_other(
    ada: Browser, provider: RealProvider, make_client: MakeClient
) -> None:
    connection = await connected(ada, provider)
    provider.knows("way", email="way@meadow.example", email_verified=True)
    client = make_client()
    first, second = await away(client, connection), await away(client, connection)
    assert asked_for(first)["state"] != asked_for(second)["state"]
    assert asked_for(first)["nonce"] != asked_for(second)["nonce"]
    assert asked_for(first)["code_challenge"] != asked_for(second)["code_challenge"]
    for address in (second, first):
        answer = await client.get(provider.sign_in(address, "way"))
        assert answer.headers["location"] == "/"


async def test_answers_of_others_are_not_taken(
    ada: Browser, provider: RealProvider, make_client: MakeClient
) -> None:
    connection = await connected(ada, provider)
    provider.knows("way", email="way@meadow.example", email_verified=True)
    client = make_client()
    back = provider.sign_in(await away(client, connection), "way")
    answer = await client.get(f"{back}&iss=https://evil.example")
    assert answer.headers["location"] == "/sign-in?problem=SSO_REFUSED"
    back = provider.sign_in(await away(client, connection), "way")
    answer = await client.get(f"{back}&iss={provider.issuer}")
    assert answer.headers["location"] == "/"
    back = provider.sign_in(await away(client, connection), "way")
    stolen = provider.sign_in(await away(make_client(), connection), "way")
    mixed = f"{CALLBACK}?state={asked_for(back)['state']}&code={asked_for(stolen)['code']}"
    answer = await client.get(mixed)
    assert answer.headers["location"] == "/sign-in?problem=SSO_REFUSED"


async def test_a_no_of_the_provider_is_told(
    ada: Browser, provider: RealProvider, client: httpx.AsyncClient
) -> None:
    connection = await connected(ada, provider)
    address = await away(client, connection)
    denied = provider.sign_in(address, "way", action="deny")
    state = asked_for(address)["state"]
    answer = await client.get(f"{CALLBACK}?error={asked_for(denied)['error']}&state={state}")
    assert answer.headers["location"] == "/sign-in?problem=SSO_DENIED"
    for error, told in (
        ("server_error", "SSO_UNAVAILABLE"),
        ("temporarily_unavailable", "SSO_UNAVAILABLE"),
        ("login_required", "SSO_DENIED"),
        ("invalid_request", "SSO_REFUSED"),
        ("<script>alert(1)</script>", "SSO_REFUSED"),
    ):
        state = asked_for(await away(client, connection))["state"]
        answer = await client.get(CALLBACK, params={"error": error, "state": state, "code": "x"})
        assert answer.headers["location"] == f"/sign-in?problem={told}"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/%5cevil",
        "javascript:alert(1)",
        "evil.example",
        "/a\r\nSet-Cookie: x=y",
        "/a\tb",
        " /a",
        "/a//evil.example",
        "/api/auth/sso/callback",
        "@evil.example",
        "/" + "a" * 600,
    ],
)
async def test_nobody_is_sent_elsewhere(
    ada: Browser, provider: RealProvider, client: httpx.AsyncClient, elsewhere: str
) -> None:
    connection = await connected(ada, provider)
    provider.knows("way", email="way@meadow.example", email_verified=True)
    answer = await come(client, provider, connection, "way", returnTo=elsewhere)
    location = answer.headers["location"]
    assert location == "/" or location == elsewhere == "/%5cevil"


async def test_the_question_and_its_cookie(
    ada: Browser, provider: RealProvider, client: httpx.AsyncClient, house: wiring.House
) -> None:
    connection = await connected(ada, provider)
    answer = await client.get(f"/api/auth/sso/{connection['id']}/start?again=true")
    asked = asked_for(answer.headers["location"])
    assert asked["redirect_uri"] == connection["redirectUri"] == f"http://127.0.0.1:3001{CALLBACK}"
    assert asked["code_challenge_method"] == "S256"
    assert asked["prompt"] == "login"
    assert answer.headers["cache-control"] == "no-store"
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith("craftify_sso=")
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "max-age=600" in cookie
    kept = str(await house.ports.items.query("SSOFLOW"))
    assert asked["state"] not in kept


async def test_cookies_are_sealed_to_the_host_over_https(
    ada: Browser, provider: RealProvider, make_client: MakeClient
) -> None:
    connection = await connected(ada, provider)
    start = f"/api/auth/sso/{connection['id']}/start"
    secure = make_client(origin="https://127.0.0.1:3001")
    cookie = (await secure.get(start)).headers["set-cookie"]
    assert cookie.startswith("__Host-craftify_sso=")
    assert "Secure" in cookie
    open_air = make_client("198.51.100.7", origin="http://127.0.0.1:3001")
    answer = await open_air.get(start)
    assert answer.status_code == 302


async def test_a_connection_that_is_off_or_nowhere_leads_back(
    ada: Browser, provider: RealProvider, client: httpx.AsyncClient
) -> None:
    connection = await connected(ada, provider)
    back = provider.sign_in(await away(client, connection), "way")
    path = f"/api/organization/sso/{connection['id']}"
    assert (await ada.patch(path, {"enabled": False})).status_code == 200
    assert (await client.get(back)).headers["location"] == "/sign-in?problem=SSO_DISABLED"
    for connection_id in (connection["id"], "0", "a%00b", "x" * 3000):
        answer = await client.get(f"/api/auth/sso/{connection_id}/start")
        assert answer.content == b""
        assert answer.headers["location"] == "/sign-in?problem=SSO_DISABLED"


async def test_a_provider_that_does_not_answer_is_told_as_that(
    ada: Browser, provider: RealProvider, client: httpx.AsyncClient, notes: Notes
) -> None:
    for issuer in ("http://127.0.0.1:9", f"{provider.issuer}/", "http://169.254.169.254"):
        connection = await connected(ada, provider, issuer=issuer)
        answer = await client.get(f"/api/auth/sso/{connection['id']}/start")
        assert answer.headers["location"] == "/sign-in?problem=SSO_UNAVAILABLE"
    told = [note["trouble"] for note in notes.of("single sign-on failed")]
    assert told == ["unavailable", "unfit", "unfit"]


async def test_a_session_before_ends(
    ada: Browser, provider: RealProvider, house: wiring.House, make_client: MakeClient
) -> None:
    await member(house, ada.organization_id, MEMBER)
    client = make_client()
    given = {"email": MEMBER, "password": PASSWORD}
    before = data(await client.post("/api/auth/token", json=given))["accessToken"]
    await client.post("/api/auth/login", json=given)
    stolen = client.cookies.get("craftify_access")
    connection = await connected(ada, provider)
    provider.knows("lin", email=MEMBER, email_verified=True)
    await come(client, provider, connection, "lin")
    for token, status in ((stolen, 401), (before, 200)):
        headers = {"Authorization": f"Bearer {token}"}
        answer = await make_client().get("/api/auth/me", headers=headers)
        assert answer.status_code == status


async def test_finding_the_way_tells_nothing_of_accounts(
    ada: Browser, stranger: Browser, provider: RealProvider, client: httpx.AsyncClient
) -> None:
    connection = await connected(ada, provider)
    await connected(ada, provider, name="Off", enabled=False)
    await connected(ada, provider, name="Other", domains=["other.example"])
    await connected(stranger, provider, domains=["harbor.example"])
    found = [{"id": connection["id"], "name": "Meadow login"}]

    async def ways(email: str) -> Any:  # noqa: ANN401 - any JSON
        answer = await client.post("/api/auth/sso", json={"email": email})
        assert answer.status_code == 200
        return data(answer)["connections"]

    for email in ("ada@meadow.example", "nobody@MEADOW.example", "x@meadow.example "):
        assert await ways(email) == found
    for email in ("", "meadow.example", "a@sub.meadow.example", "a@unknown.example", "@" * 900):
        assert await ways(email) == ([] if email != "meadow.example" else found)
