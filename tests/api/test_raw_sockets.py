"""What no client library would send: one answer of ours, and the end of the connection."""

from urllib.parse import urlsplit

import pytest
from tests.api.sockets import CHUNKED, Answer, asked, request
from tests.conftest import Server


def test_a_plain_request_gets_an_answer(served: Server) -> None:
    (answer,) = asked(served, request(served, "GET /api HTTP/1.1"))
    assert answer.status == 200


AMBIGUOUS = {
    "two framings": ("Content-Length: 5", "Transfer-Encoding: chunked"),
    "two framings, the other way": ("Transfer-Encoding: chunked", "Content-Length: 5"),
    "two lengths": ("Content-Length: 5", "Content-Length: 6"),
    "a length twice": ("Content-Length: 5", "Content-Length: 5"),
    "a list of lengths": ("Content-Length: 5, 5",),
    "a signed length": ("Content-Length: +5",),
    "a hexadecimal length": ("Content-Length: 0x5",),
    "a length without end": ("Content-Length: " + "9" * 5000,),
    "an unknown coding": ("Transfer-Encoding: xchunked",),
    "chunked not last": ("Transfer-Encoding: chunked, identity",),
    "a coding in disguise": ("Transfer-Encoding: \x0bchunked",),
    "a space before the colon": ("Content-Length : 5",),
    "a folded header": ("X-Folded: one\r\n two", "Content-Length: 5"),
    "a folded framing": ("Transfer-Encoding:\r\n chunked",),
    "a header without a name": (": 5",),
    "a header without a colon": ("Content-Length",),
    "a NUL": ("X-Nul: a\x00b",),
    "a bare CR": ("X-Bare: a\rContent-Length: 5",),
}


@pytest.mark.parametrize("headers", list(AMBIGUOUS.values()), ids=list(AMBIGUOUS))
def test_what_two_servers_could_read_differently_is_refused(
    served: Server, headers: tuple[str, ...]
) -> None:
    sent = request(
        served,
        "POST /api/auth/login HTTP/1.1",
        "Content-Type: application/json",
        *headers,
        body=b"0\r\n\r\nGET /api HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    )
    (answer,) = asked(served, sent)
    assert answer.status == 400, answer
    assert answer.headers["connection"] == ["close"]
    assert answer.code == "BAD_REQUEST"


@pytest.mark.parametrize(
    "sent",
    [
        b"GET /api HTTP/1.1\nHost: {host}\nConnection: close\n\n",
        b"GET /api HTTP/1.1\r\nHost: {host}\nX-Bare: 1\r\nConnection: close\r\n\r\n",
        b"GET /a b HTTP/1.1\r\nHost: {host}\r\n\r\n",
        b"GET /api HTTP/1.2\r\nHost: {host}\r\n\r\n",
        b"GET /api HTTP/2.0\r\nHost: {host}\r\n\r\n",
        b"GET /api\r\n\r\n",
        b"get /api HTTP/1.1\r\nHost: {host}\r\n\r\n",
        b"NONSENSE /api HTTP/1.1\r\nHost: {host}\r\n\r\n",
        b"GET /\xc3\xa4 HTTP/1.1\r\nHost: {host}\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        CHUNKED + b"zz\r\n",
        CHUNKED + b"2\r\n{}x\r\n0\r\n\r\n",
    ],
)
def test_what_is_no_request_gets_one_answer(served: Server, sent: bytes) -> None:
    host = urlsplit(served.origin).netloc.encode()
    (answer,) = asked(served, sent.replace(b"{host}", host))
    assert answer.status == 400, answer
    assert answer.headers["connection"] == ["close"]
    assert answer.headers["content-security-policy"]
    assert "server" not in answer.headers


@pytest.mark.parametrize(
    ("first", "status"),
    [
        ("TRACE /api HTTP/1.1", 405),
        ("TRACE / HTTP/1.1", 405),
        ("CONNECT example.com:443 HTTP/1.1", 501),
        ("CONNECT / HTTP/1.1", 501),
        ("PROPFIND /api HTTP/1.1", 405),
        ("PURGE / HTTP/1.1", 405),
        ("DELETE / HTTP/1.1", 405),
        ("OPTIONS * HTTP/1.1", 405),
    ],
)
def test_methods_nobody_needs(served: Server, first: str, status: int) -> None:
    (answer,) = asked(served, request(served, first, "X-Secret: canary"))
    assert answer.status == status
    assert b"canary" not in answer.body


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost", 200),
        ("user@localhost", 400),
        ("localhost/../", 400),
        ("localhost?x", 400),
        ("localhost#x", 400),
        ("localhost\\x", 400),
        ("local host", 400),
        ("<script>", 400),
        ("localhost,evil.example", 400),
        ("localhost:80:80", 400),
        ("[::1", 400),
        ("l\xf6calhost", 400),
    ],
)
def test_answers_only_for_its_own_hosts(served: Server, host: str, status: int) -> None:
    (answer,) = asked(served, request(served, "GET /api HTTP/1.1", host=host))
    assert answer.status == status
    assert host not in answer.body.decode("latin-1") or status == 200


