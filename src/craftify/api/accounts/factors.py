"""/api/auth/factors: authenticator app, passkeys, recovery codes, and going without a password."""

from typing import Annotated

from litestar import Router, delete, get, patch, post
from litestar.params import FromPath, JSONBody
from pydantic import Field

from craftify.api.accounts.credentials import ENROLLING, caller
from craftify.api.accounts.proofs import Ceremony, PasskeyProof, ceremony
from craftify.api.envelopes import Answer, Shape, Success, Timestamp, stamp, success
from craftify.api.given import AnyRequest, TheActor, TheServices
from craftify.domain.accounts import factors

PasskeyId = FromPath[Annotated[str, Field(max_length=100)]]


class App(Answer, frozen=True, kw_only=True):
    """An authenticator app."""

    created_at: Timestamp
    last_used_at: Timestamp | None


class Passkey(Answer, frozen=True, kw_only=True):
    """A passkey. One that is `synced` lives in several devices."""

    id: str
    name: str
    created_at: Timestamp
    last_used_at: Timestamp | None
    synced: bool
    transports: tuple[str, ...]


class CodesLeft(Answer, frozen=True, kw_only=True):
    """How many recovery codes there were, and are."""

    left: int
    total: int
    created_at: Timestamp


class Factors(Answer, frozen=True, kw_only=True):
    """What I sign in with.

    `required` says that my organization wants a second factor; `passkeysAt` is the origin at which
    passkeys work, null where browsers would refuse them.
    """

    password: bool
    totp: App | None
    passkeys: tuple[Passkey, ...]
    recovery_codes: CodesLeft | None
    required: bool
    passkeys_at: str | None


class NewApp(Answer, frozen=True, kw_only=True):
    """What an authenticator app takes in: as a QR code of `uri`, or `secret` typed by hand."""

    secret: str
    uri: str


class RecoveryCodes(Answer, frozen=True, kw_only=True):
    """Codes for the day a device is lost, each good once. They are not shown again.

    null when there were some already: those go on.
    """

    recovery_codes: tuple[str, ...] | None


class NewPasskey(RecoveryCodes, frozen=True, kw_only=True):
    """A passkey, and recovery codes with the first factor of all."""

    passkey: Passkey


class Code(Shape):
    """What the app shows now."""

    code: str = Field(max_length=40)


class PasskeyRequest(PasskeyProof):
    """What the browser has made, and a name to know it by."""

    name: str = Field(max_length=400)


class PasskeyChange(Shape):
    """Another name."""

    name: str = Field(max_length=400)


@get("/", opt=ENROLLING, operation_id="listFactors", summary="What I sign in with")
async def list_factors(actor: TheActor, services: TheServices) -> Success[Factors]:
    """Password, authenticator app, passkeys and how many recovery codes are left."""
    found = await services.factors.overview(actor)
    app, codes = found.factors.app, found.factors.recovery
    answer = Factors(
        password=found.password,
        totp=None if app is None else App(created_at=stamp(app.created_at), last_used_at=_at(app)),
        passkeys=tuple(_passkey(one) for one in found.factors.passkeys),
        recovery_codes=None if codes is None else _codes_left(codes),
        required=found.required,
        passkeys_at=found.passkeys_at,
    )
    return success(answer)


@post("/totp", opt=ENROLLING, operation_id="beginTotp", summary="Set up an authenticator app")
async def begin_totp(actor: TheActor, services: TheServices) -> Success[NewApp]:
    """A secret for the app. It counts once a code was confirmed, within fifteen minutes."""
    secret, uri = await services.factors.begin_app(actor)
    return success(NewApp(secret=secret, uri=uri))


@post(
    "/totp/confirm",
    status_code=200,
    opt=ENROLLING,
    operation_id="confirmTotp",
    summary="Confirm the authenticator app",
)
async def confirm_totp(
    request: AnyRequest, actor: TheActor, services: TheServices, data: JSONBody[Code]
) -> Success[RecoveryCodes]:
    """Show that the app works. The first factor of all brings recovery codes."""
    code = data.code.strip().replace(" ", "")
    codes = await services.factors.confirm_app(actor, code, caller(request))
    return success(RecoveryCodes(recovery_codes=codes))


