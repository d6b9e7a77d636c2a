"""Ports meet adapters here, and nowhere else."""

import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from typing import TypedDict

from craftify import __version__
from craftify.api.app import create_app
from craftify.api.middleware.asgi import App
from craftify.api.options import Options
from craftify.domain.errors import Unavailable
from craftify.engine import Address
from craftify.ports.blobs import Blobs
from craftify.ports.catalog import Catalog
from craftify.ports.clock import Clock, Ids
from craftify.ports.items import Items
from craftify.ports.logs import Logs
from craftify.ports.mailer import Mailbox, Mailer
from craftify.ports.passwords import Passwords
from craftify.ports.tokens import Tokens
from craftify.ports.workshop import Workshop
from craftify.records.idempotency import Attempts
from craftify.records.journal import Journal
from craftify.services.administrators import Administrators
from craftify.services.desk import Services
from craftify.services.drafts import Drafts
from craftify.services.failures import SignInFailures
from craftify.services.health import Health
from craftify.services.idempotency import Idempotency
from craftify.services.importing import Importing
from craftify.services.indexing import Index, following
from craftify.services.mailbox import Mailroom
from craftify.services.organizations import Organizations
from craftify.services.previewing import Previewing
from craftify.services.sessions import Lifetimes, Sessions
from craftify.services.setup import Setup
from craftify.services.shelf import Shelf
from craftify.services.sources import Sources
from craftify.services.starters import Starters
from craftify.services.templates import Templates
from craftify.services.testing import MailTests
from craftify.services.users import Users
from craftify.services.versions import Versions
from craftify.services.workbench import Workbench
from craftify.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """Every port with the adapter that keeps it."""

    clock: Clock
    ids: Ids
    logs: Logs
    items: Items
    catalog: Catalog
    blobs: Blobs
    mailer: Mailer
    mailbox: Mailbox
    passwords: Passwords
    tokens: Tokens
    workshop: Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Everything together: what a server needs."""

    ports: Ports
    services: Services
    app: App


@asynccontextmanager
async def build(settings: Settings, logs: Logs | None = None) -> AsyncIterator[Services]:
    """Open every adapter the settings choose, and close them at the end."""
    async with open_ports(settings, logs) as ports:
        yield assemble(ports, settings)


@asynccontextmanager
async def open_desk(settings: Settings) -> AsyncIterator[Services]:
    """The services for a short command: no engine is started, nothing runs beside."""
    ports = _adapters(settings, console_logs(), None)
    async with AsyncExitStack() as stack:
        for part in (ports.items, ports.blobs):
            stack.push_async_callback(part.close)
            await part.open()
        stack.push_async_callback(ports.passwords.close)
        yield assemble(ports, settings)


@asynccontextmanager
async def open_house(
    settings: Settings,
    logs: Logs,
    *,
    clock: Clock | None = None,
    workshop: Workshop | None = None,
) -> AsyncIterator[House]:
    """The services with their door and what runs beside them.

    A `workshop` that is given is open already, and stays open.
    """
    async with AsyncExitStack() as stack:
        ports = await stack.enter_async_context(
            open_ports(settings, logs, clock=clock, workshop=workshop)
        )
        services = assemble(ports, settings)
        await stack.enter_async_context(following(services.index))
        yield House(ports=ports, services=services, app=create_app(services, door(ports, settings)))


def door(ports: Ports, settings: Settings) -> Options:
    """What the door has to know besides the services."""
    return Options(
        version=__version__,
        logs=ports.logs,
        clock=ports.clock,
        ids=ports.ids,
        started_at=ports.clock.now(),
        origin=settings.origin,
        hosts=(*settings.allowed_hosts, settings.host.lower()),
        trusted_proxies=settings.trusted_proxies,
        max_json=settings.max_json,
        max_template=settings.max_template,
        max_import=settings.max_import,
    )


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
        ports = _adapters(settings, logs or console_logs(), clock)
        own = () if workshop else (ports.workshop,)
        for part in (ports.items, ports.catalog, ports.blobs, ports.mailer, *own):
            stack.push_async_callback(part.close)
            await part.open()
        stack.push_async_callback(ports.passwords.close)
        yield replace(ports, workshop=workshop) if workshop else ports


def console_logs() -> Logs:
    """Notes for a command at a terminal: only what is wrong, and nothing on disk."""
    from craftify.adapters.logs import StructuredLogs  # noqa: PLC0415

    return StructuredLogs(level="warning", console=sys.stderr)


def server_logs(settings: Settings) -> Logs:
    """Notes for a server: all in files, and on the console what its reader needs."""
    from craftify.adapters.logs import RotatedFile, StructuredLogs, to_console  # noqa: PLC0415

    logs = StructuredLogs(
        level=settings.log_level,
        file=RotatedFile(settings.logs),
        console=sys.stderr,
        console_level=to_console(sys.stderr),
    )
    logs.listen()
    return logs


def assemble(ports: Ports, settings: Settings) -> Services:
    """The services on these ports."""
    failures = SignInFailures(settings.sign_in_failures, settings.sign_in_window)
    sessions = Sessions(
        items=ports.items,
        clock=ports.clock,
        ids=ports.ids,
        passwords=ports.passwords,
        tokens=ports.tokens,
        failures=failures,
        lifetimes=Lifetimes(access=settings.access_lifetime, session=settings.session_lifetime),
    )
    return Services(
        setup=Setup(
            items=ports.items,
            clock=ports.clock,
            ids=ports.ids,
            passwords=ports.passwords,
            tokens=ports.tokens,
            sessions=sessions,
        ),
        sessions=sessions,
        users=Users(
            items=ports.items,
            clock=ports.clock,
            ids=ports.ids,
            passwords=ports.passwords,
            sessions=sessions,
            failures=failures,
        ),
        organizations=Organizations(items=ports.items),
        administrators=Administrators(
            items=ports.items,
            clock=ports.clock,
            ids=ports.ids,
            passwords=ports.passwords,
            sessions=sessions,
        ),
        health=_health(ports),
        idempotency=Idempotency(Attempts(ports.items, ports.blobs), ports.clock),
        **_template_services(ports, settings),
    )


class _TemplateServices(TypedDict):
    templates: Templates
    versions: Versions
    drafts: Drafts
    importing: Importing
    previewing: Previewing
    mail_tests: MailTests
    mailroom: Mailroom
    sources: Sources
    starters: Starters
    workbench: Workbench
    index: Index


def _template_services(ports: Ports, settings: Settings) -> _TemplateServices:
    workshop, starters = ports.workshop, Starters(ids=ports.ids)
    shelf = Shelf(
        items=ports.items,
        blobs=ports.blobs,
        catalog=ports.catalog,
        journal=Journal(ports.clock, ports.ids),
        clock=ports.clock,
        ids=ports.ids,
    )
    templates = Templates(shelf=shelf, workshop=workshop, starters=starters)
    versions = Versions(shelf=shelf, workshop=workshop)
    return _TemplateServices(
        templates=templates,
        versions=versions,
        drafts=Drafts(shelf=shelf),
        importing=Importing(shelf=shelf, workshop=workshop, templates=templates, logs=ports.logs),
        previewing=Previewing(shelf=shelf, workshop=workshop),
        mail_tests=MailTests(
            shelf=shelf,
            workshop=workshop,
            versions=versions,
            mailer=ports.mailer,
            sender=Address(email=settings.mail_from, name=settings.mail_from_name),
        ),
        mailroom=Mailroom(mailbox=ports.mailbox),
        sources=Sources(shelf=shelf, workshop=workshop),
        starters=starters,
        workbench=Workbench(shelf=shelf, workshop=workshop),
        index=Index(items=ports.items, blobs=ports.blobs, catalog=ports.catalog, clock=ports.clock),
    )


def _health(ports: Ports) -> Health:
    probes = {
        "store": ports.items.health,
        "catalog": ports.catalog.health,
        "blobs": ports.blobs.health,
        "mailbox": ports.mailer.health,
        "engine": ports.workshop.health,
    }
    return Health(probes=probes, logs=ports.logs)


def _adapters(settings: Settings, logs: Logs, clock: Clock | None) -> Ports:
    from craftify.adapters.filesystem import FileBlobs  # noqa: PLC0415
    from craftify.adapters.mailbox import FileMailbox  # noqa: PLC0415
    from craftify.adapters.passwords import Argon2Passwords  # noqa: PLC0415
    from craftify.adapters.sqlite import SqliteCatalog, SqliteItems  # noqa: PLC0415
    from craftify.adapters.system import SystemClock, SystemIds  # noqa: PLC0415
    from craftify.adapters.tokens import JwtTokens, secret_key  # noqa: PLC0415
    from craftify.adapters.workshop import Limits, ProcessWorkshop  # noqa: PLC0415

    data = settings.data
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(f"The folder {data} cannot be used: {error.strerror}.") from error
    mailbox = FileMailbox(data / "mailbox")
    limits = Limits(
        children=settings.workers, seconds=settings.job_seconds, memory=settings.job_memory
    )
    return Ports(
        clock=clock or SystemClock(),
        ids=SystemIds(),
        logs=logs,
        items=SqliteItems(data / "items.db"),
        catalog=SqliteCatalog(data / "catalog.db"),
        blobs=FileBlobs(data / "blobs"),
        mailer=mailbox,
        mailbox=mailbox,
        passwords=Argon2Passwords(),
        tokens=JwtTokens(settings.secret_key or secret_key(data / "secret.key")),
        workshop=ProcessWorkshop(limits),
    )
