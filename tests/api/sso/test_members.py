"""Members over single sign-on: linked once, captured by nobody, vouched for in one place."""

from dataclasses import replace

import httpx
from tests.api.sso.steps import (
    MEMBER,
    come,
    connected,
    member,
    myself,
    problem,
)
from tests.builders import Browser, code
from tests.conftest import MakeClient
from tests.providers import RealProvider

from craftify import wiring
from craftify.records.accounts.memberships import membership_op
from craftify.records.accounts.users import UserRecords
from craftify.records.audit import AuditLog


async def test_a_member_is_known_by_a_verified_address(
    ada: Browser, provider: RealProvider, make_client: MakeClient, house: wiring.House
) -> None:
    user_id = await member(house, ada.organization_id, MEMBER)
    connection = await connected(ada, provider, justInTime=False)
    provider.knows("lin", email="LIN@meadow.example", email_verified=True)
    client = make_client()
    await come(client, provider, connection, "lin")
    me = await myself(client)
    assert (me["user"]["id"], me["user"]["role"]) == (user_id, "editor")
    log = AuditLog(house.ports.items, ada.organization_id)
    assert [entry.action for entry in await log.of("user", user_id)] == ["user.linked"]


async def test_an_account_with_an_unconfirmed_address_is_captured_by_nobody(
    ada: Browser, provider: RealProvider, client: httpx.AsyncClient, house: wiring.House
) -> None:
    """Somebody registered under an address of another; its owner does not share the account."""
    await member(house, ada.organization_id, "early@meadow.example", email_verified_at=None)
    connection = await connected(ada, provider)
    provider.knows("early", email="early@meadow.example", email_verified=True)
    assert await problem(client, provider, connection, "early") == "SSO_LINK_UNCONFIRMED"


async def test_an_account_of_another_organization_is_captured_by_no_provider(
    ada: Browser,
    stranger: Browser,
    provider: RealProvider,
    client: httpx.AsyncClient,
    house: wiring.House,
) -> None:
    await member(house, ada.organization_id, MEMBER)
    connection = await connected(stranger, provider, domains=["meadow.example"])
    provider.knows("thief", email=MEMBER, email_verified=True)
    assert await problem(client, provider, connection, "thief") == "SSO_NO_ACCOUNT"
    invitation = {"email": MEMBER, "role": "viewer"}
    assert (await stranger.post("/api/users/invitations", invitation)).status_code == 201
    assert await problem(client, provider, connection, "thief") == "SSO_NO_ACCOUNT"


async def test_whom_one_provider_vouches_for_is_nobody_elsewhere(
    ada: Browser,
    stranger: Browser,
    provider: RealProvider,
    make_client: MakeClient,
    house: wiring.House,
) -> None:
    """A member of two organizations; the provider of one does not open the other."""
    user_id = await member(house, ada.organization_id, MEMBER)
    there = await UserRecords(house.ports.items).get(ada.organization_id, user_id)
    assert there is not None
    elsewhere = replace(
        there.membership.membership, organization_id=stranger.organization_id, role="viewer"
    )
    await house.ports.items.write(membership_op(elsewhere))
    connection = await connected(stranger, provider, domains=["meadow.example"])
    provider.knows("both", email=MEMBER, email_verified=True)
    client = make_client()
    await come(client, provider, connection, "both")
    session = await myself(client)
    browser = Browser(client, session)
    assert session["organization"]["id"] == stranger.organization_id
    switch = {"organizationId": ada.organization_id}
    for method, path, body in (
        ("POST", "/api/auth/organization", switch),
        ("POST", "/api/auth/me/password", {"currentPassword": "x", "newPassword": "y" * 12}),
        ("POST", "/api/users/me/email", {"email": "thief@harbor.example"}),
        ("POST", "/api/auth/factors/totp", None),
        ("POST", "/api/auth/factors/passkeys/options", {}),
        ("POST", "/api/auth/factors/recovery-codes", None),
    ):
        answer = await browser.send(method, path, body)
        assert (answer.status_code, code(answer)) == (403, "OWN_PROOF_REQUIRED"), path
    for path in ("/api/auth/organizations", "/api/auth/sessions"):
        listed = (await client.get(path)).text
        assert ada.organization_id not in listed
        assert "Meadow" not in listed


async def test_a_disabled_or_removed_member_stays_out(
    ada: Browser, provider: RealProvider, make_client: MakeClient, house: wiring.House
) -> None:
    user_id = await member(house, ada.organization_id, MEMBER)
    connection = await connected(ada, provider)
    provider.knows("lin", email=MEMBER, email_verified=True)
    client = make_client()
    await come(client, provider, connection, "lin")
    answer = await ada.patch(f"/api/users/{user_id}", {"status": "disabled"})
    assert answer.status_code == 200, answer.text
    assert (await client.get("/api/auth/session")).status_code == 401
    assert await problem(make_client(), provider, connection, "lin") == "ACCOUNT_DISABLED"
    assert (await ada.delete(f"/api/users/{user_id}")).status_code == 204
    assert await problem(make_client(), provider, connection, "lin") == "SSO_NO_ACCOUNT"
