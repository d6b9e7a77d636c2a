"""/api/system: how the server does, how it is guarded, and what is turned on."""

from datetime import UTC, datetime
from typing import Final, Literal

from litestar import Router, get, put
from litestar.params import JSONBody

from craftify import __version__
from craftify.api.envelopes import Answer, Success, Timestamp, stamp, success
from craftify.api.given import AnyRequest, TheActor, TheServices
from craftify.api.system.layers import Layer
from craftify.domain.features import FeatureState, Source
from craftify.ports.metrics import Minute
from craftify.services.health import Finding
from craftify.services.system.posture import Severity
from craftify.services.system.status import Status

ServiceState = Literal["ok", "degraded", "down"]
SLUGGISH: Final = 500.0
"""A part that takes so many milliseconds to say that it works does not work well."""


class ServiceStatus(Answer, frozen=True, kw_only=True):
    """A part the server stands on."""

    name: str
    status: ServiceState
    detail: str | None
    milliseconds: float | None


class MemoryStatus(Answer, frozen=True, kw_only=True):
    """Bytes in use, and how many there may be."""

    rss: int
    limit: int | None


class QueueStatus(Answer, frozen=True, kw_only=True):
    """Jobs of the engine; `failed` counts from the start of the server."""

    waiting: int
    running: int
    failed: int


class RequestMinute(Answer, frozen=True, kw_only=True):
    """The requests of a minute; `p95` in milliseconds, null when there were none."""

    at: Timestamp
    count: int
    errors: int
    p95: float | None


class RequestStatus(Answer, frozen=True, kw_only=True):
    """The requests of the last whole minute with any, and of the last hour."""

    per_minute: int
    errors_per_minute: int
    p50: float | None
    p95: float | None
    p99: float | None
    last: tuple[RequestMinute, ...]


class StorageStatus(Answer, frozen=True, kw_only=True):
    """Bytes of the databases, and bytes that are free beside them."""

    bytes: int
    free: int


class SystemStatus(Answer, frozen=True, kw_only=True):
    """How one server does."""

    version: str
    python: str
    started_at: Timestamp
    uptime_seconds: int
    services: tuple[ServiceStatus, ...]
    memory: MemoryStatus
    queue: QueueStatus
    requests: RequestStatus
    storage: StorageStatus
    catalog_lag_seconds: float | None
    log_lines_dropped: int


class LayerValue(Answer, frozen=True, kw_only=True):
    """How a layer is set, in one respect."""

    name: str
    value: str | float | bool | None


class GuardLayer(Answer, frozen=True, kw_only=True):
    """One thing that stands between the world and the data."""

    id: str
    title: str
    about: str
    on: bool
    values: tuple[LayerValue, ...]


class PostureFinding(Answer, frozen=True, kw_only=True):
    """Something that could be better, and how."""

    id: str
    severity: Severity
    title: str
    message: str
    mend: str


class SecurityPosture(Answer, frozen=True, kw_only=True):
    """What guards this server, as it is wired, and what could be better."""

    layers: tuple[GuardLayer, ...]
    findings: tuple[PostureFinding, ...]


class FeatureSwitch(Answer, frozen=True, kw_only=True):
    """A part of the product, whether it is on, and who decided."""

    id: str
    title: str
    about: str
    on: bool
    default: bool
    source: Source


def part(finding: Finding) -> ServiceStatus:
    """A part as the API shows it."""
    sluggish = finding.ms >= SLUGGISH
    return ServiceStatus(
        name=finding.name,
        status=("degraded" if sluggish else "ok") if finding.ok else "down",
        detail=None if finding.ok and not sluggish else "slow" if finding.ok else "does not answer",
        milliseconds=finding.ms,
    )


def _minute(minute: Minute) -> RequestMinute:
    return RequestMinute(
        at=stamp(datetime.fromtimestamp(minute.at, UTC)),
        count=minute.count,
        errors=minute.errors,
        p95=minute.p95 if minute.count else None,
    )


def _requests(minutes: tuple[Minute, ...]) -> RequestStatus:
    """The present minute has hardly begun: the one before says more."""
    whole = minutes[-2] if len(minutes) > 1 and minutes[-2].count else minutes[-1]
    return RequestStatus(
        per_minute=whole.count,
        errors_per_minute=whole.errors,
        p50=whole.p50 if whole.count else None,
        p95=whole.p95 if whole.count else None,
        p99=whole.p99 if whole.count else None,
        last=tuple(_minute(minute) for minute in minutes),
    )


