"""What every answer tells a browser: the same for each route, each refusal and each file."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from tests.builders import ORIGIN, Browser, Json

from craftify import wiring
from craftify.api.app import create_app
from craftify.settings import Settings
from craftify.settings.kinds import Hsts

# the golden list: what stands in every answer, letter by letter
ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(),"
        " gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(),"
        " usb=()"
    ),
    "x-api-version": "1",
}
DATA = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
SCRIPTS = {"'self'", "'self' 'wasm-unsafe-eval'"}
NEVER = {
    "server",
    "x-powered-by",
    "x-xss-protection",
    "public-key-pins",
    "expect-ct",
    "access-control-allow-origin",
    "strict-transport-security",
}
WANDERING = re.compile(r"\{[^}]+\}")
NOWHERE = "0190f5a0-0000-7000-8000-000000000000"


def require_golden(answer: httpx.Response, *, framed: bool = False) -> None:
    """Everything of the golden list, once, and nothing of the other one."""
    about = f"{answer.request.method} {answer.request.url.path} {answer.status_code}"
    for name, value in ALWAYS.items():
        assert answer.headers.get_list(name) == [value], (about, name)
    assert not NEVER & set(answer.headers), about
    assert len(answer.headers.get_list("content-security-policy")) == 1, about
    assert answer.headers["x-frame-options"] == ("SAMEORIGIN" if framed else "DENY"), about
    assert re.fullmatch(r"[A-Za-z0-9_-]{8,64}", answer.headers["x-request-id"]), about
    assert answer.headers.get_list("cache-control"), about
    require_strict(answer.headers["content-security-policy"], about)


def require_strict(policy: str, about: str) -> None:
    """No script that is not a file of ours, no plug-ins, no base, nobody who frames us."""
    parts = dict(part.split(" ", 1) for part in policy.split("; ") if " " in part)
    assert parts["default-src"] == "'none'", about
    assert parts.get("script-src", "'self'") in SCRIPTS, about
    assert parts["base-uri"] == "'none'", about
    assert parts["frame-ancestors"] in {"'none'", "'self'"}, about
    assert parts["form-action"] in {"'none'", "'self'"}, about
    assert "'unsafe-eval'" not in policy, about
    assert "object-src" not in parts or parts["object-src"] == "'none'", about


@pytest.fixture
async def operations(client: httpx.AsyncClient) -> list[tuple[str, str]]:
    """Every operation of the API, with ids that lead nowhere."""
    described: Json = (await client.get("/api/openapi.json")).json()
    return [
        (method.upper(), WANDERING.sub(NOWHERE, path))
        for path, methods in described["paths"].items()
        for method in methods
        if method in {"get", "post", "put", "patch", "delete"}
    ]


async def test_every_route_refuses_strangers_in_full_dress(
    client: httpx.AsyncClient, operations: list[tuple[str, str]]
) -> None:
    assert len(operations) > 40
    for method, path in operations:
        answer = await client.request(method, path)
        assert answer.status_code < 500, (method, path)
        require_golden(answer)
        if path.startswith("/api") and answer.headers.get("content-type") == "application/json":
            assert answer.headers["content-security-policy"] == DATA
            assert answer.headers["cache-control"] in {"no-store", "no-cache"}


async def test_every_route_answers_in_full_dress(
    ada: Browser, operations: list[tuple[str, str]]
) -> None:
    for method, path in operations:
        if path.startswith(("/api/auth/logout", "/api/auth/sessions")):
            continue
        answer = await ada.send(method, path, {} if method != "GET" else None)
        assert answer.status_code < 500, (method, path, answer.text)
        require_golden(
            answer, framed="frame-ancestors 'self'" in answer.headers["content-security-policy"]
        )


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/api/nothing", {}, 404),
        ("TRACE", "/api", {}, 405),
        ("DELETE", "/api", {}, 405),
        ("GET", "/api", {"Host": "evil.example"}, 421),
        ("GET", "/api", {"Host": "a b"}, 400),
        ("GET", "/api", {"X-Long": "x" * 40_000}, 431),
        ("POST", "/api/auth/login", {"Origin": "https://evil.example"}, 403),
        ("POST", "/api/auth/login", {"Content-Type": "text/plain", "Content-Length": "2"}, 415),
        ("POST", "/api/auth/login", {"Content-Length": "99999999"}, 413),
        ("GET", "/api?a=1&a=2", {}, 400),
        ("OPTIONS", "/api", {}, 204),
        ("HEAD", "/api", {}, 200),
        ("GET", "/assets/none.js", {}, 404),
        ("POST", "/", {}, 405),
        ("GET", "/metrics", {}, 404),
        ("GET", "/.git/config", {}, 404),
    ],
)
async def test_every_refusal_is_in_full_dress(
    client: httpx.AsyncClient, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    answer = await client.request(method, path, headers=headers)
    assert answer.status_code == status, answer.text
    require_golden(answer)


@pytest.fixture
async def site(
    tmp_path: Path, house: wiring.House, settings: Settings
) -> AsyncIterator[httpx.AsyncClient]:
    folder = tmp_path / "spa"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>App</title>")
    (folder / "favicon.svg").write_text("<svg/>")
    (folder / "assets" / "index-abc.js").write_text("export {}\n" * 300)
    served = create_app(house.services, replace(wiring.door(house.ports, settings), site=folder))
    transport = httpx.ASGITransport(served, client=("127.0.0.1", 5000))
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/templates/1/edit", "/favicon.svg", "/assets/index-abc.js"])
async def test_every_file_is_in_full_dress(site: httpx.AsyncClient, path: str) -> None:
    answer = await site.get(path)
    assert answer.status_code == 200
    require_golden(answer)
    again = await site.get(path, headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    require_golden(again)


@pytest.mark.parametrize("path", ["/api-docs", "/api-docs/docs.js", "/api-docs/docs.css"])
async def test_the_reference_is_in_full_dress(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    require_golden(answer)
    assert "unsafe" not in answer.headers["content-security-policy"]


async def test_a_page_that_is_not_built_runs_nothing(client: httpx.AsyncClient) -> None:
    policy = (await client.get("/")).headers["content-security-policy"]
    require_strict(policy, policy)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("on", "max-age=31536000"),
        ("subdomains", "max-age=31536000; includeSubDomains"),
        ("preload", "max-age=31536000; includeSubDomains; preload"),
        ("off", None),
    ],
)
async def test_browsers_remember_https_as_the_operator_wants(
    house: wiring.House, settings: Settings, chosen: Hsts, expected: str | None
) -> None:
    told = replace(settings, hsts=chosen, base_url="https://email.example.com")
    app = create_app(house.services, wiring.door(house.ports, told))
    for scheme, host, said in (
        ("https", "email.example.com", expected),
        ("http", "127.0.0.1:3001", None),
    ):
        transport = httpx.ASGITransport(app, client=("203.0.113.7", 1))
        async with httpx.AsyncClient(transport=transport, base_url=f"{scheme}://{host}") as client:
            answer = await client.get("/api")
            assert answer.status_code == 200
            assert answer.headers.get("strict-transport-security") == said
