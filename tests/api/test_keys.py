"""API keys: scoped, shown once, kept as digests, revoked within seconds, and alone in a request."""

from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from tests.builders import Browser, HandClock, Notes, code, data
from tests.conftest import MakeClient
from tests.programs import READING, acting, made, using

from craftify import wiring
from craftify.domain.accounts.keys import SHAPE
from craftify.records.audit import AuditLog
from craftify.settings import Settings


def secret_of(key: str) -> str:
    match = SHAPE.fullmatch(key)
    assert match
    return match[2]


async def test_is_shown_once_and_kept_as_a_digest(
    ada: Browser, program: httpx.AsyncClient, house: wiring.House
) -> None:
    key = await made(ada)
    assert SHAPE.fullmatch(key["key"])
    assert key["key"].startswith(key["prefix"])
    assert key["status"] == "active"
    assert key["createdBy"] == {"id": ada.user_id, "name": "Ada Byron"}
    assert await using(program, key["key"]) == 200
    secret = secret_of(key["key"])
    listed = await ada.get("/api/keys")
    one = await ada.get(f"/api/keys/{key['id']}")
    assert secret not in listed.text + one.text
    assert data(one) == data(listed)[0]
    assert "key" not in data(one)
    kept = await house.ports.items.get(f"K#{key['id']}", "@")
    assert kept is not None
    assert secret not in str(kept.doc)
    assert len(secret) * 6 >= 256


async def test_its_secret_is_nowhere_on_disk_or_on_the_record(
    ada: Browser, program: httpx.AsyncClient, notes: Notes, tmp_path: Path
) -> None:
    headers = {"Idempotency-Key": "make one key"}
    answer = await ada.post("/api/keys", READING, headers=headers)
    key = data(answer)["key"]
    assert await using(program, key) == 200
    assert await using(program, key[:-1] + ("A" if key[-1] != "A" else "B")) == 401
    again = await ada.post("/api/keys", READING, headers=headers)
    assert again.headers["idempotent-replayed"] == "true"
    assert data(again) == data(answer) | {"key": None}
    secret = secret_of(key)
    assert secret not in str(notes.taken)
    kept = contents(tmp_path)
    assert len(kept) > 3
    assert not [content for content in kept if secret.encode() in content]


def contents(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


async def test_does_what_it_is_for_and_no_more(ada: Browser, program: httpx.AsyncClient) -> None:
    key = (await made(ada))["key"]
    headers = {"X-API-Key": key}
    assert await using(program, key) == 200
    refused = await program.post(
        "/api/templates", headers=headers, json={"name": "T", "content": "x"}
    )
    assert refused.status_code == 403
    assert "template:write" in refused.json()["error"]["message"]
    for path in ("/api/auth/me", "/api/auth/session", "/api/keys"):
        answer = await program.get(path, headers=headers)
        assert (answer.status_code, code(answer)) == (403, "FORBIDDEN"), path
    assert (await program.post("/api/keys", headers=headers, json=READING)).status_code == 403


async def test_writes_under_its_own_name(
    ada: Browser, program: httpx.AsyncClient, house: wiring.House
) -> None:
    key = await made(ada, name="Pipeline", permissions=["template:read", "template:write"])
    body = {"name": "Welcome", "content": "<p>Hello</p>"}
    answer = await program.post("/api/templates", headers={"X-API-Key": key["key"]}, json=body)
    assert answer.status_code == 201, answer.text
    assert data(answer)["createdBy"] == f"key:{key['id']}"
    log = AuditLog(house.ports.items, ada.organization_id)
    entry = (await log.of("template", data(answer)["id"]))[0]
    assert (entry.actor_kind, entry.actor_id) == ("key", f"key:{key['id']}")
    assert entry.address == "198.51.100.7"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "craftify",
        "craftify_000000000000_" + "A" * 43,
        "craftify_000000000000_" + "A" * 42,
        "craftify_" + "A" * 56,
        "Bearer x",
        "x" * 5000,
        "craftify_../../../..._" + "A" * 43,
    ],
    ids=lambda text: text[:22] or "empty",
)
async def test_nothing_else_is_a_key(program: httpx.AsyncClient, notes: Notes, text: str) -> None:
    answer = await program.get("/api/templates", headers={"X-API-Key": text})
    assert (answer.status_code, code(answer)) == (401, "KEY_INVALID")
    assert notes.of("key.refused")[-1]["address"] == "198.51.100.7"


