"""Connections: written and not read, one domain for one organization, no way to lock up."""

from pathlib import Path
from typing import Any

import pytest
from tests.api.sso.steps import MEMBER, SECRET, come, connected, member, myself, problem
from tests.builders import PASSWORD, Browser, Notes, code, data, paths
from tests.conftest import MakeClient
from tests.people import joined
from tests.providers import RealProvider, real_provider

from craftify import wiring
from craftify.records.audit import AuditLog
from craftify.services.accounts.administrators import operator
from craftify.services.people.members import MemberChange


async def test_the_secret_is_written_and_never_read(
    ada: Browser, provider: RealProvider, house: wiring.House, notes: Notes, tmp_path: Path
) -> None:
    connection = await connected(ada, provider)
    assert connection["hasSecret"] is True
    path = f"/api/organization/sso/{connection['id']}"
    one, listed = await ada.get(path), await ada.get("/api/organization/sso")
    assert data(listed) == [data(one)] == [connection]
    log = AuditLog(house.ports.items, ada.organization_id)
    entries = str(await log.of("sso", connection["id"]))
    assert "clientSecret" in entries
    for told in (one.text, listed.text, entries, str(notes.taken)):
        assert SECRET not in told
    assert not [content for content in contents(tmp_path) if SECRET.encode() in content]
    evil = await ada.patch(path, {"issuer": "https://evil.example"})
    assert (evil.status_code, paths(evil)) == (422, {"clientSecret"})
    moved = {"issuer": "https://other.example", "clientSecret": ""}
    assert data(await ada.patch(path, moved))["hasSecret"] is False


def contents(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


async def test_a_new_issuer_knows_nobody(
    ada: Browser, provider: RealProvider, make_client: MakeClient
) -> None:
    connection = await connected(ada, provider)
    provider.knows("new-5", email="five@meadow.example", email_verified=True)
    await come(make_client(), provider, connection, "new-5")
    with real_provider() as other:
        path = f"/api/organization/sso/{connection['id']}"
        changed = {"issuer": other.issuer, "clientSecret": "other"}
        assert (await ada.patch(path, changed)).status_code == 200
        other.knows("new-5", email="nobody@elsewhere.example", email_verified=True)
        assert await problem(make_client(), other, connection, "new-5") == "SSO_DOMAIN"


async def test_a_change_touches_only_what_it_names(ada: Browser, provider: RealProvider) -> None:
    connection = await connected(ada, provider)
    path = f"/api/organization/sso/{connection['id']}"
    answer = await ada.patch(path, {"name": "Login"}, headers={"If-Match": connection["etag"]})
    changed = data(answer)
    volatile = {"name", "etag", "updatedAt"}
    assert {k for k in changed if changed[k] != connection[k]} <= volatile
    stale = await ada.patch(path, {"name": "L"}, headers={"If-Match": connection["etag"]})
    assert (stale.status_code, code(stale)) == (412, "STALE")
    assert (
        data(await ada.patch(path, {"justInTime": False, "defaultRole": None}))["defaultRole"]
        is None
    )
    assert (await ada.delete(path)).status_code == 204
    assert (await ada.get(path)).status_code == 404
    assert data(await ada.get("/api/organization/sso")) == []


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"name": ""}, "name"),
        ({"issuer": "login.example"}, "issuer"),
        ({"issuer": "ftp://login.example"}, "issuer"),
        ({"issuer": "https://user@login.example"}, "issuer"),
        ({"issuer": "https://login.example?x=1"}, "issuer"),
        ({"issuer": "https://login.example#x"}, "issuer"),
        ({"issuer": "https://login example"}, "issuer"),
        ({"issuer": "https://[::1"}, "issuer"),
        ({"clientId": ""}, "clientId"),
        ({"clientId": "a\nb"}, "clientId"),
        ({"clientSecret": "a\nb"}, "clientSecret"),
        ({"scopes": ["a b"]}, "scopes"),
        ({"groupsClaim": ""}, "groupsClaim"),
        ({"roleMapping": [{"group": "", "role": "viewer"}]}, "roleMapping[0].group"),
        ({"roleMapping": [{"group": "a", "role": "god"}]}, "roleMapping[0].role"),
        ({"domains": ["meadow"]}, "domains[0]"),
        ({"domains": ["meadow.example", "*.example"]}, "domains[1]"),
        ({"domains": []}, "domains"),
        ({"defaultRole": None}, "defaultRole"),
        ({"defaultRole": "god"}, "defaultRole"),
    ],
    ids=str,
)
async def test_says_what_is_wrong(
    ada: Browser, provider: RealProvider, changes: dict[str, Any], path: str
) -> None:
    body = {
        "name": "Login",
        "issuer": provider.issuer,
        "clientId": "craftify",
        "domains": ["meadow.example"],
        "justInTime": True,
        "defaultRole": "viewer",
    }
    answer = await ada.post("/api/organization/sso", body | changes)
    assert (answer.status_code, paths(answer)) == (422, {path}), answer.text