def shown(status: Status) -> SystemStatus:
    """The status as the API shows it."""
    return SystemStatus(
        version=__version__,
        python=status.python,
        started_at=stamp(status.started_at),
        uptime_seconds=status.uptime_seconds,
        services=tuple(part(finding) for finding in status.services),
        memory=MemoryStatus(rss=status.memory.rss, limit=status.memory.limit),
        queue=QueueStatus(
            waiting=status.queue.waiting,
            running=status.queue.running,
            failed=status.queue.failed,
        ),
        requests=_requests(status.minutes),
        storage=StorageStatus(bytes=status.disk.used, free=status.disk.free),
        catalog_lag_seconds=status.lag_seconds,
        log_lines_dropped=status.lines_dropped,
    )


def _layer(layer: Layer) -> GuardLayer:
    values = tuple(LayerValue(name=name, value=value) for name, value in layer.values)
    return GuardLayer(id=layer.id, title=layer.title, about=layer.about, on=True, values=values)


def _switches(states: tuple[FeatureState, ...]) -> list[FeatureSwitch]:
    return [
        FeatureSwitch(
            id=state.feature.id,
            title=state.feature.title,
            about=state.feature.about,
            on=state.on,
            default=state.default,
            source=state.source,
        )
        for state in states
    ]


@get("/status", operation_id="getSystemStatus", summary="How the server does")
async def get_status(actor: TheActor, services: TheServices) -> Success[SystemStatus]:
    """Parts, memory, jobs and requests of this server."""
    await services.gate.require(actor, "system:read", "system status")
    return success(shown(await services.system.status(actor)))


@get("/security", operation_id="getSecurityPosture", summary="How the server is guarded")
async def get_posture(
    request: AnyRequest, actor: TheActor, services: TheServices
) -> Success[SecurityPosture]:
    """Every layer with its settings, and what could be better; no lists, no secrets."""
    await services.gate.require(actor, "system:read", "security posture")
    layers: tuple[Layer, ...] = request.app.state.get("layers", ())
    found = await services.posture.weaknesses(actor)
    posture = SecurityPosture(
        layers=tuple(_layer(layer) for layer in layers),
        findings=tuple(
            PostureFinding(
                id=each.id,
                severity=each.severity,
                title=each.title,
                message=each.message,
                mend=each.mend,
            )
            for each in found
        ),
    )
    return success(posture)


@get("/features", operation_id="listFeatures", summary="What is turned on")
async def list_features(actor: TheActor, services: TheServices) -> Success[list[FeatureSwitch]]:
    """Parts of the product that can be turned off while the server runs."""
    await services.gate.require(actor, "system:read", "features")
    return success(_switches(await services.features.installation(actor)))


@put("/features", operation_id="setFeatures", summary="Turn features on or off")
async def set_features(
    actor: TheActor, services: TheServices, data: JSONBody[dict[str, bool]]
) -> Success[list[FeatureSwitch]]:
    """Turn some features on or off for the whole installation, by their ids; others stay."""
    return success(_switches(await services.features.change_installation(actor, data)))


@get("/", operation_id="listOwnFeatures", summary="What my organization has turned on")
async def list_own_features(actor: TheActor, services: TheServices) -> Success[list[FeatureSwitch]]:
    """Parts of the product that an organization can turn off for itself."""
    return success(_switches(await services.features.organization(actor)))


@put("/", operation_id="setOwnFeatures", summary="Turn features of my organization on or off")
async def set_own_features(
    actor: TheActor, services: TheServices, data: JSONBody[dict[str, bool]]
) -> Success[list[FeatureSwitch]]:
    """Turn features off, or on again, for the organization; what is off everywhere stays off."""
    return success(_switches(await services.features.change_organization(actor, data)))


ROUTER = Router(
    "/api/system",
    route_handlers=[get_status, get_posture, list_features, set_features],
    tags=["Server"],
)
OWN = Router(
    "/api/organization/features",
    route_handlers=[list_own_features, set_own_features],
    tags=["Organization"],
)
