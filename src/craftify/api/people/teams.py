"""/api/teams: people who work on the same things."""

from typing import Annotated

from litestar import Response, Router, delete, get, patch, post, put
from litestar.params import FromPath, JSONBody
from pydantic import Field

from craftify.api.conditions import quoted, seen
from craftify.api.envelopes import Shape, Success, success
from craftify.api.given import AnyRequest, TheActor, TheServices
from craftify.api.once import answered_once
from craftify.api.people.shown import Team, team
from craftify.services.people.teams import NewTeam, TeamChange, TeamView

Name = Annotated[str, Field(max_length=100)]


class TeamInput(Shape):
    """A new team, with people by their ids."""

    name: str = Field(max_length=1000)
    description: str = Field(default="", max_length=5000)
    members: list[Name] = Field(default_factory=list, max_length=1000)


class TeamChangeInput(Shape):
    """What to change; what is left out stays."""

    name: str | None = Field(default=None, max_length=1000)
    description: str | None = Field(default=None, max_length=5000)


def answer(view: TeamView) -> Response[Success[Team]]:
    """A team in its envelope, with its tag."""
    shown = team(view)
    return Response(success(shown), status_code=200, headers={"etag": quoted(shown.etag)})


@get("/", operation_id="listTeams", summary="List teams")
async def list_teams(actor: TheActor, services: TheServices) -> Success[list[Team]]:
    """All teams with their people, by name."""
    return success([team(view) for view in await services.teams.list(actor)])


@post("/", status_code=201, operation_id="createTeam", summary="Make a team")
async def create_team(
    request: AnyRequest, actor: TheActor, services: TheServices, data: JSONBody[TeamInput]
) -> Response[Success[Team]]:
    """Make a team, perhaps with people in it."""
    new = NewTeam(name=data.name, description=data.description, members=data.members)

    async def work() -> Team:
        return team(await services.teams.create(actor, new))

    return await answered_once(request, services, actor, work, status=201)


@get("/{team_id:str}", operation_id="getTeam", summary="One team")
async def get_team(
    actor: TheActor, services: TheServices, team_id: FromPath[str]
) -> Response[Success[Team]]:
    """A team with its people."""
    return answer(await services.teams.get(actor, team_id))


@patch("/{team_id:str}", operation_id="changeTeam", summary="Change a team")
async def change_team(
    request: AnyRequest,
    actor: TheActor,
    services: TheServices,
    team_id: FromPath[str],
    data: JSONBody[TeamChangeInput],
) -> Response[Success[Team]]:
    """Change name and description."""
    change = TeamChange(name=data.name, description=data.description)
    return answer(await services.teams.change(actor, team_id, change, seen=seen(request)))


@delete("/{team_id:str}", status_code=204, operation_id="removeTeam", summary="Remove a team")
async def remove_team(
    request: AnyRequest, actor: TheActor, services: TheServices, team_id: FromPath[str]
) -> None:
    """Remove a team. Its people stay."""
    await services.teams.remove(actor, team_id, seen=seen(request))


@put(
    "/{team_id:str}/members/{user_id:str}",
    status_code=200,
    operation_id="addTeamMember",
    summary="Take somebody into a team",
)
async def add_team_member(
    actor: TheActor, services: TheServices, team_id: FromPath[str], user_id: FromPath[str]
) -> Response[Success[Team]]:
    """Take somebody into a team; who is in it already stays."""
    return answer(await services.teams.add_member(actor, team_id, user_id))


@delete(
    "/{team_id:str}/members/{user_id:str}",
    status_code=200,
    operation_id="removeTeamMember",
    summary="Take somebody out of a team",
)
async def remove_team_member(
    actor: TheActor, services: TheServices, team_id: FromPath[str], user_id: FromPath[str]
) -> Response[Success[Team]]:
    """Take somebody out of a team; who is not in it is no error."""
    return answer(await services.teams.remove_member(actor, team_id, user_id))


ROUTER = Router(
    "/api/teams",
    route_handlers=[
        list_teams,
        create_team,
        get_team,
        change_team,
        remove_team,
        add_team_member,
        remove_team_member,
    ],
    tags=["People"],
)