def test_a_request_names_one_host(served: Server) -> None:
    sent = request(served, "GET /api HTTP/1.1", "Host: localhost")
    assert [answer.status for answer in asked(served, sent)] == [400]
    nameless = b"GET /api HTTP/1.1\r\nConnection: close\r\n\r\n"
    assert [answer.status for answer in asked(served, nameless)] == [400]
    old = b"GET /api HTTP/1.0\r\n\r\n"
    assert [answer.status for answer in asked(served, old)] == [400]


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("http://{host}/api", 200),
        ("HTTP://{host}/api", 200),
        ("http://evil.example/api", 400),
        ("https://evil.example/api", 400),
        ("http://{host}@evil.example/api", 400),
        ("ftp://{host}/api", 400),
        ("//evil.example/api", 404),  # a path like any other
        ("evil.example", 400),
        ("*", 400),
    ],
)
def test_a_target_with_a_host_has_to_mean_us(served: Server, target: str, status: int) -> None:
    place = urlsplit(served.origin).netloc
    first = f"GET {target.replace('{host}', place)} HTTP/1.1"
    said = asked(served, request(served, first))
    assert [answer.status for answer in said] == [status]
    assert b"evil.example" not in said[0].body


def test_proxies_nobody_trusts_say_nothing(served: Server) -> None:
    for name in ("X-Forwarded-Host", "Forwarded", "X-Original-URL", "X-Rewrite-URL", "X-Host"):
        value = "host=evil.example" if name == "Forwarded" else "evil.example"
        (answer,) = asked(served, request(served, "GET /api HTTP/1.1", f"{name}: {value}"))
        assert answer.status == 200
        assert b"evil.example" not in answer.body + str(answer.headers).encode()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/%61pi/templates", 401),
        ("/api%2Ftemplates", 401),
        ("/api/%74emplates", 401),
        ("/api/templates/%2e%2e/setup", 401),
        ("/api/../api/templates", 401),
        ("/api/templates%00", 401),
    ],
)
def test_an_address_means_the_same_however_it_is_written(
    served: Server, path: str, status: int
) -> None:
    """Whatever it leads to, nothing behind the sign-in answers."""
    (answer,) = asked(served, request(served, f"GET {path} HTTP/1.1"))
    assert answer.status in {status, 404}


def test_files_are_only_those_of_the_app(served: Server) -> None:
    for path in (
        "/../pyproject.toml",
        "/..%2f..%2fetc/passwd",
        "/assets/../../options.py",
        "/.git/",
    ):
        (answer,) = asked(served, request(served, f"GET {path} HTTP/1.1"))
        assert answer.status in {400, 404}, path


def upgrade(server: Server, path: str, *headers: str) -> list[Answer]:
    place = urlsplit(server.origin).netloc
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: {place}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        *headers,
    ]
    return asked(server, "\r\n".join(lines).encode() + b"\r\n\r\n")


@pytest.mark.parametrize("path", ["/api/live", "/%61pi/live", "/", "/api/live?x=1", "/nowhere"])
@pytest.mark.parametrize(
    "headers",
    [
        ("Origin: https://evil.example",),
        ("Origin: null", "Cookie: craftify_access=x"),
        ("Origin: http://localhost.evil.example",),
        ("Cookie: craftify_access=x",),
        ("Origin: http://127.0.0.1:1",),
    ],
)
def test_a_socket_of_another_site_is_never_opened(
    served: Server, path: str, headers: tuple[str, ...]
) -> None:
    (answer,) = upgrade(served, path, *headers)
    assert (answer.status, answer.code) == (403, "CSRF_FAILED")


def test_a_socket_that_leads_nowhere_is_never_opened(served: Server) -> None:
    (answer,) = upgrade(served, "/nowhere", f"Origin: {served.origin}")
    assert answer.status in {403, 404}
    (answer,) = upgrade(served, "/api/live", "Origin: http://evil.example", "Host: evil.example")
    assert answer.status in {400, 403}


def test_requests_in_a_row_are_answered_in_a_row_and_garbage_ends_them(served: Server) -> None:
    place = urlsplit(served.origin).netloc
    one = f"GET /api HTTP/1.1\r\nHost: {place}\r\n\r\n".encode()
    last = f"GET /health/live HTTP/1.1\r\nHost: {place}\r\nConnection: close\r\n\r\n".encode()
    assert [answer.status for answer in asked(served, one * 3 + last)] == [200] * 4
    said = asked(served, one + b"GARBAGE\r\n\r\n")
    assert [answer.status for answer in said] == [200]
