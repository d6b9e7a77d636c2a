"""`craftify access-rules`: see from where one may call, and the way back in when nobody may."""

import argparse
from typing import Any

from craftify import wiring
from craftify.commands.outcome import refused, settled
from craftify.domain.access import Actor
from craftify.domain.access_rules import AccessRules
from craftify.domain.errors import NotFound
from craftify.services.accounts.administrators import operator
from craftify.services.desk import Services
from craftify.settings import SettingInvalid, Settings, read_settings


def register(verbs: "argparse._SubParsersAction[Any]") -> None:
    """Add the verb to the command line."""
    rules = verbs.add_parser("access-rules", help="show or clear from where one may call")
    deeds = rules.add_subparsers(title="deeds", metavar="DEED", required=True)
    for name, said in (
        ("show", "the rules of the installation, or of one organization"),
        ("clear", "let everybody in again"),
    ):
        deed = deeds.add_parser(name, help=said)
        deed.add_argument(
            "--organization", metavar="NAME", help="those of this one, not the installation's"
        )
        deed.set_defaults(run=_run, deed=name)


def _run(arguments: argparse.Namespace) -> int:
    try:
        settings = read_settings()
    except SettingInvalid as error:
        return refused(str(error))
    return settled(_doing(settings, arguments.deed, arguments.organization))


async def _doing(settings: Settings, deed: str, organization: str | None) -> int:
    async with wiring.open_desk(settings) as services:
        actor = await _operator(services, organization)
        if deed == "clear":
            await _clear(services, actor, whole=organization is None)
        if organization is None:
            _print(services.access_rules.fixed, " (settings)")
            rules = await services.access_rules.installation(actor)
        else:
            rules = await services.access_rules.organization(actor)
        _print(rules)
        if not rules and deed == "show":
            print("Everybody may call.")
    if deed == "clear":
        print("The rules are cleared. A server that runs takes it up within five seconds.")
    return 0


async def _clear(services: Services, actor: Actor, *, whole: bool) -> None:
    if whole:
        await services.access_rules.change_installation(actor, [], [], confirm=True)
    else:
        await services.access_rules.change_organization(actor, [], [], confirm=True)


async def _operator(services: Services, organization: str | None) -> Actor:
    """The operator, in the organization named; for the installation in the one that runs it."""
    everybody = await services.administrators.everybody(operator())
    for found, _ in everybody:
        if organization is None and found.operates:
            return operator(found.id)
        if organization is not None and found.name.casefold() == organization.strip().casefold():
            return operator(found.id)
    if organization is not None:
        raise NotFound(f"There is no organization {organization}.")
    return operator()


def _print(rules: AccessRules, source: str = "") -> None:
    for kind, networks in (("allow", rules.allow), ("deny", rules.deny)):
        for network in networks:
            print(f"{kind} {network}{source}")
