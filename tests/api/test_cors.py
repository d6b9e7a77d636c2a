"""Pages of other web apps: those on the list, letter by letter, and no others."""

from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
from tests.builders import ORIGIN, Browser, code

from craftify import wiring
from craftify.api.app import create_app
from craftify.settings import SettingInvalid, Settings, read_settings

PORTAL = "https://portal.example.com"
LISTED = (PORTAL, "http://localhost:5173", "https://xn--bcher-kva.example")
OTHERS = (
    "https://portal.example.com.evil.example",
    "https://evilportal.example.com",
    "https://portal-example.com",
    "https://portalXexample.com",
    "https://portal.example.com:8443",
    "https://portal.example.com:443",
    "http://portal.example.com",
    "https://PORTAL.example.com",
    "https://portal.example.com/",
    "https://portal.example.com/path",
    "https://sub.portal.example.com",
    "https://example.com",
    "https://user@portal.example.com",
    "https://portal.example.com evil.example",
    "null",
    "*",
    "file://",
    "http://localhost",
    "http://localhost:51730",
    "https://bücher.example".encode().decode("latin-1"),
    "",
)
PREFLIGHT = {"Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "x-api-key"}


@pytest.fixture
async def other(house: wiring.House, settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """A caller of a server that names other web apps."""
    chosen = replace(settings, cors_origins=LISTED)
    app = create_app(house.services, wiring.door(house.ports, chosen))
    transport = httpx.ASGITransport(app, client=("127.0.0.1", 5000))
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        yield client


def allowed(answer: httpx.Response) -> dict[str, str]:
    return {
        name: value
        for name, value in answer.headers.items()
        if name.startswith("access-control-allow")
    }


@pytest.mark.parametrize("origin", LISTED)
async def test_who_is_listed_may_read(other: httpx.AsyncClient, origin: str) -> None:
    answer = await other.get("/api", headers={"Origin": origin})
    assert answer.headers["access-control-allow-origin"] == origin
    assert answer.headers["access-control-allow-credentials"] == "true"
    assert "ETag" in answer.headers["access-control-expose-headers"]
    assert "Origin" in answer.headers.get_list("vary", split_commas=True)


@pytest.mark.parametrize("origin", OTHERS)
async def test_who_is_not_may_not(other: httpx.AsyncClient, origin: str) -> None:
    for method, headers in (("GET", {}), ("OPTIONS", PREFLIGHT)):
        raw = [(b"origin", origin.encode("latin-1"))]
        raw += [(name.encode(), value.encode()) for name, value in headers.items()]
        answer = await other.request(method, "/api", headers=raw)
        assert not allowed(answer), origin
        assert "Origin" in answer.headers.get_list("vary", split_commas=True)


async def test_a_preflight_is_answered_and_kept(other: httpx.AsyncClient) -> None:
    headers = PREFLIGHT | {"Origin": PORTAL}
    answer = await other.options("/api/templates", headers=headers)
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == PORTAL
    assert "PUT" in answer.headers["access-control-allow-methods"]
    assert "X-API-Key" in answer.headers["access-control-allow-headers"]
    assert answer.headers["access-control-max-age"] == "7200"
    assert answer.headers["content-length"] == "0"


async def test_refusals_can_be_read_too(other: httpx.AsyncClient) -> None:
    for path in ("/api/templates", "/api/nothing"):
        answer = await other.get(path, headers={"Origin": PORTAL})
        assert answer.status_code in {401, 404}
        assert answer.headers["access-control-allow-origin"] == PORTAL


async def test_without_an_origin_only_caches_are_told(other: httpx.AsyncClient) -> None:
    answer = await other.get("/api")
    assert not allowed(answer)
    assert "Origin" in answer.headers.get_list("vary", split_commas=True)


async def test_a_change_needs_a_page_that_is_trusted(
    other: httpx.AsyncClient, ada: Browser
) -> None:
    other.cookies = ada.client.cookies
    change = {"firstName": "Augusta"}
    token = {"X-CSRF-Token": ada.session["csrfToken"], "Sec-Fetch-Site": "cross-site"}
    answer = await other.patch("/api/auth/me", json=change, headers=token | {"Origin": PORTAL})
    assert answer.status_code == 200
    for origin in ("https://evil.example", "null"):
        refused = await other.patch("/api/auth/me", json=change, headers=token | {"Origin": origin})
        assert (refused.status_code, code(refused)) == (403, "CSRF_FAILED")
    forged = await other.patch("/api/auth/me", json=change, headers={"Origin": PORTAL})
    assert (forged.status_code, code(forged)) == (403, "CSRF_FAILED")


async def test_nobody_is_listed_until_somebody_is(client: httpx.AsyncClient) -> None:
    for origin in (ORIGIN, PORTAL):
        answer = await client.get("/api", headers={"Origin": origin})
        assert not [name for name in answer.headers if name.startswith("access-control")]
        assert "vary" not in answer.headers or "Origin" not in answer.headers["vary"]


def test_a_list_is_of_origins() -> None:
    given = {"CRAFTIFY_CORS_ORIGINS": " https://Portal.example.com:443 ,http://localhost:5173/ "}
    assert read_settings(given).cors_origins == (PORTAL, "http://localhost:5173")
    for wrong in ("*", "portal.example.com", "https://a.example/x", "https://*.a.example", "null"):
        with pytest.raises(SettingInvalid):
            read_settings({"CRAFTIFY_CORS_ORIGINS": wrong})
