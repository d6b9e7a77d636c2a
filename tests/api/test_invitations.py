"""Invitations: by mail, once, for a while; for people with an account and without one."""

import asyncio
from typing import Any

import httpx
import pytest
from tests.builders import PASSWORD, Browser, HandClock, code, data, paths
from tests.people import MakeClient, invited, joined, signed_in, texts, token

from craftify import wiring

BEN = "ben@meadow.example"
NEW = {"firstName": "Ben", "lastName": "Nevis", "password": PASSWORD}


async def accepted(client: httpx.AsyncClient, link: str, **more: Any) -> httpx.Response:  # noqa: ANN401
    return await client.post("/api/invitations/accept", json={"token": link, **more})


async def test_somebody_new_is_invited_and_joins(
    house: wiring.House, ada: Browser, client: httpx.AsyncClient, clock: HandClock
) -> None:
    made = await invited(ada, BEN, "approver", message="Welcome,\nBen!")
    assert made["status"] == "pending"
    assert made["invitedBy"] == {"id": ada.user_id, "name": "Ada Byron"}
    assert made["sentAt"] is not None
    text = (await texts(house, ada.organization_id, BEN))[0]
    assert "Ada Byron invites you" in text
    assert "Welcome,\nBen!" in text
    link = await token(house, ada.organization_id, BEN)
    assert f"http://127.0.0.1:3001/accept-invitation#token={link}" in text
    asked = data(await client.post("/api/invitations/lookup", json={"token": link}))
    assert asked == {
        "organizationName": "Meadow",
        "invitedByName": "Ada Byron",
        "email": BEN,
        "role": "approver",
        "hasAccount": False,
    }
    clock.advance(days=6)
    answer = await accepted(client, link, **NEW)
    assert answer.status_code == 201
    ben = Browser(client, data(answer))
    assert ben.session["user"]["role"] == "approver"
    assert ben.session["organization"]["name"] == "Meadow"
    assert (await ben.get("/api/auth/session")).status_code == 200
    again = await signed_in(client, BEN)
    assert again.user_id == ben.user_id


async def test_who_is_invited_stands_among_the_people(ada: Browser) -> None:
    made = await invited(ada, BEN)
    rows = data(await ada.get("/api/users?status=invited"))
    assert [(row["id"], row["email"], row["firstName"]) for row in rows] == [
        (made["userId"], BEN, "")
    ]


async def test_a_link_works_once(
    house: wiring.House, ada: Browser, make_client: MakeClient
) -> None:
    await invited(ada, BEN)
    link = await token(house, ada.organization_id, BEN)
    answers = await asyncio.gather(*(accepted(make_client(), link, **NEW) for _ in range(5)))
    assert sorted(answer.status_code for answer in answers) == [201, 404, 404, 404, 404]
    assert {code(answer) for answer in answers if answer.status_code == 404} == {
        "INVITATION_INVALID"
    }
    assert len(data(await ada.get("/api/users"))) == 2
    statuses = [one["status"] for one in data(await ada.get("/api/users/invitations"))]
    assert statuses == ["accepted"]


@pytest.mark.parametrize("way", ["expired", "revoked", "resent", "unknown", "removed"])
async def test_a_link_that_is_no_good_says_nothing_more(
    house: wiring.House, ada: Browser, client: httpx.AsyncClient, clock: HandClock, way: str
) -> None:
    made = await invited(ada, BEN)
    link = await token(house, ada.organization_id, BEN)
    if way == "expired":
        clock.advance(days=7)
    if way == "revoked":
        answer = await ada.delete(f"/api/users/invitations/{made['id']}")
        assert answer.status_code == 204
    if way == "resent":
        answer = await ada.post(f"/api/users/invitations/{made['id']}/resend")
        assert answer.status_code == 200
    if way == "unknown":
        link = "x" * 43
    if way == "removed":
        assert (await ada.delete(f"/api/users/{made['userId']}")).status_code == 204
    for path in ("lookup", "accept"):
        answer = await client.post(f"/api/invitations/{path}", json={"token": link, **NEW})
        assert answer.status_code == 404
        assert code(answer) == "INVITATION_INVALID"


