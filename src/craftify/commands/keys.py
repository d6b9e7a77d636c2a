"""`craftify keys`: API keys from the command line, while the server runs."""

import argparse
from datetime import datetime, timedelta
from typing import Any, Final

from craftify import wiring
from craftify.commands.outcome import refused, settled
from craftify.domain.access import Actor
from craftify.domain.accounts.keys import GRANTABLE
from craftify.domain.errors import NotFound
from craftify.services.accounts.administrators import operator
from craftify.services.accounts.keys import KeyOrder, KeyView
from craftify.services.desk import Services
from craftify.settings import SettingInvalid, Settings, read_settings

DAYS: Final = 1826


def register(verbs: "argparse._SubParsersAction[Any]") -> None:
    """Add the verb to the command line."""
    keys = verbs.add_parser("keys", help="make, list and revoke API keys")
    deeds = keys.add_subparsers(title="deeds", metavar="DEED", required=True)
    create = deeds.add_parser("create", help="make a key and print it, this once")
    _where(create)
    create.add_argument("--name", required=True, metavar="N", help="what it is for")
    create.add_argument(
        "--permission",
        dest="permissions",
        action="append",
        required=True,
        choices=GRANTABLE,
        metavar="P",
        help="something it may do; give as many as it needs",
    )
    create.add_argument("--days", type=int, metavar="D", help="for how long; without it, for good")
    create.set_defaults(run=_run, work=_create)
    listed = deeds.add_parser("list", help="keys with what they may do and their last use")
    _where(listed)
    listed.set_defaults(run=_run, work=_list)
    revoke = deeds.add_parser("revoke", help="end a key for good")
    _where(revoke)
    revoke.add_argument("id", metavar="ID", help="its id, or all of it up to the second underscore")
    revoke.set_defaults(run=_run, work=_revoke)


def _where(deed: argparse.ArgumentParser) -> None:
    deed.add_argument("--organization", required=True, metavar="NAME", help="its name or id")


def _run(arguments: argparse.Namespace) -> int:
    if getattr(arguments, "days", None) is not None and not 1 <= arguments.days <= DAYS:
        return refused(f"Give --days from 1 to {DAYS}.")
    try:
        settings = read_settings()
    except SettingInvalid as error:
        return refused(str(error))
    return settled(_working(settings, arguments))


async def _working(settings: Settings, arguments: argparse.Namespace) -> int:
    async with wiring.open_desk(settings) as services:
        name = arguments.organization
        organization = await services.administrators.named(operator(), name)
        if organization is None:
            raise NotFound(f"There is no organization {name}.")
        await arguments.work(services, operator(organization.id), arguments)
    return 0


async def _create(services: Services, actor: Actor, arguments: argparse.Namespace) -> None:
    ends = None
    if arguments.days is not None:
        ends = services.keys.clock.now() + timedelta(days=arguments.days)
    order = KeyOrder(name=arguments.name, permissions=arguments.permissions, expires_at=ends)
    print((await services.keys.create(actor, order)).text)


async def _list(services: Services, actor: Actor, _arguments: argparse.Namespace) -> None:
    views = await services.keys.every(actor)
    now = services.keys.clock.now()
    for view in views:
        print(_line(view, now))
    if not views:
        print("There is no API key.")


async def _revoke(services: Services, actor: Actor, arguments: argparse.Namespace) -> None:
    key_id = arguments.id.removeprefix("craftify_").partition("_")[0]
    name = (await services.keys.get(actor, key_id)).key.name
    await services.keys.revoke(actor, key_id)
    print(f"The key {name} is revoked. A running server refuses it within five seconds.")


def _line(view: KeyView, now: datetime) -> str:
    key = view.key
    ends = f", ends {key.expires_at:%Y-%m-%d}" if key.expires_at else ""
    used = f"last used {view.used.at:%Y-%m-%d %H:%M}" if view.used else "never used"
    return f"{key.id}  {key.name}  {key.status(now)}{ends}, {used}  {' '.join(key.permissions)}"
