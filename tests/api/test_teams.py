"""Teams: made, changed, joined and left; names once, people of one's own organization only."""

import asyncio
from typing import Any

import pytest
from tests.builders import Browser, code, data, paths
from tests.people import MakeClient, invited, joined

from craftify import wiring

UNKNOWN = "01990000-0000-7000-8000-00000000abcd"


async def a_team(somebody: Browser, name: str = "Brand", **more: Any) -> Any:  # noqa: ANN401
    answer = await somebody.post("/api/teams", {"name": name, **more})
    assert answer.status_code == 201, answer.text
    return data(answer)


async def test_a_team_is_made_with_people_and_changed(
    house: wiring.House, ada: Browser, make_client: MakeClient
) -> None:
    ben = await joined(house, ada, make_client())
    team = await a_team(ada, " Brand ", description="Words\nand colors", members=[ben.user_id])
    assert team["name"] == "Brand"
    assert team["members"] == [
        {"id": ben.user_id, "name": "Ben Nevis", "email": "ben@meadow.example", "role": "editor"}
    ]
    path = f"/api/teams/{team['id']}"
    answer = await ada.patch(path, {"name": "Voice"})
    assert (data(answer)["name"], data(answer)["description"]) == ("Voice", "Words\nand colors")
    assert data(await ben.get("/api/users/me"))["teams"] == [{"id": team["id"], "name": "Voice"}]
    found = data(await ben.get(f"/api/users?team={team['id']}"))
    assert [row["id"] for row in found] == [ben.user_id]
    assert (await ada.delete(path)).status_code == 204
    assert (await ada.get(path)).status_code == 404
    assert data(await ben.get("/api/users/me"))["teams"] == []


async def test_people_come_and_go(
    house: wiring.House, ada: Browser, make_client: MakeClient
) -> None:
    ben = await joined(house, ada, make_client())
    team, other = await a_team(ada), await a_team(ada, "Legal")
    path = f"/api/teams/{team['id']}/members/{ben.user_id}"
    for _ in range(2):
        assert len(data(await ada.put(path))["members"]) == 1
    await ada.put(f"/api/teams/{other['id']}/members/{ben.user_id}")
    assert len(data(await ben.get("/api/users/me"))["teams"]) == 2
    for _ in range(2):
        assert data(await ada.delete(path))["members"] == []
    assert [one["name"] for one in data(await ben.get("/api/users/me"))["teams"]] == ["Legal"]
    await ada.patch(f"/api/users/{ben.user_id}", {"teams": [team["id"], team["id"]]})
    assert [one["name"] for one in data(await ben.get("/api/users/me"))["teams"]] == ["Brand"]


async def test_who_is_invited_may_be_in_a_team_already(ada: Browser) -> None:
    team = await a_team(ada)
    made = await invited(ada, "wait@meadow.example", "viewer", teams=[team["id"]])
    assert made["teams"] == [{"id": team["id"], "name": "Brand"}]
    [member] = data(await ada.get(f"/api/teams/{team['id']}"))["members"]
    assert member["name"] == "wait@meadow.example"


async def test_a_name_is_there_once(ada: Browser, stranger: Browser) -> None:
    team, other = await a_team(ada), await a_team(ada, "Legal")
    for answer in (
        await ada.post("/api/teams", {"name": "brand"}),
        await ada.patch(f"/api/teams/{other['id']}", {"name": "BRAND"}),
    ):
        assert (answer.status_code, code(answer)) == (409, "TEAM_EXISTS")
        assert paths(answer) == {"name"}
    assert (await ada.patch(f"/api/teams/{team['id']}", {"name": "BRAND"})).status_code == 200
    await a_team(stranger)
    await ada.patch(f"/api/teams/{team['id']}", {"name": "Voice"})
    await a_team(ada, "Brand")
    await ada.delete(f"/api/teams/{other['id']}")
    await a_team(ada, "Legal")


async def test_of_two_that_are_made_at_once_one_is(ada: Browser) -> None:
    answers = await asyncio.gather(*(ada.post("/api/teams", {"name": "Brand"}) for _ in range(5)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409]
    assert len(data(await ada.get("/api/teams"))) == 1


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({}, "name"),
        ({"name": " "}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"name": "a\nb"}, "name"),
        ({"name": "A", "description": "x" * 501}, "description"),
        ({"name": "A", "description": "bell\x07"}, "description"),
        ({"name": "A", "members": [UNKNOWN]}, "members[0]"),
    ],
)
async def test_what_is_not_fit_is_refused_by_field(
    ada: Browser, body: dict[str, Any], path: str
) -> None:
    answer = await ada.post("/api/teams", body)
    assert answer.status_code == 422
    assert paths(answer) == {path}