async def test_sending_again_makes_a_link_that_works(
    house: wiring.House, ada: Browser, client: httpx.AsyncClient, clock: HandClock
) -> None:
    made = await invited(ada, BEN)
    clock.advance(days=8)
    ada = await signed_in(ada.client, "ada@meadow.example")
    assert data(await ada.get("/api/users/invitations"))[0]["status"] == "expired"
    sent = data(await ada.post(f"/api/users/invitations/{made['id']}/resend"))
    assert sent["status"] == "pending"
    link = await token(house, ada.organization_id, BEN)
    assert (await accepted(client, link, **NEW)).status_code == 201
    for verb, path in (("POST", "/resend"), ("DELETE", "")):
        answer = await ada.send(verb, f"/api/users/invitations/{made['id']}{path}")
        assert code(answer) == "INVITATION_SETTLED"


async def test_an_address_is_invited_once(ada: Browser) -> None:
    made = await invited(ada, BEN)
    again = {"email": " BEN@Meadow.example ", "role": "viewer"}
    answer = await ada.post("/api/users/invitations", again)
    assert (answer.status_code, code(answer)) == (409, "ALREADY_INVITED")
    await ada.delete(f"/api/users/invitations/{made['id']}")
    assert (await ada.post("/api/users/invitations", again)).status_code == 201
    answer = await ada.post(
        "/api/users/invitations", {"email": "Ada@meadow.example", "role": "viewer"}
    )
    assert (answer.status_code, code(answer)) == (409, "ALREADY_MEMBER")


@pytest.mark.parametrize(
    ("order", "path"),
    [
        ({"email": "nobody"}, "email"),
        ({"email": "a@b.example, c@d.example"}, "email"),
        ({"email": "a@b.example\r\nBcc: x@y.example"}, "email"),
        ({"role": "owner"}, "role"),
        ({"permissions": ["template:everything"]}, "permissions[0]"),
        ({"permissions": ["user:read", "system:manage"]}, "permissions[1]"),
        ({"permissions": ["user:read", "-user:read"]}, "permissions[0]"),
        ({"teams": ["01990000-0000-7000-8000-00000000abcd"]}, "teams[0]"),
        ({"message": "x" * 501}, "message"),
        ({"message": "bell\x07"}, "message"),
    ],
)
async def test_what_is_not_fit_is_refused_by_field(
    ada: Browser, order: dict[str, Any], path: str
) -> None:
    answer = await ada.post("/api/users/invitations", {"email": BEN, "role": "viewer"} | order)
    assert answer.status_code == 422
    assert path in paths(answer)
    assert data(await ada.get("/api/users/invitations")) == []


async def test_a_manager_invites_no_administrator(
    house: wiring.House, ada: Browser, make_client: MakeClient
) -> None:
    manager = await joined(house, ada, make_client(), role="manager")
    for order in (
        {"role": "admin"},
        {"role": "viewer", "permissions": ["user:manage"]},
        {"role": "editor", "permissions": ["breakglass:publish"]},
    ):
        answer = await manager.post("/api/users/invitations", {"email": "eve@x.example", **order})
        assert (answer.status_code, code(answer)) == (403, "NOT_YOURS_TO_GIVE")
    await invited(manager, "eve@x.example", "manager")


async def test_giving_the_organization_away_needs_a_fresh_proof(
    ada: Browser, clock: HandClock
) -> None:
    clock.advance(minutes=16)
    await ada.post("/api/auth/refresh")
    answer = await ada.post("/api/users/invitations", {"email": BEN, "role": "admin"})
    assert (answer.status_code, code(answer)) == (403, "STEP_UP_REQUIRED")
    await invited(ada, BEN, "editor")