async def test_another_secret_under_the_right_id_is_refused(
    ada: Browser, program: httpx.AsyncClient, notes: Notes
) -> None:
    key = await made(ada)
    other = await made(ada)
    crossed = key["prefix"] + secret_of(other["key"])
    assert await using(program, crossed) == 401
    assert notes.of("key.refused")[-1]["key"] == key["id"]
    assert await using(program, key["key"].upper()) == 401
    assert await using(program, key["key"]) == 200


async def test_is_read_from_its_header_only(ada: Browser, program: httpx.AsyncClient) -> None:
    key = (await made(ada))["key"]
    for name in ("X-API-Key", "x-api-key", "api_key", "apiKey", "key", "access_token"):
        answer = await program.get("/api/templates", params={name: key})
        assert answer.status_code == 401, name
    for authorization in (f"Bearer {key}", f"ApiKey {key}", f"Basic {key}"):
        answer = await program.get("/api/templates", headers={"Authorization": authorization})
        assert answer.status_code == 401
    program.cookies.set("X-API-Key", key)
    assert (await program.get("/api/templates")).status_code == 401


async def test_is_never_mixed_with_another_credential(
    ada: Browser, program: httpx.AsyncClient, make_client: MakeClient
) -> None:
    key = (await made(ada))["key"]
    mixed = await ada.get("/api/templates", headers={"X-API-Key": key})
    assert (mixed.status_code, code(mixed)) == (400, "BAD_REQUEST")
    for authorization in ("Bearer nonsense", "", "Basic eDp5"):
        headers = {"X-API-Key": key, "Authorization": authorization}
        answer = await program.get("/api/templates", headers=headers)
        assert (answer.status_code, code(answer)) == (400, "BAD_REQUEST")
    twice = [("X-API-Key", key), ("X-API-Key", key)]
    assert (await program.get("/api/templates", headers=twice)).status_code == 400
    foreign = make_client()
    foreign.cookies.set("theme", "dark")
    assert await using(foreign, key) == 200


async def test_is_over_at_its_end(
    ada: Browser, program: httpx.AsyncClient, clock: HandClock
) -> None:
    ends = (clock.now() + timedelta(hours=1)).isoformat()
    key = (await made(ada, expiresAt=ends))["key"]
    clock.advance(minutes=59, seconds=59)
    assert await using(program, key) == 200
    clock.advance(seconds=1)
    answer = await program.get("/api/templates", headers={"X-API-Key": key})
    assert (answer.status_code, code(answer)) == (401, "KEY_EXPIRED")
    assert await using(program, key[:-3] + "AAA") == 401


async def test_is_dead_within_five_seconds_of_its_revocation_elsewhere(
    ada: Browser, program: httpx.AsyncClient, settings: Settings, clock: HandClock
) -> None:
    key = await made(ada)
    assert await using(program, key["key"]) == 200
    async with wiring.open_desk(settings) as elsewhere:
        await elsewhere.keys.revoke(acting(ada.organization_id), key["id"])
    clock.advance(seconds=4.9)
    assert await using(program, key["key"]) == 200  # another process has not looked yet
    clock.advance(seconds=0.1)
    assert await using(program, key["key"]) == 401


