"""What the server says of itself: that it lives, what it is, and what guards it."""

from typing import Final

from litestar import Response, Router, get

from craftify.api.accounts.credentials import PUBLIC
from craftify.api.envelopes import (
    Answer,
    ErrorDetail,
    Failure,
    Success,
    failure,
    request_time,
    success,
)
from craftify.api.given import AnyRequest, TheServices
from craftify.api.options import Options

LAYERS: Final = (
    "requestIds",
    "trustedProxiesOnly",
    "accessLog",
    "securityHeaders",
    "compression",
    "allowedHosts",
    "sameOriginChanges",
    "bodyLimits",
    "contentTypes",
    "authentication",
    "csrfTokens",
    "authorization",
)
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
    "auditLog",
    "redactedLogs",
)


class HealthPart(Answer, frozen=True, kw_only=True):
    """One thing the product stands on, and whether it answered."""

    name: str
    ok: bool
    ms: float


class HealthState(Answer, frozen=True, kw_only=True):
    """How the server is."""

    status: str
    version: str
    uptime_seconds: int
    checks: tuple[HealthPart, ...]


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
    """How the server and the parts it stands on are."""
    options = _options(request)
    found = await services.health.check()
    state = HealthState(
        status="ok" if all(finding.ok for finding in found) else "degraded",
        version=options.version,
        uptime_seconds=int((request_time.get() - options.started_at).total_seconds()),
        checks=tuple(HealthPart(name=one.name, ok=one.ok, ms=one.ms) for one in found),
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
async def get_api(request: AnyRequest) -> Success[ApiRoot]:
    """Name, version and where to go on."""
    links = {
        "documentation": "/api-docs",
        "openapi": "/api/openapi.json",
        "health": "/health",
        "security": "/security",
    }
    root = ApiRoot(name="Craftify Email", version=_options(request).version, links=links)
    return success(root)


@get("/security", opt=PUBLIC, security=[{}], operation_id="getSecurity", summary="Security")
async def get_security() -> Success[SecurityState]:
    """What guards this server, in the order in which a request meets it."""
    return success(SecurityState(layers=LAYERS, features=FEATURES))


ROUTER = Router(
    "/",
    route_handlers=[get_health, get_liveness, get_readiness, get_api, get_security],
    tags=["Server"],
)
