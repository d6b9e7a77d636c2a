"""Newcomers over single sign-on: verified addresses of the domains, or the invited."""

from typing import Any

import httpx
import pytest
from tests.api.sso.steps import come, connected, myself, problem
from tests.builders import Browser, data
from tests.conftest import MakeClient
from tests.providers import RealProvider

from craftify import wiring
from craftify.records.accounts.accounts import AccountRecords
from craftify.records.audit import AuditLog


async def test_a_newcomer_gets_an_account_and_a_session(
    ada: Browser, provider: RealProvider, make_client: MakeClient, house: wiring.House
) -> None:
    connection = await connected(ada, provider)
    provider.knows(
        "new-1",
        email="New.One@meadow.example",
        email_verified=True,
        given_name="Nele",
        family_name="One",
    )
    client = make_client("198.51.100.7")
    answer = await come(client, provider, connection, "new-1", returnTo="/templates?page=2")
    assert answer.headers["location"] == "/templates?page=2"
    me = await myself(client)
    assert me["user"]["email"] == "New.One@meadow.example"
    assert (me["user"]["firstName"], me["user"]["lastName"]) == ("Nele", "One")
    assert me["user"]["role"] == "viewer"
    assert me["organization"]["id"] == ada.organization_id
    log = AuditLog(house.ports.items, ada.organization_id)
    made = (await log.of("user", me["user"]["id"]))[-1]
    assert (made.action, made.actor_name) == ("user.created", "Meadow login")
    assert made.address == "198.51.100.7"
    assert await AccountRecords(house.ports.items).password_hash(me["user"]["id"]) is None


async def test_they_are_the_same_person_the_next_time(
    ada: Browser, provider: RealProvider, make_client: MakeClient
) -> None:
    connection = await connected(ada, provider)
    provider.knows("new-2", email="two@meadow.example", email_verified=True, name="Dua Two")
    ids, addresses = set(), set()
    for email in ("two@meadow.example", "two@elsewhere.example", "ada@meadow.example"):
        provider.knows("new-2", email=email, email_verified=True)  # addresses change, people do not
        client = make_client()
        await come(client, provider, connection, "new-2")
        me = await myself(client)
        ids.add(me["user"]["id"])
        addresses.add(me["user"]["email"])
    assert len(ids) == 1
    assert addresses == {"two@meadow.example"}


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        ({"email": "a@meadow.example"}, "SSO_EMAIL_UNVERIFIED"),
        ({"email": "a@meadow.example", "email_verified": False}, "SSO_EMAIL_UNVERIFIED"),
        ({"email": "a@meadow.example", "email_verified": "false"}, "SSO_EMAIL_UNVERIFIED"),
        (
            {"email": "a@meadow.example", "email_verified": False, "xms_edov": True},
            "SSO_EMAIL_UNVERIFIED",
        ),
        ({"email": "a@meadow.example", "email_verified": "yes"}, "SSO_EMAIL_UNVERIFIED"),
        ({"email_verified": True}, "SSO_EMAIL_UNVERIFIED"),
        ({"email": ["a@meadow.example"], "email_verified": True}, "SSO_EMAIL_UNVERIFIED"),
        ({"email": "a@meadow.example\r\nBcc: b", "email_verified": True}, "SSO_EMAIL_UNVERIFIED"),
        ({"email": "a@elsewhere.example", "email_verified": True}, "SSO_DOMAIN"),
        ({"email": "a@evil.meadow.example", "email_verified": True}, "SSO_DOMAIN"),
        ({"email": "a@meadow.example.evil.example", "email_verified": True}, "SSO_DOMAIN"),
        (
            {"email": "a@meadow.example@evil.example", "email_verified": True},
            "SSO_EMAIL_UNVERIFIED",
        ),
        ({"email": "a@mеadow.example", "email_verified": True}, "SSO_DOMAIN"),  # noqa: RUF001
    ],
    ids=str,
)
async def test_only_verified_addresses_of_the_domains_are_welcome(
    ada: Browser,
    provider: RealProvider,
    client: httpx.AsyncClient,
    claims: dict[str, Any],
    told: str,
) -> None:
    connection = await connected(ada, provider)
    provider.knows("odd", **claims)
    assert await problem(client, provider, connection, "odd") == told
    assert (await client.get("/api/auth/session")).status_code == 401


@pytest.mark.parametrize("said", [{"email_verified": "true"}, {"xms_edov": 1}, {"xms_edov": "1"}])
async def test_verified_is_said_in_several_ways(
    ada: Browser, provider: RealProvider, client: httpx.AsyncClient, said: dict[str, Any]
) -> None:
    connection = await connected(ada, provider)
    provider.knows(f"said-{said}", email="said@meadow.example", **said)
    await come(client, provider, connection, f"said-{said}")
    assert (await myself(client))["user"]["email"] == "said@meadow.example"


async def test_a_provider_without_that_word_can_be_trusted_for_its_domains(
    ada: Browser, provider: RealProvider, make_client: MakeClient
) -> None:
    connection = await connected(ada, provider, trustEmail=True)
    provider.knows("quiet", email="quiet@meadow.example")
    client = make_client()
    await come(client, provider, connection, "quiet")
    assert (await myself(client))["user"]["email"] == "quiet@meadow.example"
    provider.knows("quiet-2", email="quiet@elsewhere.example")
    assert await problem(client, provider, connection, "quiet-2") == "SSO_EMAIL_UNVERIFIED"
    provider.knows("quiet-3", email="third@meadow.example", email_verified=False)
    assert await problem(client, provider, connection, "quiet-3") == "SSO_EMAIL_UNVERIFIED"


async def test_without_welcome_nobody_new_gets_in(
    ada: Browser, provider: RealProvider, client: httpx.AsyncClient
) -> None:
    connection = await connected(ada, provider, justInTime=False)
    provider.knows("new-3", email="three@meadow.example", email_verified=True)
    assert await problem(client, provider, connection, "new-3") == "SSO_NO_ACCOUNT"


async def test_an_invited_person_accepts_by_signing_in(
    ada: Browser, provider: RealProvider, make_client: MakeClient
) -> None:
    connection = await connected(ada, provider, justInTime=False, defaultRole=None)
    invitation = {"email": "four@meadow.example", "role": "editor"}
    answer = await ada.post("/api/users/invitations", invitation)
    assert answer.status_code == 201, answer.text
    provider.knows("new-4", email="Four@meadow.example", email_verified=True)
    client = make_client()
    await come(client, provider, connection, "new-4")
    me = await myself(client)
    assert (me["user"]["role"], me["user"]["status"]) == ("editor", "active")
    listed = data(await ada.get("/api/users/invitations"))
    assert [one["status"] for one in listed] == ["accepted"]
    await come(make_client(), provider, connection, "new-4")
