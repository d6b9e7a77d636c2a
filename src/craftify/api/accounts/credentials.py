"""Who is asking: an API key, a Bearer token or the web app's cookies, never a mixture."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final, cast

from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie
from litestar.handlers import BaseRouteHandler

from craftify.api.middleware.asgi import UNSAFE, Scope, header, state
from craftify.api.middleware.hosts import is_loopback
from craftify.domain.access import Actor, Caller
from craftify.domain.errors import Forbidden, Invalid, Unauthenticated
from craftify.domain.operations import OPERATIONS
from craftify.services.accounts.sessions import REMEMBERED, Grant
from craftify.services.desk import Services

Connection = ASGIConnection[Any, Any, Any, Any]
ACCESS: Final = "craftify_access"
REFRESH: Final = "craftify_refresh"
DEVICE: Final = "craftify_device"
ERRAND: Final = "craftify_sso"
CSRF: Final = b"x-csrf-token"
KEY: Final = b"x-api-key"
AUTHORIZATION: Final = "authorization"
INSECURE: Final = (
    "Signing in needs https, or a browser on the server itself. Behind a proxy set"
    " CRAFTIFY_BASE_URL to the address people use."
)
PUBLIC: Final = {"public": True}
# for members who have yet to set up the second factor their organization asks for
ENROLLING: Final = {"enrolling": True}


async def signed_in(connection: Connection, handler: BaseRouteHandler) -> None:
    """The guard before every route that does not say it is public.

    Raises:
        Unauthenticated: no credential, or none that is good.
        Invalid: two credentials at once (BAD_REQUEST).
        Forbidden: a change by cookie without the token of its session (CSRF_FAILED), a key where
            only people may go, or somebody who lacks a second factor (SECOND_FACTOR_MISSING).
    """
    if handler.opt.get("public"):
        return
    services: Services = connection.app.state.services
    scope = _scope(connection)
    key = _key(connection)
    if key is not None:
        state(scope)["actor"] = await services.key_door.authenticate(key, caller(connection))
        _require_for_programs(handler)
        return
    token, by_cookie = _credential(connection)
    actor = await services.sessions.authenticate(
        token, caller(connection), enrolling=bool(handler.opt.get("enrolling"))
    )
    if by_cookie and scope.get("method") in UNSAFE:
        given = header(scope, CSRF) or ""
        if not services.sessions.is_csrf_token(actor.session_id, given):
            raise Forbidden("The X-CSRF-Token is missing or wrong.", code="CSRF_FAILED")
    state(scope)["actor"] = actor


async def perhaps_signed_in(connection: Connection) -> Actor | None:
    """Who is signed in, where nobody has to be; a change by cookie needs its token here as well."""
    services: Services = connection.app.state.services
    try:
        token, by_cookie = _credential(connection)
        actor = await services.sessions.authenticate(token, caller(connection), enrolling=True)
    except Unauthenticated:
        return None
    given = header(_scope(connection), CSRF) or ""
    if by_cookie and not services.sessions.is_csrf_token(actor.session_id, given):
        return None
    return actor


def caller(connection: Connection) -> Caller:
    """Where the request comes from."""
    found: Caller = state(_scope(connection))["caller"]
    return found


def browser(connection: Connection) -> Caller:
    """Where a request of the web app comes from, and with which device."""
    device = connection.cookies.get(_named(_scope(connection), DEVICE), "")
    return replace(caller(connection), device=device)


def device_cookies(connection: Connection, token: str | None) -> list[Cookie]:
    """The cookie by which a browser is known again; it outlives sessions, and opens nothing."""
    if token is None:
        return []
    return [_cookie(_scope(connection), DEVICE, token, int(REMEMBERED.total_seconds()))]


def refresh_cookie(connection: Connection) -> str | None:
    """The refresh token of the web app, when there is one."""
    return connection.cookies.get(_named(_scope(connection), REFRESH))


def access_cookie(connection: Connection) -> str | None:
    """The access token of the web app, when there is one."""
    return connection.cookies.get(_named(_scope(connection), ACCESS))


def cookies(connection: Connection, grant: Grant, now: datetime) -> list[Cookie]:
    """The cookies that keep a browser signed in.

    Raises:
        Forbidden: the browser would not send them back from here (INSECURE_ORIGIN).
    """
    require_keepable(connection)
    scope = _scope(connection)
    lifetime = int((grant.refresh_expires_at - now).total_seconds())
    return [
        _cookie(scope, ACCESS, grant.access_token, lifetime),
        _cookie(scope, REFRESH, grant.refresh_token, lifetime),
    ]


def renewed_cookies(connection: Connection, grant: Grant, now: datetime) -> list[Cookie]:
    """The cookie of a new access token; the refresh token stays the one there is."""
    require_keepable(connection)
    lifetime = int((grant.refresh_expires_at - now).total_seconds())
    return [_cookie(_scope(connection), ACCESS, grant.access_token, lifetime)]


def expired_cookies(connection: Connection) -> list[Cookie]:
    """Cookies that take the place of those above, and are over at once."""
    scope = _scope(connection)
    return [_cookie(scope, ACCESS, "", 0), _cookie(scope, REFRESH, "", 0)]


def errand_cookie(connection: Connection) -> str | None:
    """What a browser is known by that went to a provider of single sign-on."""
    return connection.cookies.get(_named(_scope(connection), ERRAND))


def set_errand_cookie(connection: Connection, secret: str, lifetime: timedelta) -> Cookie:
    """The cookie by which a browser will be known when it comes back from there."""
    return _cookie(_scope(connection), ERRAND, secret, int(lifetime.total_seconds()))


def require_keepable(connection: Connection) -> None:
    """Refuse where cookies would travel in the open.

    Raises:
        Forbidden: plain http from another machine (INSECURE_ORIGIN).
    """
    scope = _scope(connection)
    if not _secure(scope) and not is_loopback(scope):
        raise Forbidden(INSECURE, code="INSECURE_ORIGIN")


def _scope(connection: Connection) -> Scope:
    return cast("Scope", connection.scope)


def _key(connection: Connection) -> str | None:
    """The API key of the request; with another credential beside it nobody knows who asks."""
    given = [value for name, value in connection.scope["headers"] if name == KEY]
    if not given:
        return None
    others = (AUTHORIZATION in connection.headers, access_cookie(connection))
    if len(given) > 1 or any(others):
        raise Invalid("Send one credential: X-API-Key alone.", code="BAD_REQUEST")
    return given[0].decode("latin-1")


def _require_for_programs(handler: BaseRouteHandler) -> None:
    rule = OPERATIONS.get(str(getattr(handler, "operation_id", None)))
    if rule is None or not rule.keys:
        raise Forbidden("No API key may do this: it is for people.")


def _credential(connection: Connection) -> tuple[str, bool]:
    authorization = header(_scope(connection), b"authorization")
    if authorization is not None:
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise Unauthenticated("The Authorization header has to be a Bearer token.")
        return token.strip(), False
    cookie = access_cookie(connection)
    if not cookie:
        raise Unauthenticated("Please sign in.")
    return cookie, True


def _secure(scope: Scope) -> bool:
    return scope.get("scheme") == "https"


def _named(scope: Scope, name: str) -> str:
    return f"__Host-{name}" if _secure(scope) else name


def _cookie(scope: Scope, name: str, value: str, lifetime: int) -> Cookie:
    return Cookie(
        key=_named(scope, name),
        value=value,
        path="/",
        max_age=lifetime,
        httponly=True,
        samesite="lax",
        secure=_secure(scope),
    )
