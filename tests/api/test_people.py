"""People of an organization: listed, given roles, disabled, removed; what nobody may do."""

import asyncio
from typing import Any

import httpx
import pytest
from tests.builders import PASSWORD, Browser, HandClock, Notes, code, data, paths
from tests.people import MakeClient, invited, joined, signed_in, token

from craftify import wiring
from craftify.domain.access import ROLES, SYSTEM
from craftify.services.accounts.administrators import operator
from craftify.services.people.members import MemberChange

UNKNOWN = "01990000-0000-7000-8000-00000000abcd"


@pytest.fixture
async def ben(house: wiring.House, ada: Browser, make_client: MakeClient) -> Browser:
    """An editor beside Ada."""
    return await joined(house, ada, make_client())


async def granted(house: wiring.House, ada: Browser, user_id: str, *permissions: str) -> None:
    """Permissions given by the operator of the server."""
    change = MemberChange(permissions=permissions)
    await house.services.members.change(operator(ada.organization_id), user_id, change)


async def second_admin(house: wiring.House, ada: Browser, client: httpx.AsyncClient) -> Browser:
    return await joined(house, ada, client, "grace@meadow.example", "admin", "Grace", "Hopper")


@pytest.mark.usefixtures("ben")
async def test_people_are_listed_page_by_page(
    house: wiring.House, ada: Browser, make_client: MakeClient
) -> None:
    await joined(house, ada, make_client(), "zoe@meadow.example", "viewer", "Zoë", "Abélard")
    await invited(ada, "wait@meadow.example", "viewer")
    answer = await ada.get("/api/users?limit=2")
    assert answer.json()["pagination"] == {
        "page": 1,
        "limit": 2,
        "total": 4,
        "pages": 2,
        "nextCursor": None,
    }
    assert [row["lastName"] for row in data(answer)] == ["Abélard", "Byron"]
    second = data(await ada.get("/api/users?limit=2&page=2"))
    assert [row["email"] for row in second] == ["ben@meadow.example", "wait@meadow.example"]
    assert data(await ada.get("/api/users?page=9")) == []


@pytest.mark.parametrize(
    ("query", "emails"),
    [
        ("role=admin", ["ada"]),
        ("status=invited", ["wait"]),
        ("status=active&role=editor", ["ben"]),
        ("search=NEVIS", ["ben"]),
        ("search=nev%20ben", ["ben"]),
        ("search=abelard", ["zoe"]),
        ("search=zo%C3%A9", ["zoe"]),
        ("search=WAIT%40meadow", ["wait"]),
        ("search=%25", []),
        ("search=%20", ["zoe", "ada", "ben", "wait"]),
        ("sortBy=email&sortOrder=desc", ["zoe", "wait", "ben", "ada"]),
        ("sortBy=role", ["ada", "ben", "zoe", "wait"]),
        ("sortBy=createdAt&limit=1", ["ada"]),
    ],
)
async def test_people_are_found(
    house: wiring.House,
    ada: Browser,
    ben: Browser,
    make_client: MakeClient,
    query: str,
    emails: list[str],
) -> None:
    await joined(house, ada, make_client(), "zoe@meadow.example", "viewer", "Zoë", "Abélard")
    await invited(ada, "wait@meadow.example", "viewer")
    found = data(await ben.get(f"/api/users?{query}"))
    assert [row["email"].partition("@")[0] for row in found] == emails


@pytest.mark.parametrize(
    "query", ["page=0", "limit=0", "limit=201", "role=owner", "status=removed", "sortBy=password"]
)
async def test_a_list_that_makes_no_sense_is_refused(ada: Browser, query: str) -> None:
    assert (await ada.get(f"/api/users?{query}")).status_code == 422


