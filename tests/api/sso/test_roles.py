"""Roles by groups: the first rule decides, at every sign-in, and leaves one administrator."""

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.api.sso.steps import MEMBER, come, connected, member, myself
from tests.builders import Browser, Notes
from tests.conftest import MakeClient
from tests.providers import RealProvider

from craftify import wiring
from craftify.records.accounts.accounts import AccountRecords, kept_account_op
from craftify.records.audit import AuditLog


async def test_groups_decide_the_role_at_every_sign_in(
    ada: Browser, provider: RealProvider, make_client: MakeClient, house: wiring.House
) -> None:
    rules = [
        {"group": "legal", "role": "approver"},
        {"group": "marketing", "role": "editor"},
        {"group": "staff", "role": "viewer"},
    ]
    connection = await connected(ada, provider, roleMapping=rules, defaultRole=None)
    roles: list[str] = []
    user: dict[str, Any] = {}
    for groups in (["staff", "marketing"], ["staff"], ["marketing", "legal"], ["other"], ["staff"]):
        provider.knows("gro", email="gro@meadow.example", email_verified=True, groups=groups)
        client = make_client()
        answer = await come(client, provider, connection, "gro")
        if "problem" in answer.headers["location"]:
            roles.append(parse_qs(urlsplit(answer.headers["location"]).query)["problem"][0])
            continue
        user = (await myself(client))["user"]
        roles.append(user["role"])
    assert roles == ["editor", "viewer", "approver", "SSO_NO_ROLE", "viewer"]
    log = AuditLog(house.ports.items, ada.organization_id)
    changed = [one for one in await log.of("user", user["id"]) if "role" in one.action]
    assert [one.action for one in changed] == ["user.role_changed"] * 3
    assert [(one.before, one.after) for one in changed[0].changes] == [("approver", "viewer")]
    assert changed[0].actor_kind == "system"


async def test_groups_may_lie_deep_and_everybody_else_has_a_role(
    ada: Browser, provider: RealProvider, make_client: MakeClient
) -> None:
    rules = [{"group": "editors", "role": "editor"}]
    claim = {"groupsClaim": "realm_access.roles"}
    connection = await connected(ada, provider, roleMapping=rules, defaultRole="approver", **claim)
    for access, role in (({"roles": ["editors"]}, "editor"), ({"roles": []}, "approver")):
        email = f"{role}@meadow.example"
        provider.knows(role, email=email, email_verified=True, realm_access=access)
        client = make_client()
        await come(client, provider, connection, role)
        assert (await myself(client))["user"]["role"] == role


async def test_the_last_administrator_stays_one(
    ada: Browser, provider: RealProvider, make_client: MakeClient, house: wiring.House, notes: Notes
) -> None:
    kept = await AccountRecords(house.ports.items).get(ada.user_id)
    assert kept is not None
    verified = replace(kept.account, email_verified_at=house.ports.clock.now())
    await house.ports.items.write(kept_account_op(kept, verified))
    rules = [{"group": "admins", "role": "admin"}]
    connection = await connected(ada, provider, roleMapping=rules)
    provider.knows("ada", email="ada@meadow.example", email_verified=True, groups=["staff"])
    client = make_client()
    await come(client, provider, connection, "ada")
    assert (await myself(client))["user"]["role"] == "admin"
    assert notes.of("role.kept")
    await member(house, ada.organization_id, MEMBER, "admin")
    again = make_client()
    await come(again, provider, connection, "ada")
    assert (await myself(again))["user"]["role"] == "viewer"


async def test_without_rules_roles_are_given_here(
    ada: Browser, provider: RealProvider, make_client: MakeClient
) -> None:
    connection = await connected(ada, provider)
    provider.knows("pro", email="pro@meadow.example", email_verified=True, groups=["admins"])
    client = make_client()
    await come(client, provider, connection, "pro")
    user_id = (await myself(client))["user"]["id"]
    assert (await ada.patch(f"/api/users/{user_id}", {"role": "manager"})).status_code == 200
    again = make_client()
    await come(again, provider, connection, "pro")
    assert (await myself(again))["user"]["role"] == "manager"