async def test_who_has_an_account_joins_with_it(
    house: wiring.House, ada: Browser, stranger: Browser, make_client: MakeClient
) -> None:
    """The same person, id and password in two organizations."""
    made = await invited(ada, "mallory@harbor.example", "viewer")
    assert made["userId"] != stranger.user_id  # an id that is no news to anybody
    link = await token(house, ada.organization_id, "mallory@harbor.example")
    client = make_client()
    asked = data(await client.post("/api/invitations/lookup", json={"token": link}))
    assert asked["hasAccount"] is True
    for wrong in ({}, {"password": "seven wrong owls at noon"}, NEW | {"password": "x" * 20}):
        answer = await accepted(client, link, **wrong)
        assert (answer.status_code, code(answer)) == (401, "INVALID_CREDENTIALS")
    answer = await accepted(client, link, password=PASSWORD, firstName="Renamed")
    assert answer.status_code == 201
    joined_session = data(answer)
    assert joined_session["user"]["id"] == stranger.user_id
    assert joined_session["user"]["firstName"] == "Ada"  # as the account has it
    assert joined_session["organization"]["id"] == ada.organization_id
    assert data(await stranger.get("/api/auth/session"))["user"]["role"] == "admin"
    mine = data(await client.get("/api/auth/organizations"))
    assert [(one["name"], one["role"], one["current"]) for one in mine] == [
        ("Harbor", "admin", False),
        ("Meadow", "viewer", True),
    ]


async def test_who_is_signed_in_gives_the_token_alone(
    house: wiring.House, ada: Browser, stranger: Browser
) -> None:
    await invited(ada, "mallory@harbor.example", "viewer")
    link = await token(house, ada.organization_id, "mallory@harbor.example")
    bare = await stranger.client.post("/api/invitations/accept", json={"token": link})
    assert (bare.status_code, code(bare)) == (401, "INVALID_CREDENTIALS")  # no token of the page
    answer = await stranger.post("/api/invitations/accept", {"token": link})
    assert answer.status_code == 201
    assert data(answer)["organization"]["id"] == ada.organization_id


async def test_an_invitation_is_not_accepted_as_somebody_else(
    house: wiring.House, ada: Browser
) -> None:
    """Whoever is signed in in that browser: an account of one's own has to be made or proved."""
    await invited(ada, BEN)
    link = await token(house, ada.organization_id, BEN)
    answer = await ada.post("/api/invitations/accept", {"token": link})
    assert answer.status_code == 422
    assert paths(answer) == {"firstName", "lastName", "password"}
    answer = await ada.post("/api/invitations/accept", {"token": link, **NEW})
    assert data(answer)["user"]["email"] == BEN
    assert data(await ada.client.get("/api/auth/session"))["user"]["email"] == BEN


async def test_an_account_made_meanwhile_is_asked_for(
    house: wiring.House, ada: Browser, stranger: Browser, make_client: MakeClient
) -> None:
    """Two organizations invite one address; the second one to be accepted finds an account."""
    await invited(ada, BEN)
    await invited(stranger, BEN, "viewer")
    first = await token(house, ada.organization_id, BEN)
    second = await token(house, stranger.organization_id, BEN)
    client = make_client()
    assert (await accepted(client, first, **NEW)).status_code == 201
    other = make_client()
    taken = NEW | {"password": "a password that is not Ben's"}
    answer = await accepted(other, second, **taken)
    assert (answer.status_code, code(answer)) == (401, "INVALID_CREDENTIALS")
    assert (await accepted(other, second, password=PASSWORD)).status_code == 201
    assert len(data(await other.get("/api/auth/organizations"))) == 2


async def test_an_invitation_does_not_bring_back_who_is_disabled(
    house: wiring.House, ada: Browser, make_client: MakeClient
) -> None:
    ben = await joined(house, ada, make_client())
    await ada.patch(f"/api/users/{ben.user_id}", {"status": "disabled"})
    answer = await ada.post("/api/users/invitations", {"email": BEN, "role": "viewer"})
    assert (answer.status_code, code(answer)) == (409, "ALREADY_MEMBER")


