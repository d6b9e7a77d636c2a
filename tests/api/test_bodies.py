"""What is sent: JSON that means one thing, forms of some parts, parameters given once."""

import json
import time
from typing import Annotated, Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as some
from litestar import Litestar, Request, Response, get
from litestar.handlers import BaseRouteHandler
from litestar.params import QueryParameter
from tests.builders import ORIGIN, Browser, code, paths

from craftify.api.accounts.credentials import Connection
from craftify.api.admission import require_single
from craftify.api.strict_json import DEEPEST, depth, skeleton

LOGIN = "/api/auth/login"
IMPORT = "/api/templates/import"
JSON_TYPE = {"Content-Type": "application/json"}
WORST = 2.0


async def refused(client: httpx.AsyncClient, body: bytes) -> httpx.Response:
    began = time.monotonic()
    answer = await client.post(LOGIN, content=body, headers=JSON_TYPE)
    assert time.monotonic() - began < WORST
    assert 400 <= answer.status_code < 500, answer.text
    return answer


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (b'{"email": "a@b.c", "email": "x@y.z", "password": "p"}', "email"),
        (
            b'{"email": "a@b.c", "password": {"a": [1, {"b": 1, "c": 2, "b": 1}]}}',
            "password.a[1].b",
        ),
        (b'{"a": {"b": 1}, "a": {"b": 1, "b": 2}}', "a"),
        (b'[{"a": 1}, {"a": 1, "a": 1}]', "[1].a"),
        (b'{"e\\u006dail": 1, "email": 2}', "email"),
        (b'{"\\"": 1, "\\"": 2}', '"'),
        (b'{"\\\\": 1, "\\\\": 2, ":{": ":{"}', "\\"),
        (b'{"": 1, "": 2}', "body"),
    ],
)
async def test_a_name_that_stands_twice_is_told_by_its_path(
    client: httpx.AsyncClient, body: bytes, path: str
) -> None:
    answer = await refused(client, body)
    assert (answer.status_code, code(answer)) == (400, "BAD_REQUEST")
    assert paths(answer) == {path}


@pytest.mark.parametrize(
    "body",
    [
        b'{"email": NaN}',
        b'{"email": Infinity}',
        b'{"email": -Infinity}',
        b'{"email": 1e999}',
        b'{"email": 01}',
        b'{"email": 0x1}',
        b"{'email': 1}",
        b'{"email": 1,}',
        b'{"email": 1} {"email": 2}',
        b'{"email": 1} //',
        b'{"email": "\x00"}',
        b'{"email": "\\x00"}',
        b'{"email": "\\ud800"}',
        b'\xef\xbb\xbf{"email": 1}',
        b"\xff\xfe{\x00}\x00",
        b'{"email": "\xc0\xaf"}',
        b'{"email": ' + b"9" * 500_000 + b"}",
        b'{"email": 1' + b"0" * 400 + b"}",
        b"[" * 1_000_000,
        b"{" * 1_000_000,
        b"[]" * 500_000,
        b'{"a":' * 150_000 + b"1" + b"}" * 150_000,
        b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1),
        b'{"a":' * (DEEPEST + 1) + b"1" + b"}" * (DEEPEST + 1),
        b'"' * 1_000_000,
        b"\\" * 1_000_000,
        b'{"a":"' + b"\\\\" * 400_000 + b'"}',
        b"[" + b"{}," * 300_000 + b"{}]",
        b'{"email": ":{[", "password": "]}:" ' * 10_000,
    ],
    ids=lambda body: f"{body[:20]!r} {len(body)}",
)
async def test_odd_json_is_refused_at_once(client: httpx.AsyncClient, body: bytes) -> None:
    answer = await refused(client, body)
    assert answer.status_code in {400, 422}


async def test_json_may_be_as_deep_as_documents_are(client: httpx.AsyncClient) -> None:
    deep = b"[" * (DEEPEST - 2) + b"]" * (DEEPEST - 2)
    answer = await refused(client, b'{"email": ' + deep + b', "password": "x"}')
    assert answer.status_code == 422
    assert paths(answer) == {"email"}


VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(),
    lambda inner: some.lists(inner, max_size=5) | some.dictionaries(some.text(), inner, max_size=5),
    max_leaves=60,
)


@given(value=VALUES, indent=some.sampled_from([None, 1]), ascii_only=some.booleans())
def test_what_gives_json_its_shape_is_seen_through_strings(
    value: object, indent: int | None, *, ascii_only: bool
) -> None:
    body = json.dumps(value, indent=indent, ensure_ascii=ascii_only).encode(errors="surrogatepass")
    assert skeleton(body).count(b":") == members(value)
    assert depth(skeleton(body)) <= levels(value)