async def test_who_may_not_manage_people_sees_less_of_them(ada: Browser, ben: Browser) -> None:
    await ada.patch("/api/auth/me", {"settings": {"theme": "dark"}})
    seen = data(await ben.get(f"/api/users/{ada.user_id}"))
    assert (seen["lastLoginAt"], seen["factors"], seen["settings"]) == (None, None, {})
    known = data(await ada.get(f"/api/users/{ben.user_id}"))
    assert known["lastLoginAt"] is not None
    assert known["factors"] == {"totp": False, "passkeys": 0}
    own = data(await ben.get("/api/users/me"))
    assert own["lastLoginAt"] is not None
    assert own["factors"] == {"totp": False, "passkeys": 0}


async def test_a_role_changes_and_holds_at_once(ada: Browser, ben: Browser) -> None:
    assert (await ben.post("/api/templates", {"name": "New", "mjml": "<mjml/>"})).status_code != 403
    answer = await ada.patch(f"/api/users/{ben.user_id}", {"role": "viewer"})
    assert data(answer)["role"] == "viewer"
    refused = await ben.post("/api/templates", {"name": "New", "mjml": "<mjml/>"})
    assert (refused.status_code, code(refused)) == (403, "FORBIDDEN")


async def test_single_permissions_are_added_and_taken(ada: Browser, ben: Browser) -> None:
    changes = ["template:publish", "-template:delete"]
    answer = await ada.patch(f"/api/users/{ben.user_id}", {"permissions": changes})
    assert data(answer)["permissions"] == changes
    held = data(await ben.get("/api/auth/session"))["permissions"]
    assert "template:publish" in held
    assert "template:delete" not in held
    await ada.patch(f"/api/users/{ben.user_id}", {"role": "viewer"})
    assert data(await ada.get(f"/api/users/{ben.user_id}"))["permissions"] == changes


async def test_a_disabled_person_is_out_and_can_come_back(
    ada: Browser, ben: Browser, clock: HandClock, notes: Notes
) -> None:
    answer = await ada.patch(f"/api/users/{ben.user_id}", {"status": "disabled"})
    assert data(answer)["status"] == "disabled"
    clock.advance(seconds=5)
    assert (await ben.get("/api/auth/session")).status_code == 401
    assert (await ben.client.post("/api/auth/refresh")).status_code == 401
    given = {"email": "ben@meadow.example", "password": PASSWORD}
    refused = await ben.client.post("/api/auth/login", json=given)
    assert code(refused) == "INVALID_CREDENTIALS"
    assert [note["user"] for note in notes.of("user.disabled")] == [ada.user_id]
    await ada.patch(f"/api/users/{ben.user_id}", {"status": "active"})
    again = await signed_in(ben.client, "ben@meadow.example")
    assert again.session["user"]["role"] == "editor"


async def test_what_happens_in_one_organization_changes_nothing_in_another(
    house: wiring.House, ada: Browser, stranger: Browser, make_client: MakeClient
) -> None:
    ben = await joined(house, ada, make_client())
    await invited(stranger, "ben@meadow.example", "viewer")
    link = await token(house, stranger.organization_id, "ben@meadow.example")
    there = make_client()
    await there.post("/api/invitations/accept", json={"token": link, "password": PASSWORD})
    await ada.patch(f"/api/users/{ben.user_id}", {"status": "disabled"})
    assert (await ben.get("/api/auth/session")).status_code == 401
    assert (await there.get("/api/auth/session")).status_code == 200
    await ada.delete(f"/api/users/{ben.user_id}")
    assert data(await there.get("/api/auth/session"))["user"]["role"] == "viewer"
    assert len(data(await there.get("/api/auth/organizations"))) == 1
    row = data(await stranger.get(f"/api/users/{ben.user_id}"))
    assert (row["role"], row["status"]) == ("viewer", "active")


