"""`craftify sso`: see the connections for single sign-on, and the way in when one locks up."""

import argparse
from typing import Any

from craftify import wiring
from craftify.commands.outcome import refused, settled
from craftify.domain.errors import NotFound
from craftify.services.accounts.administrators import operator
from craftify.services.sso.wishes import ConnectionWish
from craftify.settings import SettingInvalid, Settings, read_settings


def register(verbs: "argparse._SubParsersAction[Any]") -> None:
    """Add the verb to the command line."""
    sso = verbs.add_parser(
        "sso", help="show connections for single sign-on, let passwords in again"
    )
    deeds = sso.add_subparsers(title="deeds", metavar="DEED", required=True)
    for name, said in (
        ("list", "the connections of an organization"),
        ("release", "let the people of an organization sign in without its provider again"),
    ):
        deed = deeds.add_parser(name, help=said)
        deed.add_argument("--organization", required=True, metavar="NAME", help="its name or id")
        deed.set_defaults(run=_run, deed=name)


def _run(arguments: argparse.Namespace) -> int:
    try:
        settings = read_settings()
    except SettingInvalid as error:
        return refused(str(error))
    return settled(_doing(settings, arguments.deed, arguments.organization))


async def _doing(settings: Settings, deed: str, name: str) -> int:
    async with wiring.open_desk(settings) as services:
        organization = await services.administrators.named(operator(), name)
        if organization is None:
            raise NotFound(f"There is no organization {name}.")
        actor = operator(organization.id)
        kept = await services.connections.every(actor)
        for one in kept if deed == "release" else ():
            if one.connection.require_sso:
                wish = ConnectionWish(require_sso=False)
                await services.connections.change(actor, one.connection.id, wish)
    if deed == "release":
        print(f"People of {organization.name} may sign in without its provider.")
        return 0
    for one in kept:
        connection = one.connection
        state = "required" if connection.requires else "on" if connection.enabled else "off"
        print(f"{connection.name}  {connection.issuer}  {state}  {' '.join(connection.domains)}")
    if not kept:
        print("There is no connection.")
    return 0
