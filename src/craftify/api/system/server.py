"""What the server says of itself: that it lives, what it is, and what guards it."""

from typing import Final, Literal

from litestar import Response, Router, get
from msgspec import UNSET, UnsetType

from craftify.api.accounts.credentials import PUBLIC, perhaps_signed_in
from craftify.api.envelopes import (
    Answer,
    ErrorDetail,
    Failure,
    Success,
    failure,
    success,
)
from craftify.api.given import AnyRequest, TheServices
from craftify.api.options import Options
from craftify.services.features import is_on

FEATURES: Final = (
    "argon2idPasswords",
    "commonPasswordsRefused",
    "signInFailureLimit",
    "rotatingRefreshTokens",
    "refreshReuseDetection",
    "sessionRevocation",
    "hostCookies",
    "strictContentSecurityPolicy",
    "sandboxedEmailPreviews",
    "isolatedTemplateEngine",
    "idempotencyKeys",
    "chainedAuditLog",
    "redactedLogs",
    "secondFactors",
    "passkeys",
    "stepUp",
    "scopedApiKeys",
    "sealedSecrets",
    "guardedOutgoingCalls",
)


class HealthPart(Answer, frozen=True, kw_only=True):
    """One thing the product stands on, and whether it answered."""

    name: str
    ok: bool
    ms: float


class HealthMemory(Answer, frozen=True, kw_only=True):
    """Bytes in use, and how many there may be."""

    rss: int
    limit: int | None


class HealthState(Answer, frozen=True, kw_only=True):
    """How the server is. All but `status` is for those who may see it (`system:read`)."""

    status: Literal["ok", "degraded"]
    version: str | UnsetType = UNSET
    uptime_seconds: int | UnsetType = UNSET
    checks: tuple[HealthPart, ...] | UnsetType = UNSET
    memory: HealthMemory | UnsetType = UNSET


class Liveness(Answer, frozen=True, kw_only=True):
    """The process answers."""

    status: str = "ok"


class ApiRoot(Answer, frozen=True, kw_only=True):
    """What this is, and where to go on."""

    name: str
    version: str
    links: dict[str, str]


class SecurityState(Answer, frozen=True, kw_only=True):
    """What is on, by name. Figures and lists are nobody's business here."""

    layers: tuple[str, ...]
    features: tuple[str, ...]


def _options(request: AnyRequest) -> Options:
    found: Options = request.app.state.options
    return found


@get("/health", opt=PUBLIC, security=[{}], operation_id="getHealth", summary="Health")
async def get_health(request: AnyRequest, services: TheServices) -> Success[HealthState]:
    """Whether all parts work; which they are, uptime, version and memory for those who may know."""
    found = await services.health.check()
    status: Literal["ok", "degraded"] = "ok" if all(each.ok for each in found) else "degraded"
    actor = await perhaps_signed_in(request)
    if actor is None or not actor.may("system:read"):
        return success(HealthState(status=status))
    now = await services.system.status(actor)
    state = HealthState(
        status=status,
        version=_options(request).version,
        uptime_seconds=now.uptime_seconds,
        checks=tuple(HealthPart(name=one.name, ok=one.ok, ms=one.ms) for one in found),
        memory=HealthMemory(rss=now.memory.rss, limit=now.memory.limit),
    )
    return success(state)


@get("/health/live", opt=PUBLIC, security=[{}], operation_id="getLiveness", summary="Alive?")
async def get_liveness() -> Success[Liveness]:
    """The process answers; nothing else is asked."""
    return success(Liveness())


@get("/health/ready", opt=PUBLIC, security=[{}], operation_id="getReadiness", summary="Ready?")
async def get_readiness(services: TheServices) -> Response[Success[Liveness] | Failure]:
    """200 when requests can be served, 503 when a part does not answer."""
    failed = [finding.name for finding in await services.health.check() if not finding.ok]
    if not failed:
        return Response(success(Liveness()), status_code=200)
    details = tuple(ErrorDetail(path=name, message="This does not answer.") for name in failed)
    return Response(failure("UNAVAILABLE", "The server is not ready.", details), status_code=503)


@get("/api", opt=PUBLIC, security=[{}], operation_id="getApi", summary="The API")
async def get_api(request: AnyRequest, services: TheServices) -> Success[ApiRoot]:
    """Name, version and where to go on."""
    links = {"health": "/health", "security": "/security"}
    if await is_on(services.features, "api-docs"):
        links |= {"documentation": "/api-docs", "openapi": "/api/openapi.json"}
    root = ApiRoot(name="Craftify Email", version=_options(request).version, links=links)
    return success(root)


@get("/security", opt=PUBLIC, security=[{}], operation_id="getSecurity", summary="Security")
async def get_security(request: AnyRequest) -> Success[SecurityState]:
    """What guards this server, in the order in which a request meets it."""
    layers = tuple(layer.id for layer in request.app.state.get("layers", ()))
    return success(SecurityState(layers=layers, features=FEATURES))


ROUTER = Router(
    "/",
    route_handlers=[get_health, get_liveness, get_readiness, get_api, get_security],
    tags=["Server"],
)
