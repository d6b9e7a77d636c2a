"""/api/auth/sso: the way to a provider, and back from it."""

from typing import Annotated, Any, Final
from urllib.parse import urlencode

from litestar import Response, Router, get, post
from litestar.datastructures import Cookie
from litestar.params import FromPath, JSONBody, QueryParameter
from pydantic import Field

from craftify.api.accounts.credentials import (
    PUBLIC,
    caller,
    cookies,
    errand_cookie,
    require_keepable,
    set_errand_cookie,
)
from craftify.api.accounts.sessions import end_present
from craftify.api.envelopes import Answer, Shape, Success, request_time, success
from craftify.api.given import AnyRequest, TheServices
from craftify.domain.errors import DomainError
from craftify.services.sso.signing_in import LIFETIME, ProviderAnswer

SIGN_IN: Final = "/sign-in"
Parameter = Annotated[str | None, QueryParameter(max_length=5000)]


class SsoQuestion(Shape):
    """Somebody's address at work."""

    email: str = Field(max_length=1000)


class SsoChoice(Answer, frozen=True, kw_only=True):
    """A connection to choose."""

    id: str
    name: str


class SsoChoices(Answer, frozen=True, kw_only=True):
    """The connections for an address; none when its domain is not connected."""

    connections: tuple[SsoChoice, ...]


@post(
    "/", status_code=200, opt=PUBLIC, security=[{}], operation_id="findSso", summary="Find the way"
)
async def find_sso(services: TheServices, data: JSONBody[SsoQuestion]) -> Success[SsoChoices]:
    """The connections for the domain of an address, whether or not it has an account."""
    found = await services.single_sign_on.choices(data.email)
    return success(
        SsoChoices(connections=tuple(SsoChoice(id=one.id, name=one.name) for one in found))
    )


@get(
    "/{connection_id:str}/start",
    status_code=302,
    opt=PUBLIC,
    security=[{}],
    operation_id="startSso",
    summary="Go to the provider",
)
async def start_sso(
    request: AnyRequest,
    services: TheServices,
    connection_id: FromPath[str],
    return_to: Annotated[str | None, QueryParameter(name="returnTo", max_length=5000)] = None,
    again: Annotated[bool, QueryParameter()] = False,  # noqa: FBT002 - a parameter of the query
) -> Response[None]:
    """Send the browser to the provider. `again` asks it to look anew who it is.

    `returnTo` is a path of the app. What goes wrong is told at `/sign-in?problem=CODE`.
    """
    try:
        require_keepable(request)
        departure = await services.single_sign_on.depart(
            connection_id, return_to=return_to, again=again, browser=errand_cookie(request)
        )
    except DomainError as error:
        return _failed(error)
    kept = set_errand_cookie(request, departure.browser, LIFETIME)
    return _to(departure.address, [kept])


@get(
    "/callback",
    status_code=302,
    opt=PUBLIC,
    security=[{}],
    operation_id="finishSso",
    summary="Come back from the provider",
)
async def finish_sso(
    request: AnyRequest,
    services: TheServices,
    told_state: Annotated[str | None, QueryParameter(name="state", max_length=5000)] = None,
    code: Parameter = None,
    error: Parameter = None,
    iss: Parameter = None,
) -> Response[None]:
    """Sign the browser in that comes back, and send it into the app."""
    answer = ProviderAnswer(state=told_state or "", code=code or "", error=error or "", issuer=iss)
    try:
        require_keepable(request)
        entered = await services.single_sign_on.arrive(
            answer, browser=errand_cookie(request), caller=caller(request)
        )
    except DomainError as failure:
        return _failed(failure)
    await end_present(request, services)
    return _to(entered.return_to, cookies(request, entered.grant, request_time.get()))


def _failed(error: DomainError) -> Response[None]:
    return _to(f"{SIGN_IN}?{urlencode({'problem': error.code})}", [])


def _to(address: str, kept: list[Cookie]) -> Response[Any]:
    headers = {"location": address}
    return Response(b"", status_code=302, headers=headers, cookies=kept, media_type="text/plain")


ROUTER = Router(
    "/api/auth/sso", route_handlers=[find_sso, start_sso, finish_sso], tags=["Single sign-on"]
)
