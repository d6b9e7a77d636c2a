"""Other sites, and reading that must not write: forms, scripts of others, forced sign-ins, GETs."""

import hashlib
import re
from collections.abc import Callable

import apsw
import httpx
import pytest
from tests.builders import ORIGIN, PASSWORD, Browser, HandClock, code, data

from craftify import wiring
from craftify.domain.operations import OPERATIONS
from craftify.settings import Settings

MakeClient = Callable[..., httpx.AsyncClient]
GIVEN = {"email": "ada@meadow.example", "password": PASSWORD}
EVIL = "https://evil.example"
# what browsers send for another site: a form, a script without CORS, a link, a frame
ELSEWHERE = {
    "a form": {"Origin": EVIL, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
    "no-cors": {"Origin": EVIL, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
    "a sibling": {"Origin": "http://evil.localhost:3001", "Sec-Fetch-Site": "same-site"},
    "a sandbox": {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
    "an old browser": {"Origin": EVIL},
    "another port": {"Origin": "http://127.0.0.1:3002"},
}
BODIES = {
    "form": ("application/x-www-form-urlencoded", b"email=ada%40meadow.example&password=x"),
    "text": ("text/plain", b'{"email": "ada@meadow.example", "password": "x"}'),
    "multipart": ("multipart/form-data; boundary=x", b"--x--"),
    "json": ("application/json", b'{"email": "ada@meadow.example", "password": "x"}'),
}
CHANGES = (
    ("POST", "/api/auth/login"),
    ("POST", "/api/auth/second-factor"),
    ("POST", "/api/auth/passkeys/sign-in"),
    ("POST", "/api/auth/step-up"),
    ("POST", "/api/auth/refresh"),
    ("POST", "/api/auth/logout"),
    ("POST", "/api/auth/me/password"),
    ("POST", "/api/auth/factors/totp"),
    ("DELETE", "/api/auth/factors/totp"),
    ("DELETE", "/api/auth/sessions"),
    ("POST", "/api/invitations/accept"),
    ("POST", "/api/auth/password/reset"),
    ("POST", "/api/setup"),
)


@pytest.mark.parametrize("way", ELSEWHERE)
async def test_no_other_site_changes_anything_or_signs_anybody_in(ada: Browser, way: str) -> None:
    """With her cookies, as a browser of before SameSite would send them."""
    for method, path in CHANGES:
        for kind, body in BODIES.values():
            headers = ELSEWHERE[way] | {"Content-Type": kind}
            answer = await ada.client.request(method, path, content=body, headers=headers)
            assert (answer.status_code, code(answer)) == (403, "CSRF_FAILED"), (path, kind)
            assert "set-cookie" not in answer.headers
    assert (await ada.get("/api/auth/session")).status_code == 200


async def test_a_form_is_not_read_even_from_our_own_pages(ada: Browser) -> None:
    for kind, body in list(BODIES.values())[:3]:
        headers = {"Content-Type": kind, "Origin": ORIGIN}
        answer = await ada.client.post("/api/auth/login", content=body, headers=headers)
        assert answer.status_code == 415, kind


async def test_a_session_cannot_be_planted_by_a_link(
    ada: Browser, client: httpx.AsyncClient
) -> None:
    """No address signs anybody in or out when it is opened."""
    access = ada.client.cookies["craftify_access"]
    for query in (f"?token={access}", f"?access_token={access}", f"?craftify_access={access}"):
        answer = await client.get(f"/api/auth/session{query}")
        assert answer.status_code == 401
        assert "set-cookie" not in answer.headers
    for path in ("/api/auth/logout", "/api/auth/login", "/api/auth/refresh"):
        assert (await ada.get(path)).status_code in {404, 405}
    assert (await ada.get("/api/auth/session")).status_code == 200


# reads that are told of in the audit log, or that begin something by their nature
TELLING = {"exportAudit", "startSso", "finishSso"}


def lying(settings: Settings) -> str:
    """A digest of all that lies in the item store, but for when somebody was seen last."""
    store = apsw.Connection(str(settings.data / "items.db"), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        rows = store.execute("select * from item where sk <> 'seen' order by pk, sk").fetchall()
    finally:
        store.close()
    return hashlib.sha256(repr(rows).encode()).hexdigest()


async def test_reading_writes_nothing(
    house: wiring.House, ada: Browser, settings: Settings
) -> None:
    """Every address that answers a GET is asked, with ids that exist and ids that do not."""
    made = await ada.post("/api/templates", {"name": "Hello", "content": "<p>Hello</p>"})
    template = data(made)["id"]
    operations = (await ada.get("/api/openapi.json")).json()["paths"]
    await house.services.errands.settle()
    before, asked = lying(settings), 0
    for path, methods in operations.items():
        operation = methods.get("get", {}).get("operationId")
        if operation is None or operation in TELLING:
            continue
        for found in (template, ada.user_id, "nothing"):
            address = re.sub(r"\{[^}]+\}", found, path)
            answer = await ada.get(address)
            assert answer.status_code < 500, address
            asked += 1
            if address == path:
                break
    await house.services.errands.settle()
    assert asked > 40
    assert lying(settings) == before


async def test_every_change_asks_for_the_token_of_the_session(ada: Browser) -> None:
    """Whatever changes something by cookie answers nothing without it, our own origin or not."""
    operations = (await ada.get("/api/openapi.json")).json()["paths"]
    asked = 0
    for path, methods in operations.items():
        for method in {"post", "put", "patch", "delete"} & set(methods):
            rule = OPERATIONS[methods[method]["operationId"]]
            if rule.needs == "public":
                continue
            address = re.sub(r"\{[^}]+\}", "1", path)
            answer = await ada.client.request(
                method.upper(), address, json={}, headers={"Origin": ORIGIN}
            )
            told = (answer.status_code, code(answer))
            assert told in {(403, "CSRF_FAILED"), (415, "UNSUPPORTED_MEDIA_TYPE")}, address
            asked += 1
    assert asked > 40


async def test_cookies_are_all_a_browser_learns_of_its_tokens(
    make_client: MakeClient, ada: Browser, clock: HandClock
) -> None:
    """Neither a body nor an address nor a header that scripts can read holds a token."""
    client = make_client(origin="https://127.0.0.1:3001")
    answers = [await client.post("/api/auth/login", json=GIVEN)]
    clock.advance(minutes=11)
    answers.append(await client.post("/api/auth/refresh"))
    answers.append(await client.get("/api/auth/session"))
    secrets = set(client.cookies.values())
    assert len(secrets) >= 2
    for answer in answers:
        seen = answer.text + str(answer.url) + answer.headers.get("location", "")
        assert not any(one in seen for one in secrets)
    for cookie in answers[0].headers.get_list("set-cookie"):
        name, _, rest = cookie.partition("=")
        attributes = {part.strip().lower() for part in rest.split(";")[1:]}
        assert name.startswith("__Host-")
        assert {"secure", "httponly", "path=/"} <= attributes
        assert any(one.startswith("samesite=") for one in attributes)
        assert not any(one.startswith("domain") for one in attributes)
    assert ada.user_id