async def test_a_domain_belongs_to_one_organization(
    ada: Browser, stranger: Browser, provider: RealProvider
) -> None:
    connection = await connected(ada, provider, domains=["meadow.example", "old.example"])
    await connected(ada, provider, domains=["meadow.example"])
    wanted = {
        "name": "Fake",
        "issuer": provider.issuer,
        "clientId": "x",
        "domains": ["harbor.example", "Meadow.Example"],
    }
    answer = await stranger.post("/api/organization/sso", wanted)
    assert (answer.status_code, code(answer)) == (409, "DOMAIN_TAKEN")
    path = f"/api/organization/sso/{connection['id']}"
    assert (await ada.patch(path, {"domains": []})).status_code == 422
    changed = await ada.patch(path, {"domains": ["new.example"]})
    assert changed.status_code == 200
    free = wanted | {"domains": ["old.example"]}
    assert (await stranger.post("/api/organization/sso", free)).status_code == 201
    still = wanted | {"domains": ["meadow.example"]}  # the other connection has it
    assert (await stranger.post("/api/organization/sso", still)).status_code == 409


async def test_the_connections_of_another_organization_are_not_there(
    ada: Browser, stranger: Browser, provider: RealProvider
) -> None:
    connection = await connected(ada, provider)
    path = f"/api/organization/sso/{connection['id']}"
    assert data(await stranger.get("/api/organization/sso")) == []
    absent = (await stranger.get("/api/organization/sso/0")).json()["error"]["message"]
    for method, where, body in (
        ("GET", path, None),
        ("PATCH", path, {"name": "Mine"}),
        ("DELETE", path, None),
        ("POST", f"{path}/test", None),
    ):
        answer = await stranger.send(method, where, body)
        assert answer.status_code == 404
        assert answer.json()["error"]["message"] == absent
    assert data(await ada.get(path))["name"] == "Meadow login"


async def test_a_connection_can_be_tried(ada: Browser, provider: RealProvider) -> None:
    connection = await connected(ada, provider)
    tried = data(await ada.post(f"/api/organization/sso/{connection['id']}/test"))
    assert tried["ok"] is True
    assert len(tried["checks"]) == 3
    wrong = await connected(ada, provider, issuer=f"{provider.issuer}/", domains=["b.example"])
    tried = data(await ada.post(f"/api/organization/sso/{wrong['id']}/test"))
    assert tried["ok"] is False
    assert provider.issuer in tried["checks"][0]["detail"]


async def test_who_asks_for_single_sign_on_can_come_in_themselves(
    ada: Browser, provider: RealProvider
) -> None:
    connection = await connected(ada, provider)
    path = f"/api/organization/sso/{connection['id']}"
    answer = await ada.patch(path, {"requireSso": True})
    assert (answer.status_code, code(answer)) == (409, "WOULD_LOCK_YOU_OUT")
    assert data(await ada.get(path))["requireSso"] is False


async def test_members_of_an_organization_that_asks_for_it_use_no_password(
    ada: Browser,
    provider: RealProvider,
    make_client: MakeClient,
    house: wiring.House,
) -> None:
    await member(house, ada.organization_id, "boss@meadow.example", "admin")
    await member(house, ada.organization_id, MEMBER)
    connection = await connected(ada, provider)
    provider.knows("boss", email="boss@meadow.example", email_verified=True)
    boss = make_client()
    await come(boss, provider, connection, "boss")
    administrator = Browser(boss, await myself(boss))
    path = f"/api/organization/sso/{connection['id']}"
    changed = await administrator.patch(path, {"requireSso": True})
    assert changed.status_code == 200, changed.text
    for email in (MEMBER, "boss@meadow.example", "ada@meadow.example"):
        for way in ("login", "token"):
            given = {"email": email, "password": PASSWORD}
            answer = await make_client().post(f"/api/auth/{way}", json=given)
            assert (answer.status_code, code(answer)) == (403, "SSO_REQUIRED"), email
    wrong = {"email": MEMBER, "password": "not this one at all"}
    answer = await make_client().post("/api/auth/login", json=wrong)
    assert code(answer) == "INVALID_CREDENTIALS"
    provider.knows("lin", email=MEMBER, email_verified=True)
    client = make_client()
    await come(client, provider, connection, "lin")
    assert (await client.get("/api/templates")).status_code == 200
    assert (await administrator.patch(path, {"enabled": False})).status_code == 200
    given = {"email": MEMBER, "password": PASSWORD}
    assert (await make_client().post("/api/auth/login", json=given)).status_code == 200


@pytest.mark.parametrize(
    "wish",
    [
        {"defaultRole": "admin"},
        {"defaultRole": None, "roleMapping": [{"group": "all", "role": "admin"}]},
        {"defaultRole": "viewer"},
    ],
)
async def test_who_could_come_in_as_an_administrator_has_to_be_one(
    ada: Browser,
    provider: RealProvider,
    house: wiring.House,
    make_client: MakeClient,
    wish: dict[str, Any],
) -> None:
    """The provider says who somebody is: one of one's own would say one is an administrator."""
    ben = await joined(house, ada, make_client())
    allowed = MemberChange(permissions=("organization:manage",))
    await house.services.members.change(operator(ada.organization_id), ben.user_id, allowed)
    there = await connected(ada, provider)
    own = {"issuer": "https://login.elsewhere.example", "clientSecret": SECRET, **wish}
    new = {"name": "Own", "clientId": "craftify", **own}
    for answer in (
        await ben.post("/api/organization/sso", new),
        await ben.patch(f"/api/organization/sso/{there['id']}", own),
    ):
        assert (answer.status_code, code(answer)) == (403, "NOT_YOURS_TO_GIVE"), answer.text
    assert data(await ben.get("/api/organization/sso")) == [there]
