"""Forgotten passwords and changed addresses: links that work once, and tell nobody anything."""

import asyncio
from statistics import median
from time import perf_counter
from typing import Any

import httpx
import pytest
from tests.builders import PASSWORD, Browser, HandClock, Notes, code, data, paths
from tests.people import MakeClient, invited, joined, signed_in, texts, token

from craftify import wiring

ADA = "ada@meadow.example"
NEW = "eight grey herons at dusk"


async def forgot(client: httpx.AsyncClient, email: str = ADA, **more: Any) -> httpx.Response:  # noqa: ANN401
    return await client.post("/api/auth/password/forgot", json={"email": email}, **more)


async def reset(client: httpx.AsyncClient, link: str, password: str = NEW) -> httpx.Response:
    given = {"token": link, "password": password}
    return await client.post("/api/auth/password/reset", json=given)


async def a_link(house: wiring.House, ada: Browser, client: httpx.AsyncClient) -> str:
    assert (await forgot(client)).status_code == 202
    return await token(house, ada.organization_id, ADA)


async def test_a_forgotten_password_is_chosen_anew(
    house: wiring.House, ada: Browser, client: httpx.AsyncClient, notes: Notes
) -> None:
    link = await a_link(house, ada, client)
    text = (await texts(house, ada.organization_id, ADA))[0]
    assert f"http://127.0.0.1:3001/reset-password#token={link}" in text
    answer = await reset(client, link)
    assert answer.status_code == 204
    assert "set-cookie" not in answer.headers
    assert (await ada.get("/api/auth/session")).status_code == 401
    assert (await ada.client.post("/api/auth/refresh")).status_code == 401
    old = {"email": ADA, "password": PASSWORD}
    assert (await client.post("/api/auth/login", json=old)).status_code == 401
    again = await signed_in(client, ADA, NEW)
    told = await texts(house, ada.organization_id, ADA)
    assert "Your password was changed" in told[0]
    [noted] = notes.of("password.reset")
    assert noted["user"] == ada.user_id
    entries = data(await again.get("/api/audit?action=user.password_reset"))
    assert [entry["entityId"] for entry in entries] == [ada.user_id]


async def test_the_answer_does_not_tell_who_has_an_account(
    house: wiring.House, ada: Browser, client: httpx.AsyncClient
) -> None:
    known, unknown = await forgot(client), await forgot(client, "nobody@meadow.example")
    assert (known.status_code, known.json()["data"]) == (202, None)
    assert (unknown.status_code, unknown.json()["data"]) == (202, None)
    assert await texts(house, ada.organization_id, "nobody@meadow.example") == []


@pytest.mark.usefixtures("ada")
async def test_nor_does_the_time_it_takes(house: wiring.House, make_client: MakeClient) -> None:
    """V-02: all of the work is done after the answer."""
    taken: dict[str, list[float]] = {ADA: [], "nobody@meadow.example": []}
    for number in range(60):
        client = make_client(address=f"192.0.2.{number + 1}", origin="http://127.0.0.1:3001")
        for email, times in taken.items():
            began = perf_counter()
            answer = await forgot(client, email)
            times.append(perf_counter() - began)
            assert answer.status_code == 202
            await house.services.errands.settle()
    difference = median(taken[ADA]) - median(taken["nobody@meadow.example"])
    assert abs(difference) < 0.005


async def test_a_link_works_once(
    house: wiring.House, ada: Browser, client: httpx.AsyncClient
) -> None:
    link = await a_link(house, ada, client)
    answers = await asyncio.gather(*(reset(client, link, f"{NEW} {n}") for n in range(5)))
    assert sorted(answer.status_code for answer in answers) == [204, 404, 404, 404, 404]
    again = await reset(client, link)
    assert (again.status_code, code(again)) == (404, "RESET_INVALID")


