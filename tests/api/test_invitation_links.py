"""Links in invitations: where they lead, and who can read them."""

from typing import Any

import pytest
from tests.builders import Browser, data
from tests.people import MakeClient, invited, joined, texts, token

from craftify import wiring

BEN = "ben@meadow.example"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:1"])
async def test_links_lead_to_our_own_address_whatever_a_request_says(
    house: wiring.House, ada: Browser, host: str
) -> None:
    headers = {"X-Forwarded-Host": host, "Forwarded": f"host={host}"}
    order = {"email": BEN, "role": "viewer"}
    answer = await ada.post("/api/users/invitations", order, headers=headers)
    assert answer.status_code == 201
    text = (await texts(house, ada.organization_id, BEN))[0]
    assert "http://127.0.0.1:3001/accept-invitation#token=" in text
    assert host not in text.replace("127.0.0.1:3001", "")


async def test_the_answer_is_the_same_for_who_has_an_account(
    ada: Browser, stranger: Browser
) -> None:
    """Inviting is no way to find out who uses this server."""
    known = await invited(ada, "mallory@harbor.example", "viewer")
    unknown = await invited(ada, "nobody@harbor.example", "viewer")
    assert stranger.user_id not in str(known)
    varying = {"id", "email", "userId", "createdAt", "expiresAt", "sentAt"}
    assert {k: v for k, v in known.items() if k not in varying} == {
        k: v for k, v in unknown.items() if k not in varying
    }
    row = data(await ada.get(f"/api/users/{known['userId']}"))
    assert (row["firstName"], row["lastName"], row["status"]) == ("", "", "invited")


async def test_mails_with_links_are_for_those_who_manage_people(
    house: wiring.House, ada: Browser, make_client: MakeClient
) -> None:
    """An editor who may read the mailbox does not become an administrator by it."""
    editor = await joined(house, ada, make_client())
    await invited(ada, "eve@meadow.example", "admin")
    assert data(await editor.get("/api/mailbox")) == []
    rows = data(await ada.get("/api/mailbox"))
    assert rows[0]["to"] == "eve@meadow.example"
    assert (await editor.get(f"/api/mailbox/{rows[0]['id']}")).status_code == 404
    assert (await editor.get(f"/api/mailbox/{rows[0]['id']}/raw")).status_code == 404


async def test_links_are_not_for_who_only_manages_people(
    house: wiring.House, ada: Browser, stranger: Browser, make_client: MakeClient
) -> None:
    """Nor for a program: whoever reads the link of an administrator can become that one."""
    for admin, email in ((ada, "one@meadow.example"), (stranger, "two@harbor.example")):
        editor = await joined(house, admin, make_client(), email)
        change = {"permissions": ["user:manage"]}
        assert (await admin.patch(f"/api/users/{editor.user_id}", change)).status_code == 200
        body = {"name": "robot", "permissions": ["mailbox:read", "user:manage"]}
        key = {"X-API-Key": data(await admin.post("/api/keys", body))["key"]}
        program = make_client()
        await invited(admin, "boss@meadow.example", "admin")
        rows = data(await admin.get("/api/mailbox?search=boss"))
        assert len(rows) == 1
        path = f"/api/mailbox/{rows[0]['id']}"
        assert data(await editor.get("/api/mailbox")) == []
        assert data(await program.get("/api/mailbox", headers=key)) == []
        for one in (path, f"{path}/raw"):
            assert (await editor.get(one)).status_code == 404
            assert (await program.get(one, headers=key)).status_code == 404


async def test_tokens_are_kept_as_digests_alone(
    house: wiring.House,
    ada: Browser,
    settings: Any,  # noqa: ANN401
) -> None:
    await invited(ada, BEN)
    link = await token(house, ada.organization_id, BEN)
    for file in settings.data.glob("items.db*"):
        assert link.encode() not in file.read_bytes()