async def test_who_is_removed_is_gone_and_their_work_stays(ada: Browser, ben: Browser) -> None:
    made = data(await ben.post("/api/templates", {"name": "Ben's", "starter": "welcome"}))
    assert (await ada.delete(f"/api/users/{ben.user_id}")).status_code == 204
    assert (await ada.get(f"/api/users/{ben.user_id}")).status_code == 404
    assert [row["email"] for row in data(await ada.get("/api/users"))] == ["ada@meadow.example"]
    assert (await ben.get("/api/auth/session")).status_code == 401
    assert (await ben.client.post("/api/auth/refresh")).status_code == 401
    template = data(await ada.get(f"/api/templates/{made['id']}"))
    assert template["updatedBy"]["name"] == "Ben Nevis"
    for verb, body in (("PATCH", {"role": "viewer"}), ("DELETE", None)):
        assert (await ada.send(verb, f"/api/users/{ben.user_id}", body)).status_code == 404


async def test_the_last_administrator_stays_one(
    house: wiring.House, ada: Browser, make_client: MakeClient
) -> None:
    refused = await ada.delete(f"/api/users/{ada.user_id}")
    assert (refused.status_code, code(refused)) == (409, "LAST_ADMINISTRATOR")
    refused = await ada.delete("/api/users/me")
    assert (refused.status_code, code(refused)) == (409, "LAST_ADMINISTRATOR")
    grace = await second_admin(house, ada, make_client())
    assert (await ada.delete(f"/api/users/{grace.user_id}")).status_code == 204
    operating = operator(ada.organization_id)
    for change in (
        MemberChange(role="viewer"),
        MemberChange(active=False),
        MemberChange(permissions=("-user:manage",)),
    ):
        with pytest.raises(Exception, match="last active administrator"):
            await house.services.members.change(operating, ada.user_id, change)


@pytest.mark.parametrize("way", ["demote", "disable", "remove"])
async def test_two_administrators_do_not_end_each_other(
    house: wiring.House, ada: Browser, make_client: MakeClient, way: str
) -> None:
    """At the same moment: one of them succeeds."""
    grace = await second_admin(house, ada, make_client())
    asked: dict[str, Any] = {
        "demote": ("PATCH", {"role": "viewer"}),
        "disable": ("PATCH", {"status": "disabled"}),
        "remove": ("DELETE", None),
    }
    verb, body = asked[way]
    answers = await asyncio.gather(
        ada.send(verb, f"/api/users/{grace.user_id}", body),
        grace.send(verb, f"/api/users/{ada.user_id}", body),
    )
    assert sorted(answer.is_success for answer in answers) == [False, True]
    everybody = await house.services.administrators.everybody(operator())
    left = [user for user in everybody[0][1] if user.role == "admin" and user.status == "active"]
    assert len(left) == 1


async def test_nobody_changes_their_own_role(
    house: wiring.House, ada: Browser, make_client: MakeClient
) -> None:
    grace = await second_admin(house, ada, make_client())
    own: tuple[dict[str, Any], ...] = (
        {"role": "viewer"},
        {"permissions": []},
        {"status": "disabled"},
    )
    for change in own:
        refused = await grace.patch(f"/api/users/{grace.user_id}", change)
        assert (refused.status_code, code(refused)) == (403, "OWN_ROLE")


async def test_what_comes_with_operating_the_server_is_given_by_who_has_it(
    house: wiring.House, ada: Browser, ben: Browser, make_client: MakeClient
) -> None:
    """An administrator of the organization that operates the server may manage the server, too."""
    chief = await joined(house, ada, make_client(), "max@meadow.example", "manager", "Max", "Chief")
    everything = ROLES["admin"] - SYSTEM
    await granted(house, ada, chief.user_id, *sorted(everything))
    for answer in (
        await chief.patch(f"/api/users/{ben.user_id}", {"role": "admin"}),
        await chief.post("/api/users/invitations", {"email": "n@meadow.example", "role": "admin"}),
        await chief.patch(f"/api/users/{ada.user_id}", {"role": "viewer"}),
        await chief.delete(f"/api/users/{ada.user_id}"),
    ):
        assert (answer.status_code, code(answer)) == (403, "NOT_YOURS_TO_GIVE"), answer.text
    given = await chief.patch(f"/api/users/{ben.user_id}", {"role": "manager"})
    assert given.status_code == 200


