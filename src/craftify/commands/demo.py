"""`craftify demo`: a filled example organization, served on loopback only."""

import argparse
import asyncio
import os
import sys
from ipaddress import ip_address
from typing import Any, Final

from craftify import wiring
from craftify.commands.outcome import refused, said
from craftify.commands.serve import run_server
from craftify.domain.errors import DomainError
from craftify.services.accounts.administrators import operator
from craftify.services.example_library import ExampleLibrary
from craftify.services.examples import MEMBERS, PASSWORD, Examples
from craftify.settings import SettingInvalid, Settings, read_settings

FOLDER: Final = "demo-data"


def register(verbs: "argparse._SubParsersAction[Any]") -> None:
    """Add the verb to the command line."""
    demo = verbs.add_parser("demo", help="run the server with a filled example organization")
    demo.set_defaults(run=_demo)


def _demo(_arguments: argparse.Namespace) -> int:
    try:
        settings = read_settings({"CRAFTIFY_DATA": FOLDER, **os.environ})
    except SettingInvalid as error:
        return refused(str(error))
    if not _loopback(settings.host):
        return refused("The example has a known password and is served on loopback only.")
    try:
        asyncio.run(_fill(settings))
    except DomainError as error:
        return refused(said(error))
    return run_server(settings, ready=_announced)


def _loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


async def _fill(settings: Settings) -> None:
    if not (settings.data / "items.db").exists():
        print("Filling the example organization …", file=sys.stderr, flush=True)
    async with wiring.open_ports(settings) as ports:
        services = wiring.assemble(ports, settings)
        examples = Examples(
            items=ports.items,
            clock=ports.clock,
            ids=ports.ids,
            passwords=ports.passwords,
            templates=services.templates,
            mail_tests=services.mail_tests,
            teams=services.teams,
            invitations=services.invitations,
            library=ExampleLibrary(
                brands=services.brands, blocks=services.blocks, templates=services.templates
            ),
        )
        await examples.fill(operator())


def _announced(address: str) -> None:
    first = MEMBERS[0]
    others = ", ".join(f"{member.email} ({member.role})" for member in MEMBERS[1:])
    print(f"Craftify Email is ready: {address}")
    print(f"Sign in as {first.email} ({first.role}) with the password: {PASSWORD}")
    print(f"The same password opens {others}.", flush=True)