async def test_who_was_removed_can_be_invited_again(
    house: wiring.House, ada: Browser, make_client: MakeClient
) -> None:
    ben = await joined(house, ada, make_client())
    assert (await ada.delete(f"/api/users/{ben.user_id}")).status_code == 204
    await invited(ada, BEN, "viewer")
    link = await token(house, ada.organization_id, BEN)
    answer = await accepted(make_client(), link, password=PASSWORD)
    assert answer.status_code == 201
    assert data(answer)["user"]["id"] == ben.user_id
    assert data(answer)["user"]["role"] == "viewer"


async def test_an_organization_may_invite_its_own_domains_only(ada: Browser) -> None:
    settings = {"inviteDomains": ["@Meadow.example"]}
    assert (await ada.patch("/api/organization", {"settings": settings})).status_code == 200
    for email in ("eve@evil.example", "eve@notmeadow.example", "eve@meadow.example.evil.example"):
        answer = await ada.post("/api/users/invitations", {"email": email, "role": "viewer"})
        assert answer.status_code == 422
        assert paths(answer) == {"email"}
    await invited(ada, "eve@MEADOW.example")


async def test_invitations_are_limited_by_organization(ada: Browser, stranger: Browser) -> None:
    for number in range(100):
        await invited(ada, f"person{number}@meadow.example", "viewer")
    answer = await ada.post("/api/users/invitations", {"email": BEN, "role": "viewer"})
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    await invited(stranger, BEN)


async def test_what_happened_stands_in_the_audit_log(
    house: wiring.House, ada: Browser, client: httpx.AsyncClient
) -> None:
    ben = await joined(house, ada, client)
    entries = data(await ada.get("/api/audit?limit=50"))
    by_action = {entry["action"]: entry for entry in entries}
    assert by_action["invitation.created"]["entityName"] == BEN
    assert by_action["invitation.created"]["details"] == {"role": "editor"}
    assert by_action["user.joined"]["actor"]["id"] == ben.user_id
    assert by_action["user.joined"]["details"]["invitedBy"] == "Ada Byron"


async def test_an_invitation_decides_and_not_who_accepts_it(
    house: wiring.House, ada: Browser, stranger: Browser, client: httpx.AsyncClient
) -> None:
    """V-20: neither the order nor the answer says more than it is asked for."""
    made = await invited(
        ada,
        BEN,
        "viewer",
        status="accepted",
        userId=ada.user_id,
        organizationId=stranger.organization_id,
        expiresAt="2099-01-01T00:00:00Z",
        invitedBy={"id": "x", "name": "Root"},
    )
    assert made["status"] == "pending"
    assert made["userId"] != ada.user_id
    assert made["invitedBy"]["name"] == "Ada Byron"
    link = await token(house, ada.organization_id, BEN)
    more = {"role": "admin", "permissions": ["user:manage"], "teams": ["x"], "email": "e@e.example"}
    answer = await accepted(client, link, **NEW, **more, organizationId=stranger.organization_id)
    user = data(answer)["user"]
    assert (user["role"], user["permissions"], user["email"]) == ("viewer", [], BEN)
    assert user["organizationId"] == ada.organization_id


async def test_accepting_and_revoking_at_once_is_one_or_the_other(
    house: wiring.House, ada: Browser, client: httpx.AsyncClient
) -> None:
    made = await invited(ada, BEN)
    link = await token(house, ada.organization_id, BEN)
    accepting, revoking = await asyncio.gather(
        accepted(client, link, **NEW), ada.delete(f"/api/users/invitations/{made['id']}")
    )
    assert (accepting.status_code, revoking.status_code) in {(201, 409), (404, 204)}
    members = data(await ada.get("/api/users"))
    assert len(members) == (2 if accepting.status_code == 201 else 1)
