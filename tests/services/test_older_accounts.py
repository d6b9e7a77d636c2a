"""Accounts from before there were memberships: they read as they were, and lose nothing."""

from typing import Any

import httpx
import pytest
from tests.builders import PASSWORD, data

from craftify import wiring
from craftify.ports.items import Item, Put
from craftify.records.accounts.accounts import password_op
from craftify.records.accounts.organizations import OrganizationRecords

ADA = "01990000-0000-7000-8000-00000000000a"
MEADOW = "01990000-0000-7000-8000-0000000000a0"
HARBOR = "01990000-0000-7000-8000-0000000000b0"
THEN = "2026-11-01T08:00:00Z"


def an_organization(organization_id: str, name: str, at: str) -> Put:
    doc = {"id": organization_id, "name": name, "created_at": at, "settings": {}}
    gs1 = ("ORG", f"{at}#{organization_id}")
    return Put(Item(pk=f"O#{organization_id}", sk="@", doc=doc, gs1=gs1))


@pytest.fixture
async def older(house: wiring.House) -> None:
    user: dict[str, Any] = {
        "id": ADA,
        "organization_id": MEADOW,
        "email": "ada@meadow.example",
        "first_name": "Ada",
        "last_name": "Byron",
        "role": "manager",
        "status": "active",
        "permissions": ["template:publish", "-template:delete"],
        "settings": {"theme": "dark"},
        "created_at": THEN,
        "updated_at": THEN,
        "last_login_at": None,
    }
    hashed = await house.ports.passwords.hash(PASSWORD)
    await house.ports.items.write(
        an_organization(MEADOW, "Meadow", THEN),
        an_organization(HARBOR, "Harbor", "2026-11-02T08:00:00Z"),
        Put(Item(pk="SYSTEM", sk="installed", doc={"at": THEN})),
        Put(Item(pk=f"USER#{ADA}", sk="@", doc=user)),
        Put(Item(pk="U#email##ada@meadow.example", sk="@", doc={"userId": ADA})),
        Put(
            Item(
                pk=f"O#{MEADOW}",
                sk=f"member#{ADA}",
                doc={"userId": ADA},
                gs1=(f"USER#{ADA}", f"org#{MEADOW}"),
            )
        ),
        password_op(ADA, hashed),
    )


@pytest.mark.usefixtures("older")
async def test_somebody_from_before_signs_in_as_who_they_were(client: httpx.AsyncClient) -> None:
    given = {"email": "ada@meadow.example", "password": PASSWORD}
    for _ in range(2):  # the first time writes the membership, the second reads it
        session = data(await client.post("/api/auth/login", json=given))
        assert session["user"]["role"] == "manager"
        assert session["user"]["permissions"] == ["template:publish", "-template:delete"]
        assert session["user"]["settings"] == {"theme": "dark"}
        assert session["user"]["createdAt"] == "2026-11-01T08:00:00.000Z"
        assert session["organization"]["name"] == "Meadow"
        assert "template:publish" in session["permissions"]
        assert "template:delete" not in session["permissions"]


@pytest.mark.usefixtures("older")
async def test_a_changed_account_keeps_the_role_it_held_for_its_membership(
    house: wiring.House, client: httpx.AsyncClient
) -> None:
    given = {"email": "ada@meadow.example", "password": PASSWORD}
    pair = data(await client.post("/api/auth/token", json=given))
    headers = {"Authorization": f"Bearer {pair['accessToken']}"}
    member = Item(
        pk=f"O#{MEADOW}",
        sk=f"member#{ADA}",
        doc={"userId": ADA},
        gs1=(f"USER#{ADA}", f"org#{MEADOW}"),
    )
    await house.ports.items.write(Put(member))  # as if an older server had written it again
    changed = await client.patch("/api/auth/me", json={"firstName": "Augusta"}, headers=headers)
    assert data(changed)["firstName"] == "Augusta"
    assert data(await client.get("/api/auth/me", headers=headers))["role"] == "manager"


@pytest.mark.usefixtures("older")
async def test_the_first_of_older_organizations_operates_the_installation(
    house: wiring.House,
) -> None:
    found = {
        organization.name: organization.operates
        async for organization in OrganizationRecords(house.ports.items).all()
    }
    assert found == {"Meadow": True, "Harbor": False}