async def test_nobody_gives_what_they_do_not_hold(
    house: wiring.House, ada: Browser, ben: Browser, make_client: MakeClient
) -> None:
    chief = await joined(house, ada, make_client(), "max@meadow.example", "manager", "Max", "Chief")
    await granted(house, ada, chief.user_id, "user:manage")
    beyond: tuple[dict[str, Any], ...] = (
        {"role": "admin"},
        {"permissions": ["key:manage"]},
        {"permissions": ["breakglass:publish"]},
        {"role": "viewer", "permissions": ["organization:manage"]},
    )
    for change in beyond:
        refused = await chief.patch(f"/api/users/{ben.user_id}", change)
        assert (refused.status_code, code(refused)) == (403, "NOT_YOURS_TO_GIVE"), change
    for verb, body in (
        ("PATCH", {"role": "viewer"}),
        ("PATCH", {"status": "disabled"}),
        ("DELETE", None),
    ):
        refused = await chief.send(verb, f"/api/users/{ada.user_id}", body)
        assert (refused.status_code, code(refused)) == (403, "NOT_YOURS_TO_GIVE")
    assert (await chief.patch(f"/api/users/{ben.user_id}", {"role": "manager"})).status_code == 200
    refused = await ada.patch(f"/api/users/{ben.user_id}", {"permissions": ["breakglass:publish"]})
    assert code(refused) == "NOT_YOURS_TO_GIVE"
    await granted(house, ada, ben.user_id, "breakglass:publish")
    kept = await ada.patch(f"/api/users/{ben.user_id}", {"role": "editor"})
    assert data(kept)["permissions"] == ["breakglass:publish"]  # it was not Ada who gave it


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"role": "owner"}, "role"),
        ({"status": "invited"}, "status"),
        ({"status": "removed"}, "status"),
        ({"permissions": ["template:fly"]}, "permissions[0]"),
        ({"permissions": ["system:manage"]}, "permissions[0]"),
        ({"permissions": ["user:read", "-user:read"]}, "permissions[0]"),
        ({"permissions": "user:read"}, "permissions"),
        ({"teams": [UNKNOWN]}, "teams[0]"),
    ],
)
async def test_what_is_not_fit_is_refused_by_field(
    ada: Browser, ben: Browser, change: dict[str, Any], path: str
) -> None:
    answer = await ada.patch(f"/api/users/{ben.user_id}", change)
    assert answer.status_code == 422
    assert path in paths(answer)


async def test_only_what_can_be_changed_changes(ada: Browser, ben: Browser) -> None:
    """V-20: whatever else a body holds is ignored."""
    before = data(await ada.get(f"/api/users/{ben.user_id}"))
    stolen = {
        "id": UNKNOWN,
        "organizationId": UNKNOWN,
        "email": "eve@evil.example",
        "firstName": "Eve",
        "passwordHash": "x",
        "revision": "99",
        "joinedAt": "2020-01-01T00:00:00Z",
        "createdAt": "2020-01-01T00:00:00Z",
        "lastLoginAt": None,
        "settings": {"theme": "pink"},
        "operates": True,
    }
    assert (await ada.patch(f"/api/users/{ben.user_id}", stolen)).status_code == 200
    assert data(await ada.get(f"/api/users/{ben.user_id}")) == before
    mine = {"role": "admin", "permissions": ["user:manage"], "teams": [UNKNOWN], **stolen}
    del mine["firstName"], mine["settings"]
    own = data(await ben.get("/api/users/me"))
    assert (await ben.patch("/api/users/me", mine)).status_code == 200
    assert data(await ben.get("/api/users/me")) == own


