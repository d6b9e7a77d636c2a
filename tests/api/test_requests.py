"""What every request meets, whatever it asks for."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
from tests.builders import MORNING, ORIGIN, PASSWORD, Browser, Notes, code, data, paths

from craftify.api.envelopes import request_time
from craftify.api.middleware.compression import accepts_gzip
from craftify.api.middleware.deadlines import Deadlines, Patience
from craftify.api.middleware.faults import Faults

MakeClient = Callable[..., httpx.AsyncClient]
LOGIN = "/api/auth/login"
JSON_TYPE = {"Content-Type": "application/json"}


async def test_an_id_that_is_harmless_comes_back(client: httpx.AsyncClient) -> None:
    answer = await client.get("/api", headers={"X-Request-ID": "abc_DEF-1234"})
    assert answer.headers["x-request-id"] == "abc_DEF-1234"
    assert answer.json()["requestId"] == "abc_DEF-1234"
    assert answer.headers["x-api-version"] == "1"


@pytest.mark.parametrize(
    "given", ["short", "x" * 65, "a b c d e f g h", 'quote"quote"', "ünïcödë-id"]
)
async def test_any_other_id_is_replaced(client: httpx.AsyncClient, given: str) -> None:
    answer = await client.get("/api", headers={b"X-Request-ID": given.encode()})
    assert answer.headers["x-request-id"] != given
    assert answer.headers["x-request-id"][14] == "7"
    assert answer.json()["requestId"] == answer.headers["x-request-id"]


async def test_times_are_in_utc_with_z(client: httpx.AsyncClient) -> None:
    assert (await client.get("/api")).json()["timestamp"] == "2027-03-01T09:00:00.000Z"


@pytest.mark.parametrize("path", ["/api/nothing", "/api/templates/x/y/z", "/health/deep", "/api/"])
async def test_an_unknown_address_is_told_in_the_envelope(
    client: httpx.AsyncClient, path: str
) -> None:
    answer = await client.get(path)
    if path == "/api/":
        assert answer.status_code == 200
        return
    assert answer.status_code == 404
    assert code(answer) == "NOT_FOUND"


@pytest.mark.parametrize(
    ("method", "path"),
    [("DELETE", "/api/setup"), ("POST", "/health"), ("PUT", "/"), ("TRACE", "/api")],
)
async def test_a_method_nobody_knows_here_is_405(
    client: httpx.AsyncClient, method: str, path: str
) -> None:
    answer = await client.request(method, path)
    assert answer.status_code == 405
    assert code(answer) == "METHOD_NOT_ALLOWED"
    assert "GET" in answer.headers["allow"]


async def test_head_is_get_without_a_body(client: httpx.AsyncClient) -> None:
    for path in ("/health/live", "/api", "/"):
        whole, head = await client.get(path), await client.head(path)
        assert head.status_code == whole.status_code
        assert head.content == b""
        assert head.headers["content-type"] == whole.headers["content-type"]


SENT: list[tuple[str, str, dict[str, Any]]] = [
    ("GET", "/", {}),
    ("GET", "/health", {}),
    ("GET", "/api-docs", {}),
    ("GET", "/api/openapi.json", {}),
    ("GET", "/api/nothing", {}),
    ("GET", "/nothing.png", {}),
    ("GET", "/api/auth/me", {}),
    ("DELETE", "/api/setup", {}),
    ("POST", LOGIN, {"content": b"{", "headers": JSON_TYPE}),
    ("POST", LOGIN, {"content": b"a=b"}),
    ("POST", LOGIN, {"json": {}}),
    ("POST", LOGIN, {"content": b"x" * 2_000_000, "headers": JSON_TYPE}),
    ("GET", "/api", {"headers": {"Host": "evil.example"}}),
    ("POST", LOGIN, {"json": {}, "headers": {"Origin": "https://evil.example"}}),
]


@pytest.mark.parametrize(("method", "path", "more"), SENT)
async def test_every_answer_tells_browsers_to_be_careful(
    client: httpx.AsyncClient, method: str, path: str, more: dict[str, Any]
) -> None:
    answer = await client.request(method, path, **more)
    headers = answer.headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "'unsafe-eval'" not in policy
    script = next((part for part in policy.split("; ") if part.startswith("script-src")), "")
    assert "unsafe-inline" not in script
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "permissions-policy" in headers
    assert "cache-control" in headers
    assert "x-xss-protection" not in headers
    assert "server" not in headers
    assert "strict-transport-security" not in headers
    assert "x-request-id" in headers


async def test_answers_of_the_api_are_not_kept(client: httpx.AsyncClient) -> None:
    for path in ("/api", "/api/setup", "/health", "/api/nothing"):
        assert (await client.get(path)).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"\xff\xfe{}",
        b"[1, 2",
        b'{"email": NaN}',
        b'{"email": "\\ud800"}',
        b"[" * 100_000,
        b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    ],
)
async def test_json_that_cannot_be_read_is_400(client: httpx.AsyncClient, body: bytes) -> None:
    answer = await client.post(LOGIN, content=body, headers=JSON_TYPE)
    assert answer.status_code in {400, 422}, answer.text
    assert code(answer) in {"BAD_REQUEST", "VALIDATION_FAILED"}


@pytest.mark.parametrize("body", [b"[]", b"null", b"1", b'"text"', b"true"])
async def test_json_of_another_kind_is_422(client: httpx.AsyncClient, body: bytes) -> None:
    answer = await client.post(LOGIN, content=body, headers=JSON_TYPE)
    assert answer.status_code == 422
    assert code(answer) == "VALIDATION_FAILED"


async def test_an_absent_body_is_422(client: httpx.AsyncClient) -> None:
    answer = await client.post(LOGIN)
    assert answer.status_code == 422
    assert code(answer) == "VALIDATION_FAILED"
    assert paths(answer) == {"body"}


async def test_what_was_sent_is_never_said_back(client: httpx.AsyncClient) -> None:
    answer = await client.post(LOGIN, json={"email": ["canary-1"], "password": {"x": "canary-2"}})
    assert answer.status_code == 422
    assert paths(answer) == {"email", "password"}
    assert "canary" not in answer.text


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "application/jsonx",
        "application/json/x",
        "",
        "text/plain; application/json",
    ],
)
async def test_a_body_of_another_type_is_415(client: httpx.AsyncClient, kind: str) -> None:
    answer = await client.post(LOGIN, content=b"{}", headers={"Content-Type": kind})
    assert answer.status_code == 415
    assert code(answer) == "UNSUPPORTED_MEDIA_TYPE"


@pytest.mark.parametrize(
    "kind",
    ["application/json", "Application/JSON; charset=UTF-8", 'application/json;charset="utf-8"'],
)
async def test_json_is_json_however_it_is_announced(client: httpx.AsyncClient, kind: str) -> None:
    answer = await client.post(LOGIN, content=b"{}", headers={"Content-Type": kind})
    assert answer.status_code == 422


async def test_a_packed_body_is_415(client: httpx.AsyncClient) -> None:
    headers = JSON_TYPE | {"Content-Encoding": "gzip"}
    answer = await client.post(LOGIN, content=gzip.compress(b"{}"), headers=headers)
    assert answer.status_code == 415


async def test_a_body_that_says_it_is_too_large_is_413(client: httpx.AsyncClient) -> None:
    answer = await client.post(LOGIN, content=b"x" * (1024 * 1024 + 1), headers=JSON_TYPE)
    assert answer.status_code == 413
    assert code(answer) == "TOO_LARGE"
    assert answer.headers["connection"] == "close"


async def test_a_body_that_says_nothing_is_counted(client: httpx.AsyncClient) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 100:
            sent += 1
            yield b" " * 65536

    answer = await client.post(LOGIN, content=endless(), headers=JSON_TYPE)
    assert answer.status_code == 413
    assert code(answer) == "TOO_LARGE"
    assert answer.headers["connection"] == "close"
    assert sent < 20


@pytest.mark.parametrize("length", ["-1", "1e3", "0x10", "٣"])
async def test_a_length_that_is_no_number_is_400(client: httpx.AsyncClient, length: str) -> None:
    headers = [(b"content-type", b"application/json"), (b"content-length", length.encode())]
    answer = await client.post(LOGIN, content=b"{}", headers=headers)
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:3001", 200),
        ("localhost:3001", 200),
        ("LOCALHOST", 200),
        ("[::1]:3001", 200),
        ("10.1.2.3", 200),
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("evil.example:3001", 421),
        ("", 400),
        ("a b", 400),
        ("local\x00host", 400),
        ("user@localhost", 400),
        ("localhost/", 400),
    ],
)
async def test_answers_only_for_its_own_hosts(
    client: httpx.AsyncClient, host: str, status: int
) -> None:
    answer = await client.get("/api", headers={"Host": host})
    assert answer.status_code == status, answer.text


async def test_headers_without_end_are_refused(client: httpx.AsyncClient) -> None:
    answer = await client.get("/api", headers={"X-Long": "x" * 70_000})
    assert answer.status_code == 431


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:3002"},
        {"Origin": "https://127.0.0.1:3001"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": ORIGIN, "Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_another_site_cannot_change_anything(ada: Browser, headers: dict[str, str]) -> None:
    for path in ("/api/auth/login", "/api/auth/logout", "/api/auth/refresh"):
        answer = await ada.client.post(path, json={}, headers=headers)
        assert answer.status_code == 403
        assert code(answer) == "CSRF_FAILED"
    assert (await ada.get("/api/auth/session")).status_code == 200


async def test_a_change_by_cookie_needs_the_token_of_the_session(
    ada: Browser, stranger: Browser
) -> None:
    change = {"firstName": "Augusta"}
    for headers in (
        {},
        {"X-CSRF-Token": ""},
        {"X-CSRF-Token": "x" * 64},
        {"X-CSRF-Token": stranger.session["csrfToken"]},
    ):
        answer = await ada.client.patch("/api/auth/me", json=change, headers=headers)
        assert answer.status_code == 403
        assert code(answer) == "CSRF_FAILED"
    assert data(await ada.get("/api/auth/me"))["firstName"] == "Ada"
    assert (await ada.patch("/api/auth/me", change)).status_code == 200


async def test_a_bearer_token_is_never_mixed_with_cookies(ada: Browser) -> None:
    for value in ("Bearer nonsense", "Basic YTpi", "Bearer", "bearer "):
        answer = await ada.get("/api/auth/me", headers={"Authorization": value})
        assert answer.status_code == 401, value
    given = {"email": "ada@meadow.example", "password": PASSWORD}
    pair = data(await ada.client.post("/api/auth/token", json=given))
    bearer = {"Authorization": f"Bearer {pair['accessToken']}"}
    answer = await ada.client.patch("/api/auth/me", json={"firstName": "A"}, headers=bearer)
    assert answer.status_code == 200


async def test_long_answers_are_packed_for_who_can_unpack_them(client: httpx.AsyncClient) -> None:
    packed = await client.get("/api/openapi.json", headers={"Accept-Encoding": "gzip"})
    plain = await client.get("/api/openapi.json", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) // 3


async def test_answers_with_secrets_are_not_packed(ada: Browser) -> None:
    answer = await ada.get("/api/auth/session", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(
    ("accepted", "wanted"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("*", True),
        ("gzip;q=0", False),
        ("gzip; q=0.0, br", False),
        ("br", False),
        ("", False),
        ("xgzip", False),
    ],
)
def test_reads_what_a_client_accepts(accepted: str, *, wanted: bool) -> None:
    assert accepts_gzip(accepted) is wanted


async def test_every_request_is_noted_without_its_query(
    client: httpx.AsyncClient, notes: Notes
) -> None:
    await client.get("/api/setup?token=canary", headers={"User-Agent": "tests"})
    (note,) = notes.of("request")
    assert note["path"] == "/api/setup"
    assert note["status"] == 200
    assert note["address"] == "127.0.0.1"
    assert "canary" not in json.dumps(note)


async def test_what_may_be_an_attack_is_noted_in_one_shape(
    client: httpx.AsyncClient, notes: Notes
) -> None:
    given = {"email": "ada@meadow.example", "password": "canary"}
    await client.post(LOGIN, json=given, headers={"X-Request-ID": "request-0001"})
    await client.post(LOGIN, json=given, headers={"Origin": "https://evil.example"})
    await client.get("/api", headers={"Host": "evil.example"})
    told = [note for note in notes.taken if "eventType" in note]
    assert [(note["event"], note["severity"]) for note in told] == [
        ("sign_in.failed", "low"),
        ("request.forged", "medium"),
        ("host.refused", "medium"),
    ]
    for note in told:
        assert note["eventType"] == "security"
        assert note["severity"] in {"low", "medium", "high"}
        assert note["address"] == "127.0.0.1"
        assert "canary" not in json.dumps(note)
    assert notes.of("request")[0]["request"] == "request-0001"


async def test_a_body_that_does_not_come_is_not_waited_for() -> None:
    answers: list[dict[str, Any]] = []

    async def reading(_scope: Any, receive: Any, _send: Any) -> None:  # noqa: ANN401 - ASGI
        await receive()

    async def silence() -> dict[str, Any]:
        await asyncio.Event().wait()
        return {}

    async def send(message: Any) -> None:  # noqa: ANN401 - ASGI
        answers.append(message)

    layer = Faults(Deadlines(reading, patience=Patience(body=0.01)), logs=Notes())
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/api",
        "headers": [(b"transfer-encoding", b"chunked"), (b"content-type", b"application/json")],
    }
    request_time.set(MORNING)
    await layer(scope, silence, send)
    assert answers[0]["status"] == 408
    assert json.loads(answers[1]["body"])["error"]["code"] == "REQUEST_TIMEOUT"
    assert (b"connection", b"close") in answers[0]["headers"]
