"""/api/setup: the first organization and its first administrator."""

from typing import Any

from litestar import Request, Response, Router, get, post
from litestar.params import JSONBody
from pydantic import Field

from craftify.api.accounts.credentials import PUBLIC, caller, require_keepable
from craftify.api.accounts.sessions import Session, signed_in_here
from craftify.api.envelopes import Answer, Shape, Success, success
from craftify.api.given import TheServices
from craftify.services.accounts.setup import Founding


class SetupState(Answer, frozen=True, kw_only=True):
    """Whether this installation waits for its first administrator."""

    needed: bool


class SetupRequest(Shape):
    """The one-time token from the server's start, and who the first administrator is."""

    token: str = Field(max_length=500)
    organization_name: str = Field(max_length=1000)
    email: str = Field(max_length=1000)
    first_name: str = Field(max_length=400)
    last_name: str = Field(max_length=400)
    password: str = Field(max_length=4096)


@get("/", opt=PUBLIC, security=[{}], operation_id="getSetup", summary="Is a set-up needed?")
async def get_setup(services: TheServices) -> Success[SetupState]:
    """Whether there is no organization yet."""
    return success(SetupState(needed=await services.setup.needed()))


@post("/", opt=PUBLIC, security=[{}], operation_id="completeSetup", summary="Set up")
async def complete_setup(
    request: Request[Any, Any, Any], services: TheServices, data: JSONBody[SetupRequest]
) -> Response[Success[Session]]:
    """Found the organization; its first administrator is signed in at once."""
    require_keepable(request)
    founding = Founding(
        organization_name=data.organization_name,
        email=data.email,
        first_name=data.first_name,
        last_name=data.last_name,
        password=data.password,
    )
    grant = await services.setup.complete(data.token, founding, caller(request))
    return signed_in_here(request, grant, 201)


ROUTER = Router("/api/setup", route_handlers=[get_setup, complete_setup], tags=["Set-up"])
