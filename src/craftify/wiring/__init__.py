"""Ports meet adapters here, and nowhere else."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from craftify.api.app import create_app
from craftify.api.middleware.asgi import App
from craftify.domain.access_rules import AccessRules, plain_network
from craftify.ports.clock import Clock
from craftify.ports.logs import Logs
from craftify.ports.workshop import Workshop
from craftify.records.idempotency import Attempts
from craftify.records.journal import Journal
from craftify.services.access_rules import AccessRuleBook, followed
from craftify.services.audit.heads import written_down
from craftify.services.desk import Services
from craftify.services.idempotency import Idempotency
from craftify.services.templates.indexing import following
from craftify.settings import Settings
from craftify.wiring.accounts import account_services
from craftify.wiring.entrance import door
from craftify.wiring.library import library_services
from craftify.wiring.people import people_services
from craftify.wiring.ports import Ports, adapters, console_logs, open_ports, server_logs
from craftify.wiring.sso import sso_services
from craftify.wiring.templates import template_services
from craftify.wiring.watching import watching_services

__all__ = [
    "House",
    "Ports",
    "assemble",
    "build",
    "console_logs",
    "door",
    "open_desk",
    "open_house",
    "open_ports",
    "server_logs",
]


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
    ports = adapters(settings, console_logs(), None)
    async with AsyncExitStack() as stack:
        for part in (ports.items, ports.blobs):
            stack.push_async_callback(part.close)
            await part.open()
        stack.push_async_callback(ports.passwords.close)
        stack.push_async_callback(ports.egress.close)
        services = assemble(ports, settings)
        stack.push_async_callback(services.errands.settle)
        yield services


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
        stack.push_async_callback(services.errands.settle)
        await stack.enter_async_context(following(services.index))
        await stack.enter_async_context(written_down(ports.items, logs))
        await stack.enter_async_context(followed(services.access_rules))
        yield House(ports=ports, services=services, app=create_app(services, door(ports, settings)))


def assemble(ports: Ports, settings: Settings) -> Services:
    """The services on these ports."""
    rules = _access_rules(ports, settings)
    accounts = account_services(ports, settings, rules)
    watching = watching_services(ports, settings)
    return Services(
        access_rules=rules,
        idempotency=Idempotency(Attempts(ports.items, ports.blobs), ports.clock),
        **accounts,
        **people_services(ports, accounts),
        **library_services(ports),
        **watching,
        **sso_services(ports, settings, accounts["sessions"], watching["gate"]),
        **template_services(ports, settings, accounts["errands"]),
    )


def _access_rules(ports: Ports, settings: Settings) -> AccessRuleBook:
    fixed = AccessRules(
        allow=tuple(str(plain_network(network)) for network in settings.ip_allow),
        deny=tuple(str(plain_network(network)) for network in settings.ip_deny),
    )
    journal = Journal(ports.clock, ports.ids)
    return AccessRuleBook(
        items=ports.items, journal=journal, clock=ports.clock, logs=ports.logs, fixed=fixed
    )
