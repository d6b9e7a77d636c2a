"""/api/auth: signing in and out, for browsers by cookie and for programs by token."""

from typing import Any

from litestar import Request, Response, Router, get, post
from litestar.params import JSONBody
from pydantic import Field

from craftify.api.accounts.credentials import (
    ENROLLING,
    PUBLIC,
    access_cookie,
    browser,
    caller,
    cookies,
    device_cookies,
    expired_cookies,
    refresh_cookie,
    require_keepable,
)
from craftify.api.accounts.organizations import Organization, company
from craftify.api.accounts.users import User, person
from craftify.api.envelopes import Answer, Shape, Success, request_time, success
from craftify.api.given import TheActor, TheServices
from craftify.domain.access import Caller, Method
from craftify.domain.errors import Unauthenticated
from craftify.services.accounts.sessions import Answer as Answered
from craftify.services.accounts.sessions import Grant
from craftify.services.desk import Services

AnyRequest = Request[Any, Any, Any]


class Credentials(Shape):
    """An address and its password."""

    email: str = Field(max_length=1000)
    password: str = Field(max_length=4096)


class TokenRequest(Credentials):
    """An address and its password, and the code of an authenticator app where there is one."""

    code: str | None = Field(default=None, max_length=40)
    recovery_code: str | None = Field(default=None, max_length=100)


class RefreshRequest(Shape):
    """The refresh token of a program; the web app has it in a cookie."""

    refresh_token: str | None = Field(default=None, max_length=500)


class Session(Answer, frozen=True, kw_only=True):
    """A browser that is signed in. `csrfToken` goes along with every change as X-CSRF-Token.

    `methods` say how the person proved who they are. With `secondFactorMissing` nothing can be
    done but to set up the second factor the organization asks for.
    """

    user: User
    organization: Organization
    permissions: tuple[str, ...]
    methods: tuple[Method, ...]
    second_factor_missing: bool
    csrf_token: str


class TokenPair(Answer, frozen=True, kw_only=True):
    """What a program signs its requests with. Times are in seconds from now."""

    access_token: str
    refresh_token: str
    expires_in: int
    refresh_expires_in: int
    token_type: str = "Bearer"  # noqa: S105 - the name of the scheme
    user: User


def session(grant: Grant) -> Session:
    """What a browser learns of its session; the tokens stay in cookies."""
    return Session(
        user=person(grant.user),
        organization=company(grant.organization),
        permissions=tuple(sorted(grant.user.granted)),
        methods=grant.methods,
        second_factor_missing=grant.confined,
        csrf_token=grant.csrf_token,
    )


def tokens(grant: Grant) -> TokenPair:
    """What a program gets."""
    now = request_time.get()
    return TokenPair(
        access_token=grant.access_token,
        refresh_token=grant.refresh_token,
        expires_in=int((grant.access_expires_at - now).total_seconds()),
        refresh_expires_in=int((grant.refresh_expires_at - now).total_seconds()),
        user=person(grant.user),
    )


def signed_in_here(
    request: AnyRequest, grant: Grant, status: int = 200
) -> Response[Success[Session]]:
    """The answer that signs a browser in."""
    services: Services = request.app.state.services
    token = services.entrance.devices.token(browser(request), grant.user.id)
    kept = [*cookies(request, grant, request_time.get()), *device_cookies(request, token)]
    return Response(success(session(grant)), status_code=status, cookies=kept)


@post(
    "/login",
    status_code=200,
    opt=PUBLIC,
    security=[{}],
    operation_id="signIn",
    summary="Sign in a browser",
)
async def sign_in(
    request: AnyRequest, services: TheServices, data: JSONBody[Credentials]
) -> Response[Success[Session]]:
    """Sign in with cookies. Failures are counted; five in fifteen minutes are answered with 429."""
    require_keepable(request)
    grant = await services.entrance.sign_in(data.email, data.password, browser(request))
    await end_present(request, services)
    return signed_in_here(request, grant)


@post(
    "/token",
    status_code=200,
    opt=PUBLIC,
    security=[{}],
    operation_id="createToken",
    summary="Sign in a program",
)
async def create_token(
    request: AnyRequest, services: TheServices, data: JSONBody[TokenRequest]
) -> Success[TokenPair]:
    """Sign in a program: it sends `Authorization: Bearer` with the access token from then on."""
    answer = Answered(code=data.code, recovery_code=data.recovery_code)
    grant = await services.entrance.sign_in(data.email, data.password, caller(request), answer)
    return success(tokens(grant))


@post(
    "/refresh",
    status_code=200,
    opt=PUBLIC,
    security=[{}],
    operation_id="refresh",
    summary="Exchange the refresh token",
)
async def refresh(
    request: AnyRequest, services: TheServices, data: JSONBody[RefreshRequest | None] = None
) -> Response[Success[TokenPair | Session]]:
    """Fresh tokens for a refresh token, which is used up. Used twice, it ends its session.

    A program sends the token in the body and gets tokens; a browser sends its cookie and gets
    cookies and its session.
    """
    origin = caller(request)
    if data is not None and data.refresh_token is not None:
        grant = await services.sessions.refresh(data.refresh_token, origin)
        return Response(success(tokens(grant)), status_code=200)
    cookie = refresh_cookie(request)
    if not cookie:
        raise Unauthenticated("Please sign in.")
    grant = await services.sessions.refresh(cookie, origin)
    kept = cookies(request, grant, request_time.get())
    return Response(success(session(grant)), status_code=200, cookies=kept)


@post(
    "/logout",
    status_code=204,
    opt=PUBLIC,
    operation_id="signOut",
    summary="Sign out",
)
async def sign_out(
    request: AnyRequest, services: TheServices, data: JSONBody[RefreshRequest | None] = None
) -> Response[None]:
    """End the session of the request; one that is over already is no error."""
    origin = caller(request)
    if data is not None and data.refresh_token is not None:
        await services.sessions.end_by_refresh_token(data.refresh_token, origin)
    elif (authorization := request.headers.get("authorization")) is not None:
        await _end(services, authorization.partition(" ")[2].strip(), origin)
    else:
        await end_present(request, services)
    return Response(None, status_code=204, cookies=expired_cookies(request))


@get("/session", opt=ENROLLING, operation_id="getSession", summary="My session")
async def get_session(actor: TheActor, services: TheServices) -> Success[Session]:
    """Who is signed in, what they may do, and the token that goes along with changes."""
    answer = Session(
        user=person(await services.users.me(actor)),
        organization=company(await services.organizations.own(actor)),
        permissions=tuple(sorted(actor.permissions)),
        methods=actor.methods,
        second_factor_missing=actor.confined,
        csrf_token=services.sessions.csrf_token(actor.session_id or ""),
    )
    return success(answer)


async def end_present(request: AnyRequest, services: Services) -> None:
    """End the session a browser came with, by whichever of its cookies is still good."""
    origin = caller(request)
    token = refresh_cookie(request)
    if token:
        await services.sessions.end_by_refresh_token(token, origin)
    await _end(services, access_cookie(request) or "", origin)


async def _end(services: Services, access_token: str, origin: Caller) -> None:
    try:
        actor = await services.sessions.authenticate(access_token, origin, enrolling=True)
    except Unauthenticated:
        return
    if actor.session_id is not None:
        await services.sessions.end(actor.session_id, origin)


ROUTER = Router(
    "/api/auth",
    route_handlers=[sign_in, create_token, refresh, sign_out, get_session],
    tags=["Sessions"],
)