async def test_is_dead_at_once_where_it_is_revoked(
    ada: Browser, program: httpx.AsyncClient, clock: HandClock
) -> None:
    key = await made(ada)
    assert await using(program, key["key"]) == 200
    assert (await ada.delete(f"/api/keys/{key['id']}")).status_code == 204
    answer = await program.get("/api/templates", headers={"X-API-Key": key["key"]})
    assert (answer.status_code, code(answer)) == (401, "KEY_INVALID")
    listed = data(await ada.get("/api/keys"))[0]
    assert listed["status"] == "revoked"
    assert listed["revokedAt"]
    assert (await ada.delete(f"/api/keys/{key['id']}")).status_code == 204
    turned = await ada.post(f"/api/keys/{key['id']}/rotate")
    assert (turned.status_code, code(turned)) == (409, "KEY_OVER")
    clock.advance(days=91)


async def test_gets_a_new_secret(ada: Browser, program: httpx.AsyncClient) -> None:
    key = await made(ada)
    turned = data(await ada.post(f"/api/keys/{key['id']}/rotate"))
    assert turned["key"] != key["key"]
    assert turned["id"] == key["id"]
    assert turned["rotatedAt"]
    assert turned["overlapUntil"] is None
    assert await using(program, key["key"]) == 401
    assert await using(program, turned["key"]) == 200


async def test_the_secret_before_goes_on_when_asked_to(
    ada: Browser, program: httpx.AsyncClient, clock: HandClock
) -> None:
    first = await made(ada)
    path = f"/api/keys/{first['id']}/rotate"
    for minutes in (-1, 1441, "ten"):
        assert (await ada.post(path, {"overlapMinutes": minutes})).status_code == 422
    second = data(await ada.post(path, {"overlapMinutes": 10}))
    assert second["overlapUntil"]
    clock.advance(minutes=9, seconds=59)
    assert await using(program, first["key"]) == 200
    assert await using(program, second["key"]) == 200
    third = data(await ada.post(path, {"overlapMinutes": 10}))
    assert await using(program, first["key"]) == 401  # only one secret goes on
    assert await using(program, second["key"]) == 200
    clock.advance(minutes=10)
    assert await using(program, second["key"]) == 401
    assert await using(program, third["key"]) == 200


async def test_tells_when_it_was_used_last_to_the_minute(
    ada: Browser, program: httpx.AsyncClient, clock: HandClock
) -> None:
    key = await made(ada)
    assert key["lastUsedAt"] is None
    began = clock.now()
    await using(program, key["key"])
    clock.advance(seconds=59)
    await using(program, key["key"])
    assert data(await ada.get("/api/keys"))[0]["lastUsedAt"].startswith(f"{began:%Y-%m-%dT%H:%M}")
    clock.advance(seconds=1)
    await using(program, key["key"])
    listed = data(await ada.get("/api/keys"))[0]
    assert listed["lastUsedAt"].startswith(f"{clock.now():%Y-%m-%dT%H:%M:%S}")
    assert listed["lastUsedAddress"] == "198.51.100.7"


async def test_its_changes_its_first_use_and_its_refusals_are_on_the_record(
    ada: Browser, program: httpx.AsyncClient, house: wiring.House, clock: HandClock
) -> None:
    key = await made(ada)
    for _ in range(3):
        await using(program, key["key"])
        clock.advance(minutes=2)
    await ada.post(f"/api/keys/{key['id']}/rotate", {"overlapMinutes": 5})
    await ada.delete(f"/api/keys/{key['id']}")
    for _ in range(3):
        assert await using(program, key["key"]) == 401
    log = AuditLog(house.ports.items, ada.organization_id)
    entries = await log.of("key", key["id"])
    actions = [entry.action.removeprefix("key.") for entry in entries]
    assert actions == ["refused", "revoked", "rotated", "used", "created"]
    assert entries[0].details == {"status": "revoked"}
    assert entries[0].address == entries[3].address == "198.51.100.7"
    made_of = {change.path: change.after for change in entries[-1].changes}
    assert made_of["name"] == "Shop"
    assert made_of["permissions"] == ["template:read"]
    assert {change.path for change in entries[2].changes} == {"rotatedAt", "overlapUntil"}