async def test_a_stale_change_is_refused(ada: Browser) -> None:
    team = await a_team(ada)
    path, condition = f"/api/teams/{team['id']}", {"If-Match": f'"{team["etag"]}"'}
    assert (await ada.patch(path, {"name": "Voice"}, headers=condition)).status_code == 200
    for verb, body in (("PATCH", {"name": "Other"}), ("DELETE", None)):
        answer = await ada.send(verb, path, body, headers=condition)
        assert (answer.status_code, code(answer)) == (412, "STALE")


async def test_teams_and_people_of_others_are_not_there(
    house: wiring.House, ada: Browser, stranger: Browser, make_client: MakeClient
) -> None:
    """V-16, V-18: neither by their own ids nor as parts of one's own."""
    ben = await joined(house, ada, make_client())
    theirs, own = await a_team(ada), await a_team(stranger, "Own")
    asked: list[tuple[str, str, Any]] = [
        ("GET", f"/api/teams/{theirs['id']}", None),
        ("PATCH", f"/api/teams/{theirs['id']}", {"name": "Stolen"}),
        ("DELETE", f"/api/teams/{theirs['id']}", None),
        ("PUT", f"/api/teams/{theirs['id']}/members/{stranger.user_id}", None),
        ("PUT", f"/api/teams/{own['id']}/members/{ben.user_id}", None),
        ("DELETE", f"/api/teams/{own['id']}/members/{ben.user_id}", None),
    ]
    for verb, path, body in asked:
        answer = await stranger.send(verb, path, body)
        assert answer.status_code == 404, path
    for answer in (
        await stranger.post("/api/teams", {"name": "A", "members": [ben.user_id]}),
        await stranger.post(
            "/api/users/invitations",
            {"email": "a@b.example", "role": "viewer", "teams": [theirs["id"]]},
        ),
    ):
        assert answer.status_code == 422
    found = await stranger.get(f"/api/users?team={theirs['id']}")
    assert data(found) == []
    assert data(await ada.get("/api/teams"))[0]["members"] == []
    assert [one["name"] for one in data(await stranger.get("/api/teams"))] == ["Own"]


async def test_only_what_can_be_changed_changes(ada: Browser, stranger: Browser) -> None:
    """V-20: whatever else a body holds is ignored."""
    stolen: dict[str, Any] = {
        "id": UNKNOWN,
        "organizationId": stranger.organization_id,
        "revision": 99,
        "createdAt": "2020-01-01T00:00:00Z",
    }
    team = await a_team(ada, **stolen)
    assert team["id"] != UNKNOWN
    before = data(await ada.get(f"/api/teams/{team['id']}"))
    await ada.patch(f"/api/teams/{team['id']}", {**stolen, "members": [ada.user_id]})
    assert data(await ada.get(f"/api/teams/{team['id']}")) == before


async def test_an_editor_makes_no_teams_and_a_manager_does(
    house: wiring.House, ada: Browser, make_client: MakeClient
) -> None:
    ben = await joined(house, ada, make_client())
    assert code(await ben.post("/api/teams", {"name": "A"})) == "FORBIDDEN"
    manager = await joined(
        house, ada, make_client(), "max@meadow.example", "manager", "Max", "Chief"
    )
    team = await a_team(manager)
    moved = await manager.patch(f"/api/users/{ben.user_id}", {"teams": [team["id"]]})
    assert data(moved)["teams"][0]["name"] == "Brand"
    both = {"teams": [], "role": "viewer"}
    assert code(await manager.patch(f"/api/users/{ben.user_id}", both)) == "FORBIDDEN"


async def test_what_happened_stands_in_the_audit_log(
    house: wiring.House, ada: Browser, make_client: MakeClient
) -> None:
    ben = await joined(house, ada, make_client())
    team = await a_team(ada)
    await ada.put(f"/api/teams/{team['id']}/members/{ben.user_id}")
    await ada.patch(f"/api/teams/{team['id']}", {"name": "Voice"})
    await ada.delete(f"/api/teams/{team['id']}")
    entries = data(await ada.get(f"/api/audit?entityId={team['id']}"))
    assert [entry["action"] for entry in reversed(entries)] == [
        "team.created",
        "team.member_added",
        "team.changed",
        "team.removed",
    ]
    assert entries[1]["changes"] == [{"path": "name", "before": "Brand", "after": "Voice"}]
