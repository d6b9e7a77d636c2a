"""/api/users: the people of the organization, and oneself among them."""

from typing import Annotated, Literal

from litestar import Response, Router, delete, get, patch, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from pydantic import Field

from craftify.api.accounts.credentials import ENROLLING, expired_cookies
from craftify.api.accounts.users import MeChange
from craftify.api.conditions import quoted, seen
from craftify.api.envelopes import Shape, Success, pages, success
from craftify.api.given import AnyRequest, TheActor, TheServices
from craftify.api.people.shown import Member, member
from craftify.domain.access import Role
from craftify.services.accounts.users import Changes
from craftify.services.people import roster
from craftify.services.people.members import MemberChange
from craftify.services.people.roster import Order, PeopleQuery, Sort

Name = Annotated[str, Field(max_length=100)]


class MemberChangeInput(Shape):
    """What to change; what is left out stays. `permissions` and `teams` take the place of all."""

    role: Role | None = None
    permissions: list[Name] | None = Field(default=None, max_length=100)
    status: Literal["active", "disabled"] | None = None
    teams: list[Name] | None = Field(default=None, max_length=200)

    def order(self) -> MemberChange:
        """The same as the service takes it."""
        return MemberChange(
            role=self.role,
            permissions=self.permissions,
            active=None if self.status is None else self.status == "active",
            teams=self.teams,
        )


class EmailChange(Shape):
    """The address to come."""

    email: str = Field(max_length=1000)


def answer(found: roster.Member) -> Response[Success[Member]]:
    """A member in their envelope, with their tag."""
    shown = member(found)
    return Response(success(shown), status_code=200, headers={"etag": quoted(shown.etag)})


@get("/", operation_id="listUsers", summary="List people")
async def list_users(  # noqa: PLR0913, PLR0917 - a list has that many filters
    actor: TheActor,
    services: TheServices,
    page: Annotated[int, QueryParameter(ge=1, le=100_000)] = 1,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 20,
    sort_by: Annotated[Sort, QueryParameter(name="sortBy")] = "name",
    sort_order: Annotated[Order, QueryParameter(name="sortOrder")] = "asc",
    role: FromQuery[Role | None] = None,
    status: FromQuery[Literal["active", "invited", "disabled"] | None] = None,
    team: Annotated[str | None, QueryParameter(max_length=100)] = None,
    search: Annotated[str, QueryParameter(max_length=500)] = "",
) -> Success[list[Member]]:
    """One page of people. `search` looks at names and addresses; invited ones are among them."""
    query = PeopleQuery(
        page=page,
        limit=limit,
        role=role,
        status=status,
        team=team,
        search=search,
        sort=sort_by,
        order=sort_order,
    )
    found, total = await services.members.list(actor, query)
    return success([member(one) for one in found], pagination=pages(page, limit, total))


@get("/me", opt=ENROLLING, operation_id="getMyUser", summary="Myself among the people")
async def get_my_user(actor: TheActor, services: TheServices) -> Response[Success[Member]]:
    """Who I am here, with my teams."""
    return answer(await services.members.mine(actor))


@patch("/me", operation_id="changeMyUser", summary="Change my names and settings")
async def change_my_user(
    request: AnyRequest, actor: TheActor, services: TheServices, data: JSONBody[MeChange]
) -> Response[Success[Member]]:
    """Change names and settings; what is left out stays. As PATCH /api/auth/me."""
    changes = Changes(first_name=data.first_name, last_name=data.last_name, settings=data.settings)
    await services.users.change_me(actor, changes, seen=seen(request))
    return answer(await services.members.mine(actor))


@delete(
    "/me",
    status_code=204,
    opt=ENROLLING,
    operation_id="leaveOrganization",
    summary="Leave the organization",
)
async def leave_organization(
    request: AnyRequest, actor: TheActor, services: TheServices
) -> Response[None]:
    """Leave. What I made stays; the last administrator cannot go."""
    await services.members.leave(actor, seen=seen(request))
    return Response(None, status_code=204, cookies=expired_cookies(request))


@post("/me/email", status_code=202, operation_id="askForEmail", summary="Change my mail address")
async def ask_for_email(
    actor: TheActor, services: TheServices, data: JSONBody[EmailChange]
) -> Success[None]:
    """Send a link to the new address. Nothing changes before somebody opened it there."""
    await services.addresses.ask(actor, data.email)
    return success(None)


@get("/{user_id:str}", operation_id="getUser", summary="One person")
async def get_user(
    actor: TheActor, services: TheServices, user_id: FromPath[str]
) -> Response[Success[Member]]:
    """Somebody of the organization."""
    return answer(await services.members.get(actor, user_id))


@patch("/{user_id:str}", operation_id="changeUser", summary="Change what somebody may do")
async def change_user(
    request: AnyRequest,
    actor: TheActor,
    services: TheServices,
    user_id: FromPath[str],
    data: JSONBody[MemberChangeInput],
) -> Response[Success[Member]]:
    """Change role, permissions, status and teams. Who is disabled is out within five seconds."""
    change = data.order()
    return answer(await services.members.change(actor, user_id, change, seen=seen(request)))


@delete("/{user_id:str}", status_code=204, operation_id="removeUser", summary="Remove somebody")
async def remove_user(
    request: AnyRequest, actor: TheActor, services: TheServices, user_id: FromPath[str]
) -> None:
    """Remove somebody from the organization. What they made stays, under their name."""
    await services.members.remove(actor, user_id, seen=seen(request))


ROUTER = Router(
    "/api/users",
    route_handlers=[
        list_users,
        get_my_user,
        change_my_user,
        leave_organization,
        ask_for_email,
        get_user,
        change_user,
        remove_user,
    ],
    tags=["People"],
)