@pytest.mark.parametrize("way", ["late", "another link", "password", "address", "unknown"])
async def test_a_link_that_is_no_good_says_nothing_more(
    house: wiring.House, ada: Browser, client: httpx.AsyncClient, clock: HandClock, way: str
) -> None:
    link = await a_link(house, ada, client)
    if way == "late":
        clock.advance(minutes=30)
    if way == "another link":
        clock.advance(seconds=1)
        other = await a_link(house, ada, client)
        assert other != link
        assert (await reset(client, other)).status_code == 204
    if way == "password":
        change = {"currentPassword": PASSWORD, "newPassword": "nine other owls at dawn"}
        assert (await ada.post("/api/auth/me/password", change)).status_code == 204
    if way == "address":
        await moved(house, ada, "augusta@meadow.example")
    if way == "unknown":
        link = "x" * 43
    answer = await reset(client, link, "a password nobody had before")
    assert (answer.status_code, code(answer)) == (404, "RESET_INVALID")


async def test_a_password_that_is_not_fit_leaves_the_link_good(
    house: wiring.House, ada: Browser, client: httpx.AsyncClient
) -> None:
    link = await a_link(house, ada, client)
    for weak in ("short", "password1234", "Meadow-2027", "ada-byron-1"):
        answer = await reset(client, link, weak)
        assert answer.status_code == 422
        assert paths(answer) == {"password"}
        assert weak not in answer.text
    assert (await reset(client, link)).status_code == 204


async def test_links_are_good_for_their_purpose_only(
    house: wiring.House, ada: Browser, client: httpx.AsyncClient
) -> None:
    """V-07: each token at every other door."""
    reset_link = await a_link(house, ada, client)
    await invited(ada, "ben@meadow.example")
    invitation = await token(house, ada.organization_id, "ben@meadow.example")
    await ada.post("/api/users/me/email", {"email": "new@meadow.example"})
    address = await token(house, ada.organization_id, "new@meadow.example")
    for link in (invitation, address):
        assert code(await reset(client, link)) == "RESET_INVALID"
    for link in (reset_link, address):
        for path in ("lookup", "accept"):
            answer = await client.post(f"/api/invitations/{path}", json={"token": link})
            assert code(answer) == "INVITATION_INVALID"
    for link in (reset_link, invitation):
        answer = await client.post("/api/auth/email/confirm", json={"token": link})
        assert code(answer) == "EMAIL_LINK_INVALID"
    for link in (reset_link, invitation, address):
        bearer = {"Authorization": f"Bearer {link}"}
        assert (await client.get("/api/auth/me", headers=bearer)).status_code == 401


async def test_an_account_is_not_flooded_with_links(
    house: wiring.House, ada: Browser, make_client: MakeClient
) -> None:
    for number in range(12):
        client = make_client(address=f"192.0.2.{number + 1}", origin="http://127.0.0.1:3001")
        assert (await forgot(client)).status_code == 202
    assert len(await texts(house, ada.organization_id, ADA)) == 4


@pytest.mark.usefixtures("ada")
async def test_one_address_does_not_ask_for_many(client: httpx.AsyncClient) -> None:
    answers = [await forgot(client, f"person{n}@meadow.example") for n in range(25)]
    assert {answer.status_code for answer in answers[:20]} == {202}
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) > 0


async def test_links_lead_to_our_own_address(
    house: wiring.House, ada: Browser, client: httpx.AsyncClient
) -> None:
    """V-11: whatever a request says about its host."""
    await forgot(client, headers={"X-Forwarded-Host": "evil.example"})
    text = (await texts(house, ada.organization_id, ADA))[0]
    assert "evil.example" not in text
    refused = await forgot(client, headers={"Host": "evil.example"})
    assert refused.status_code == 421


async def test_mails_of_one_organization_are_not_for_the_next(
    house: wiring.House, ada: Browser, stranger: Browser, make_client: MakeClient
) -> None:
    """An administrator does not take over a member's account by the local mailbox."""
    ben = await joined(house, stranger, make_client(), "ben@harbor.example")
    await forgot(make_client(), "ben@harbor.example")
    await house.services.errands.settle()
    rows = data(await stranger.get("/api/mailbox"))
    assert [row["subject"] for row in rows if "password" in row["subject"]] == []
    assert await token(house, ada.organization_id, "ben@harbor.example")
    assert ben.user_id


