"""The adapters, chosen by the settings."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from craftify import __version__
from craftify.domain.errors import Unavailable
from craftify.ports.authenticators import Authenticators
from craftify.ports.blobs import Blobs
from craftify.ports.catalog import Catalog
from craftify.ports.clock import Clock, Ids
from craftify.ports.egress import Egress
from craftify.ports.identity import Identities
from craftify.ports.items import Items
from craftify.ports.limiter import Limiter
from craftify.ports.logs import Logs
from craftify.ports.machine import Machine
from craftify.ports.mailer import Mailbox, Mailer
from craftify.ports.metrics import Metrics
from craftify.ports.passkeys import Passkeys
from craftify.ports.passwords import Passwords
from craftify.ports.seals import Seals
from craftify.ports.tokens import Tokens
from craftify.ports.tracing import Tracing
from craftify.ports.workshop import Workshop
from craftify.records.chain import Chain
from craftify.records.ledger import Ledger
from craftify.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """Every port with the adapter that keeps it."""

    clock: Clock
    ids: Ids
    logs: Logs
    metrics: Metrics
    tracing: Tracing | None
    machine: Machine
    items: Items
    chain: Chain
    limiter: Limiter
    catalog: Catalog
    blobs: Blobs
    mailer: Mailer
    mailbox: Mailbox
    passwords: Passwords
    tokens: Tokens
    seals: Seals
    authenticators: Authenticators
    passkeys: Passkeys
    egress: Egress
    identities: Identities
    workshop: Workshop


@asynccontextmanager
async def open_ports(
    settings: Settings,
    logs: Logs | None = None,
    *,
    clock: Clock | None = None,
    workshop: Workshop | None = None,
) -> AsyncIterator[Ports]:
    """The adapters themselves, open.

    Without `logs` what goes wrong is told on the console; without `clock` it is the machine's.
    """
    async with AsyncExitStack() as stack:
        ports = adapters(settings, logs or console_logs(), clock)
        own = () if workshop else (ports.workshop,)
        for part in (ports.items, ports.catalog, ports.blobs, ports.mailer, *own):
            stack.push_async_callback(part.close)
            await part.open()
        stack.push_async_callback(ports.passwords.close)
        stack.push_async_callback(ports.egress.close)
        if ports.tracing is not None:
            stack.push_async_callback(asyncio.to_thread, ports.tracing.close)
        yield replace(ports, workshop=workshop) if workshop else ports


def console_logs() -> Logs:
    """Notes for a command at a terminal: only what is wrong, and nothing on disk."""
    from craftify.adapters.logs import StructuredLogs  # noqa: PLC0415

    return StructuredLogs(level="warning", console=sys.stderr)


def server_logs(settings: Settings) -> Logs:
    """Notes for a server: all in files, and on the console what its reader needs."""
    from craftify.adapters.logs import RotatedFile, StructuredLogs, to_console  # noqa: PLC0415

    production = settings.environment == "production"
    logs = StructuredLogs(
        level=settings.log_level,
        file=RotatedFile(settings.logs),
        console=sys.stderr,
        console_level=to_console(sys.stderr),
        readable=not production and sys.stderr.isatty(),
        strict=production,
    )
    logs.listen()
    return logs


def adapters(settings: Settings, logs: Logs, clock: Clock | None) -> Ports:
    """Every port with the adapter the settings choose for it, not yet open."""
    from craftify.adapters.authenticators import TimeCodes  # noqa: PLC0415
    from craftify.adapters.egress import Grounds, HttpEgress  # noqa: PLC0415
    from craftify.adapters.filesystem import FileBlobs  # noqa: PLC0415
    from craftify.adapters.inprocess import ProcessLimiter  # noqa: PLC0415
    from craftify.adapters.mailbox import FileMailbox  # noqa: PLC0415
    from craftify.adapters.metrics import PrometheusMetrics  # noqa: PLC0415
    from craftify.adapters.oidc import Descriptions, OidcIdentities  # noqa: PLC0415
    from craftify.adapters.passkeys import WebauthnPasskeys  # noqa: PLC0415
    from craftify.adapters.passwords import Argon2Passwords  # noqa: PLC0415
    from craftify.adapters.seals import AesSeals  # noqa: PLC0415
    from craftify.adapters.sqlite import SqliteCatalog  # noqa: PLC0415
    from craftify.adapters.system import LocalMachine, SystemClock, SystemIds  # noqa: PLC0415
    from craftify.adapters.tokens import JwtIdTokens, JwtTokens, secret_key  # noqa: PLC0415

    data = _folder(settings)
    mailbox = FileMailbox(data / "mailbox")
    secret = settings.secret_key or secret_key(data / "secret.key")
    metrics, tracing = PrometheusMetrics(), _tracing(settings)
    logs.counted_by(metrics)
    egress = HttpEgress(
        logs, f"CraftifyEmail/{__version__}", grounds=Grounds(settings.egress_allow)
    )
    chain, time = Chain((secret, *settings.secret_key_previous)), clock or SystemClock()
    return Ports(
        clock=time,
        ids=SystemIds(),
        logs=logs,
        metrics=metrics,
        tracing=tracing,
        machine=LocalMachine(data),
        items=Ledger(
            items=_items(settings, metrics, tracing),
            chain=chain,
            clock=time,
            logs=logs,
            metrics=metrics,
        ),
        chain=chain,
        limiter=ProcessLimiter(),
        catalog=SqliteCatalog(data / "catalog.db"),
        blobs=FileBlobs(data / "blobs"),
        mailer=mailbox,
        mailbox=mailbox,
        passwords=Argon2Passwords(),
        tokens=JwtTokens(secret),
        seals=AesSeals(secret, settings.secret_key_previous),
        authenticators=TimeCodes(),
        passkeys=WebauthnPasskeys(settings.origin),
        egress=egress,
        identities=OidcIdentities(Descriptions(egress), JwtIdTokens()),
        workshop=_workshop(settings, metrics),
    )


def _folder(settings: Settings) -> Path:
    """The folder of the data, there and nobody else's."""
    try:
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(
            f"The folder {settings.data} cannot be used: {error.strerror}."
        ) from error
    return settings.data


def _workshop(settings: Settings, metrics: Metrics) -> Workshop:
    from craftify.adapters.workshop import Limits, ProcessWorkshop  # noqa: PLC0415

    limits = Limits(
        children=settings.workers, seconds=settings.job_seconds, memory=settings.job_memory
    )
    return ProcessWorkshop(limits, metrics)


def _tracing(settings: Settings) -> Tracing | None:
    if not settings.otel_endpoint:
        return None
    try:
        from craftify.adapters.telemetry import OtelTracing, collector  # noqa: PLC0415
    except ImportError as error:
        raise Unavailable(
            "CRAFTIFY_OTEL_ENDPOINT needs OpenTelemetry: pip install 'craftify-email[otel]'."
        ) from error
    share = settings.otel_share / 100
    return OtelTracing(collector(settings.otel_endpoint), version=__version__, share=share)


def _items(settings: Settings, metrics: Metrics, tracing: Tracing | None) -> Items:
    from craftify.adapters.sqlite import SqliteItems  # noqa: PLC0415

    items = SqliteItems(settings.data / "items.db", metrics=metrics)
    if tracing is None:
        return items
    from craftify.adapters.telemetry import TracedItems  # noqa: PLC0415

    return TracedItems(items, tracing)