@delete("/totp", opt=ENROLLING, operation_id="removeTotp", summary="Remove the authenticator app")
async def remove_totp(request: AnyRequest, actor: TheActor, services: TheServices) -> None:
    """Go on without the app. Every other session of mine ends."""
    await services.factors.remove_app(actor, caller(request))


@post(
    "/passkeys/options",
    status_code=200,
    opt=ENROLLING,
    operation_id="beginPasskey",
    summary="Make a passkey",
)
async def begin_passkey(actor: TheActor, services: TheServices) -> Success[Ceremony]:
    """What to ask the browser so that it makes a passkey."""
    return success(ceremony(await services.factors.begin_passkey(actor)))


@post("/passkeys", opt=ENROLLING, operation_id="addPasskey", summary="Keep a passkey")
async def add_passkey(
    request: AnyRequest, actor: TheActor, services: TheServices, data: JSONBody[PasskeyRequest]
) -> Success[NewPasskey]:
    """Keep what the browser has made. The first factor of all brings recovery codes."""
    passkey, codes = await services.factors.finish_passkey(
        actor, data.answer(), data.name, caller(request)
    )
    return success(NewPasskey(passkey=_passkey(passkey), recovery_codes=codes))


@patch(
    "/passkeys/{passkey_id:str}",
    opt=ENROLLING,
    operation_id="renamePasskey",
    summary="Rename a passkey",
)
async def rename_passkey(
    actor: TheActor, services: TheServices, passkey_id: PasskeyId, data: JSONBody[PasskeyChange]
) -> Success[Passkey]:
    """Give it another name."""
    return success(_passkey(await services.factors.rename_passkey(actor, passkey_id, data.name)))


@delete(
    "/passkeys/{passkey_id:str}",
    opt=ENROLLING,
    operation_id="removePasskey",
    summary="Remove a passkey",
)
async def remove_passkey(
    request: AnyRequest, actor: TheActor, services: TheServices, passkey_id: PasskeyId
) -> None:
    """Go on without it. Every other session of mine ends."""
    await services.factors.remove_passkey(actor, passkey_id, caller(request))


@post(
    "/recovery-codes",
    opt=ENROLLING,
    operation_id="renewRecoveryCodes",
    summary="New recovery codes",
)
async def renew_recovery_codes(
    request: AnyRequest, actor: TheActor, services: TheServices
) -> Success[RecoveryCodes]:
    """Ten new ones. The ones before are worth nothing any more."""
    codes = await services.factors.renew_codes(actor, caller(request))
    return success(RecoveryCodes(recovery_codes=codes))


@delete("/password", operation_id="removePassword", summary="Go on without a password")
async def remove_password(request: AnyRequest, actor: TheActor, services: TheServices) -> None:
    """Sign in by passkey only. It takes two passkeys, or one and recovery codes."""
    await services.own_password.remove(actor, caller(request))


def _passkey(one: factors.Passkey) -> Passkey:
    return Passkey(
        id=one.id,
        name=one.name,
        created_at=stamp(one.created_at),
        last_used_at=_at(one),
        synced=one.synced,
        transports=one.transports,
    )


def _codes_left(codes: factors.RecoveryCodes) -> CodesLeft:
    return CodesLeft(left=len(codes.digests), total=codes.total, created_at=stamp(codes.created_at))


def _at(one: factors.AuthenticatorApp | factors.Passkey) -> Timestamp | None:
    return stamp(one.last_used_at) if one.last_used_at else None


ROUTER = Router(
    "/api/auth/factors",
    route_handlers=[
        list_factors,
        begin_totp,
        confirm_totp,
        remove_totp,
        begin_passkey,
        add_passkey,
        rename_passkey,
        remove_passkey,
        renew_recovery_codes,
        remove_password,
    ],
    tags=["Account"],
)
