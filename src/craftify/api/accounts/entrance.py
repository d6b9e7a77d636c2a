"""/api/auth: what follows a password, and signing in by passkey."""

from litestar import Response, Router, post
from litestar.params import JSONBody
from pydantic import Field

from craftify.api.accounts.credentials import PUBLIC, browser, caller, require_keepable
from craftify.api.accounts.proofs import Ceremony, PasskeyProof, Shown, ceremony
from craftify.api.accounts.sessions import (
    Session,
    TokenPair,
    end_present,
    signed_in_here,
    tokens,
)
from craftify.api.envelopes import Shape, Success, success
from craftify.api.given import AnyRequest, TheServices
from craftify.services.accounts.sessions import Grant
from craftify.services.desk import Services


class SecondFactorRequest(Shown):
    """The challenge that came with SECOND_FACTOR_REQUIRED, and a second factor.

    With `token` the answer is that of POST /api/auth/token, otherwise that of /login.
    """

    challenge: str = Field(max_length=2048)
    token: bool = False


class PasskeyOptionsRequest(Shape):
    """The challenge that came with SECOND_FACTOR_REQUIRED; none to sign in by passkey alone."""

    challenge: str | None = Field(default=None, max_length=2048)


class PasskeySignIn(PasskeyProof):
    """The answer of a passkey; with `token` a program gets tokens."""

    token: bool = False


@post(
    "/second-factor",
    status_code=200,
    opt=PUBLIC,
    security=[{}],
    operation_id="signInWithSecondFactor",
    summary="Sign in: the second factor",
)
async def second_factor(
    request: AnyRequest, services: TheServices, data: JSONBody[SecondFactorRequest]
) -> Response[Success[Session | TokenPair]]:
    """Finish a sign-in by a code of the app, a recovery code or a passkey. Each is good once."""
    if not data.token:
        require_keepable(request)
    origin = caller(request) if data.token else browser(request)
    grant = await services.entrance.second_factor(data.challenge, data.answer(), origin)
    return await _let_in(request, services, grant, token=data.token)


@post(
    "/passkeys/options",
    status_code=200,
    opt=PUBLIC,
    security=[{}],
    operation_id="askForPasskey",
    summary="Sign in: ask for a passkey",
)
async def ask_for_passkey(
    services: TheServices, data: JSONBody[PasskeyOptionsRequest | None] = None
) -> Success[Ceremony]:
    """What to ask the browser: for one of the passkeys that may follow, or for any it has."""
    challenge = data.challenge if data else None
    return success(ceremony(await services.entrance.passkey_options(challenge)))


@post(
    "/passkeys/sign-in",
    status_code=200,
    opt=PUBLIC,
    security=[{}],
    operation_id="signInWithPasskey",
    summary="Sign in by passkey",
)
async def sign_in_with_passkey(
    request: AnyRequest, services: TheServices, data: JSONBody[PasskeySignIn]
) -> Response[Success[Session | TokenPair]]:
    """Sign in by a passkey alone: it is two factors in one, a device and its PIN."""
    if not data.token:
        require_keepable(request)
    origin = caller(request) if data.token else browser(request)
    grant = await services.entrance.by_passkey(data.answer(), origin)
    return await _let_in(request, services, grant, token=data.token)


async def _let_in(
    request: AnyRequest, services: Services, grant: Grant, *, token: bool
) -> Response[Success[Session | TokenPair]]:
    if token:
        return Response(success(tokens(grant)), status_code=200)
    await end_present(request, services)
    return signed_in_here(request, grant)  # type: ignore[return-value]  # one of the two


ROUTER = Router(
    "/api/auth",
    route_handlers=[second_factor, ask_for_passkey, sign_in_with_passkey],
    tags=["Sessions"],
)