def members(value: object) -> int:
    if isinstance(value, dict):
        return len(value) + sum(members(inner) for inner in value.values())
    return sum(members(inner) for inner in value) if isinstance(value, list) else 0


def levels(value: object) -> int:
    inner = (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    )
    return 0 if inner is None else 1 + max(map(levels, inner), default=0)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("limit=5&limit=6", {"limit"}),
        ("page=1&limit=5&page=1", {"page"}),
        ("sortBy=name&sortBy=createdAt&page=1&page=2", {"sortBy", "page"}),
        ("l%69mit=5&limit=6", {"limit"}),
        ("search=a&search=b&", {"search"}),
        ("unknown=1&unknown=2", {"unknown"}),
        ("limit=5&limit", {"limit"}),
        ("limit=&limit=", {"limit"}),
    ],
)
async def test_a_parameter_is_given_once(ada: Browser, query: str, names: set[str]) -> None:
    answer = await ada.get(f"/api/templates?{query}")
    assert (answer.status_code, code(answer)) == (400, "PARAMETER_REPEATED")
    assert paths(answer) == names


@get("/listed", opt={"public": True})
async def listed(
    tags: Annotated[list[str] | None, QueryParameter(name="tag")] = None,
    status: Annotated[str, QueryParameter()] = "",
) -> str:
    return f"{tags} {status}"


def single(connection: Connection, handler: BaseRouteHandler) -> None:
    require_single(connection, handler)


async def test_a_parameter_that_is_a_list_may_be_repeated() -> None:
    routes = Litestar([listed], guards=[single], exception_handlers={Exception: told})
    transport = httpx.ASGITransport(routes)  # type: ignore[arg-type]  # its own TypedDicts
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        assert (await client.get("/listed?tag=a&tag=b&status=x")).text == "['a', 'b'] x"
        refused = await client.get("/listed?tag=a&status=x&status=y")
        assert refused.text == "PARAMETER_REPEATED"


def told(_request: Request[Any, Any, Any], error: Exception) -> Response[str]:
    return Response(getattr(error, "code", ""), status_code=400)


def a_form(parts: list[tuple[str, bytes]], boundary: str = "b0undary") -> bytes:
    made = [
        f"--{boundary}\r\n{head}\r\n\r\n".encode("latin-1") + content + b"\r\n"
        for head, content in parts
    ]
    return b"".join(made) + f"--{boundary}--\r\n".encode()


async def sent(ada: Browser, body: bytes, boundary: str = "b0undary") -> httpx.Response:
    began = time.monotonic()
    headers = ada.headers | {"Content-Type": f"multipart/form-data; boundary={boundary}"}
    answer = await ada.client.post(IMPORT, content=body, headers=headers)
    assert time.monotonic() - began < WORST
    assert answer.status_code < 500, answer.text
    return answer


DISPOSITION = 'Content-Disposition: form-data; name="files"; filename="a.html"'


@pytest.mark.parametrize(
    ("body", "boundary"),
    [
        (a_form([(DISPOSITION, b"x")] * 10_000), "b0undary"),
        (a_form([('Content-Disposition: form-data; name="x"', b"x")] * 10_000), "b0undary"),
        (a_form([(DISPOSITION, b"x")], "b" * 300), "b" * 300),
        (a_form([(DISPOSITION, b"x")], "b" * 20_000), "b" * 20_000),
        (b"\r\n" * 500_000, "b0undary"),
        (b"--b0undary" * 50_000, "b0undary"),
        (b"--b0undary\r\n" + b"X: " + b"y" * 500_000, "b0undary"),
        (a_form([("\r\n".join([DISPOSITION, *["X-More: y"] * 5_000]), b"x")]), "b0undary"),
        (b"--b0undary\r\n\r\n\r\n--b0undary--", "b0undary"),
        (b"", "b0undary"),
        (b"nothing of the kind", "b0undary"),
        (a_form([(DISPOSITION, b"x")])[:-20], "b0undary"),
        (a_form([(DISPOSITION, b"x")]), ""),
        (
            a_form([('Content-Disposition: form-data; name="' + "x" * 20_000 + '"', b"x")]),
            "b0undary",
        ),
        (
            a_form([('Content-Disposition: form-data; name="files"; filename="../../x"', b"x")]),
            "b0undary",
        ),
    ],
    ids=lambda value: f"{len(value)}",
)
async def test_odd_forms_are_answered_at_once(ada: Browser, body: bytes, boundary: str) -> None:
    await sent(ada, body, boundary)


async def test_ten_thousand_parts_are_too_many(ada: Browser) -> None:
    answer = await sent(ada, a_form([(DISPOSITION, b"x")] * 10_000))
    assert 400 <= answer.status_code < 500