async def test_a_stale_change_is_refused(ada: Browser, ben: Browser) -> None:
    path = f"/api/users/{ben.user_id}"
    answer = await ada.get(path)
    tag = answer.headers["etag"]
    assert tag.strip('"') == data(answer)["etag"]
    condition = {"If-Match": tag}
    ben = await signed_in(ben.client, "ben@meadow.example")  # is no change
    first = await ada.patch(path, {"role": "viewer"}, headers=condition)
    assert first.status_code == 200
    assert first.headers["etag"] != tag
    for verb, body in (("PATCH", {"role": "editor"}), ("DELETE", None)):
        stale = await ada.send(verb, path, body, headers=condition)
        assert (stale.status_code, code(stale)) == (412, "STALE")
        assert stale.json()["error"]["details"][0]["message"] == data(first)["etag"]
    mine = {"If-Match": '"0.0"'}
    stale = await ben.patch("/api/users/me", {"firstName": "B"}, headers=mine)
    assert stale.status_code == 412


async def test_sensitive_changes_need_a_fresh_proof(
    ada: Browser, ben: Browser, clock: HandClock
) -> None:
    clock.advance(minutes=16)
    await ada.post("/api/auth/refresh")
    for verb, path, body in (
        ("PATCH", f"/api/users/{ben.user_id}", {"role": "viewer"}),
        ("DELETE", f"/api/users/{ben.user_id}", None),
        ("DELETE", "/api/users/me", None),
        ("PATCH", "/api/organization", {"name": "Other"}),
        ("POST", "/api/users/me/email", {"email": "new@meadow.example"}),
    ):
        refused = await ada.send(verb, path, body)
        assert (refused.status_code, code(refused)) == (403, "STEP_UP_REQUIRED"), path


async def test_somebody_leaves(ada: Browser, ben: Browser) -> None:
    answer = await ben.delete("/api/users/me")
    assert answer.status_code == 204
    assert (await ben.get("/api/auth/session")).status_code == 401
    assert len(data(await ada.get("/api/users"))) == 1
    actions = [entry["action"] for entry in data(await ada.get("/api/audit?limit=50"))]
    assert "user.left" in actions


async def test_people_of_another_organization_are_not_there(
    ada: Browser, ben: Browser, stranger: Browser
) -> None:
    """V-16: their ids answer like ids that do not exist."""
    for user_id in (ben.user_id, ada.user_id, UNKNOWN, "x", ada.organization_id):
        for verb, body in (("GET", None), ("PATCH", {"role": "admin"}), ("DELETE", None)):
            answer = await stranger.send(verb, f"/api/users/{user_id}", body)
            assert answer.status_code == 404
            assert answer.json()["error"]["message"] == "There is no such user."
    listed = await stranger.get("/api/users?search=ben")
    assert data(listed) == []
    assert data(await ada.get(f"/api/users/{ben.user_id}"))["role"] == "editor"


async def test_an_invited_person_changes_role_before_they_join(
    house: wiring.House, ada: Browser, client: httpx.AsyncClient
) -> None:
    made = await invited(ada, "ben@meadow.example", "viewer")
    await ada.patch(f"/api/users/{made['userId']}", {"role": "approver"})
    refused = await ada.patch(f"/api/users/{made['userId']}", {"status": "active"})
    assert (refused.status_code, code(refused)) == (409, "NOT_JOINED_YET")
    assert data(await ada.get("/api/users/invitations"))[0]["role"] == "approver"
    link = await token(house, ada.organization_id, "ben@meadow.example")
    new = {"token": link, "firstName": "B", "lastName": "N", "password": PASSWORD}
    answer = await client.post("/api/invitations/accept", json=new)
    assert data(answer)["user"]["role"] == "approver"


async def test_what_changed_stands_in_the_audit_log(ada: Browser, ben: Browser) -> None:
    await ada.patch(f"/api/users/{ben.user_id}", {"role": "viewer", "permissions": ["audit:read"]})
    entries = data(await ada.get(f"/api/audit?entityId={ben.user_id}&action=user.role_changed"))
    assert [entry["entityName"] for entry in entries] == ["Ben Nevis"]
    changes = {change["path"]: change for change in entries[0]["changes"]}
    assert (changes["role"]["before"], changes["role"]["after"]) == ("editor", "viewer")
    assert changes["permissions"]["after"] == ["audit:read"]