async def moved(house: wiring.House, ada: Browser, email: str) -> httpx.Response:
    answer = await ada.post("/api/users/me/email", {"email": email})
    assert answer.status_code == 202, answer.text
    link = await token(house, ada.organization_id, email)
    return await ada.client.post("/api/auth/email/confirm", json={"token": link})


async def test_an_address_changes_when_its_mail_was_read(
    house: wiring.House, ada: Browser, client: httpx.AsyncClient
) -> None:
    assert (await moved(house, ada, "augusta@meadow.example")).status_code == 204
    again = await signed_in(client, "Augusta@Meadow.example")
    assert again.user_id == ada.user_id
    old = {"email": ADA, "password": PASSWORD}
    assert (await client.post("/api/auth/login", json=old)).status_code == 401
    assert data(await ada.get("/api/auth/me"))["email"] == "augusta@meadow.example"
    told = (await texts(house, ada.organization_id, ADA))[0]
    assert "augusta@meadow.example" in told
    await invited(again, ADA)  # free for somebody else


async def test_a_link_to_a_new_address_works_once_and_not_forever(
    house: wiring.House, ada: Browser, clock: HandClock
) -> None:
    await ada.post("/api/users/me/email", {"email": "a@meadow.example"})
    await ada.post("/api/users/me/email", {"email": "b@meadow.example"})
    first = await token(house, ada.organization_id, "a@meadow.example")
    second = await token(house, ada.organization_id, "b@meadow.example")
    confirm = "/api/auth/email/confirm"
    assert (await ada.client.post(confirm, json={"token": first})).status_code == 204
    for link in (first, second):
        answer = await ada.client.post(confirm, json={"token": link})
        assert (answer.status_code, code(answer)) == (404, "EMAIL_LINK_INVALID")
    await ada.post("/api/users/me/email", {"email": "c@meadow.example"})
    third = await token(house, ada.organization_id, "c@meadow.example")
    clock.advance(minutes=30)
    answer = await ada.client.post(confirm, json={"token": third})
    assert code(answer) == "EMAIL_LINK_INVALID"


async def test_an_address_that_somebody_has_is_not_told_nor_taken(
    house: wiring.House, ada: Browser, stranger: Browser, make_client: MakeClient
) -> None:
    taken = {"email": "mallory@harbor.example"}
    assert (await ada.post("/api/users/me/email", taken)).status_code == 202
    assert await texts(house, ada.organization_id, "mallory@harbor.example") == []
    await ada.post("/api/users/me/email", {"email": "race@meadow.example"})
    link = await token(house, ada.organization_id, "race@meadow.example")
    await joined(house, stranger, make_client(), "race@meadow.example")
    answer = await ada.client.post("/api/auth/email/confirm", json={"token": link})
    assert (answer.status_code, code(answer)) == (409, "EMAIL_TAKEN")
    assert data(await ada.get("/api/auth/me"))["email"] == ADA


async def test_an_invitation_stays_with_the_address_it_was_sent_to(
    house: wiring.House, ada: Browser, stranger: Browser, make_client: MakeClient
) -> None:
    """V-11: the invited person changes their address; the link is for who reads the old one."""
    await invited(ada, "mallory@harbor.example", "viewer")
    link = await token(house, ada.organization_id, "mallory@harbor.example")
    await stranger.post("/api/users/me/email", {"email": "m@harbor.example"})
    confirm = await token(house, ada.organization_id, "m@harbor.example")
    answer = await stranger.client.post("/api/auth/email/confirm", json={"token": confirm})
    assert answer.status_code == 204
    answer = await stranger.post("/api/invitations/accept", {"token": link})
    assert answer.status_code == 422  # it asks for a new account
    new = {"token": link, "firstName": "M", "lastName": "New", "password": PASSWORD}
    answer = await make_client().post("/api/invitations/accept", json=new)
    assert data(answer)["user"]["id"] != stranger.user_id
    assert data(answer)["user"]["email"] == "mallory@harbor.example"


@pytest.mark.parametrize("email", ["nobody", "a@b.example, c@d.example", ADA, "ä@meadow.example"])
async def test_an_address_has_to_be_one(ada: Browser, email: str) -> None:
    answer = await ada.post("/api/users/me/email", {"email": email})
    assert answer.status_code == 422
    assert paths(answer) == {"email"}
