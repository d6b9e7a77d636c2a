"""`craftify admin`: administrators without a browser, on the same data while the server runs."""

import argparse
from typing import Any

from craftify import wiring
from craftify.commands.outcome import refused, settled
from craftify.commands.passwords import given_password, password_option
from craftify.services.accounts.administrators import operator
from craftify.services.accounts.setup import Founding
from craftify.settings import SettingInvalid, Settings, read_settings


def register(verbs: "argparse._SubParsersAction[Any]") -> None:
    """Add the verb to the command line."""
    admin = verbs.add_parser("admin", help="create administrators, reset passwords")
    deeds = admin.add_subparsers(title="deeds", metavar="DEED", required=True)
    create = deeds.add_parser(
        "create", help="add an administrator, and the organization if need be"
    )
    create.add_argument("--organization", required=True, metavar="NAME")
    create.add_argument("--email", required=True, metavar="E")
    create.add_argument("--first-name", required=True, metavar="F")
    create.add_argument("--last-name", required=True, metavar="L")
    password_option(create)
    create.set_defaults(run=_create)
    reset = deeds.add_parser("reset-password", help="set a new password, end all sessions")
    reset.add_argument("--email", required=True, metavar="E")
    password_option(reset)
    reset.set_defaults(run=_reset)
    lost = deeds.add_parser("reset-factors", help="take second factors away, end all sessions")
    lost.add_argument("--email", required=True, metavar="E")
    lost.set_defaults(run=_lost)
    deeds.add_parser("reseal", help="seal kept secrets under the present secret key").set_defaults(
        run=_reseal
    )
    deeds.add_parser("list", help="organizations and their administrators").set_defaults(run=_list)


def _create(arguments: argparse.Namespace) -> int:
    try:
        settings, password = read_settings(), given_password(arguments)
    except SettingInvalid as error:
        return refused(str(error))
    founding = Founding(
        organization_name=arguments.organization,
        email=arguments.email,
        first_name=arguments.first_name,
        last_name=arguments.last_name,
        password=password,
    )
    return settled(_creating(settings, founding))


async def _creating(settings: Settings, founding: Founding) -> int:
    async with wiring.open_desk(settings) as services:
        added = await services.administrators.add(operator(), founding, "admin", found=True)
    user, name = added.user, added.organization.name
    kept = " They keep the password they have." if added.known else ""
    print(f"{user.name} <{user.email}> is an administrator of {name}.{kept}")
    return 0


def _reset(arguments: argparse.Namespace) -> int:
    try:
        settings, password = read_settings(), given_password(arguments)
    except SettingInvalid as error:
        return refused(str(error))
    return settled(_resetting(settings, arguments.email, password))


async def _resetting(settings: Settings, email: str, password: str) -> int:
    async with wiring.open_desk(settings) as services:
        user = await services.administrators.reset_password(operator(), email, password)
    print(f"{user.email} has a new password. All their sessions have ended.")
    return 0


def _lost(arguments: argparse.Namespace) -> int:
    try:
        settings = read_settings()
    except SettingInvalid as error:
        return refused(str(error))
    return settled(_losing(settings, arguments.email))


async def _losing(settings: Settings, email: str) -> int:
    async with wiring.open_desk(settings) as services:
        account = await services.administrators.reset_factors(operator(), email)
    print(f"{account.email} has no second factor any more. All their sessions have ended.")
    return 0


def _reseal(_arguments: argparse.Namespace) -> int:
    try:
        settings = read_settings()
    except SettingInvalid as error:
        return refused(str(error))
    return settled(_resealing(settings))


async def _resealing(settings: Settings) -> int:
    async with wiring.open_desk(settings) as services:
        done = await services.resealing.everything(operator())
    print(f"{done.renewed} {'secret is' if done.renewed == 1 else 'secrets are'} sealed anew.")
    for name in done.broken:
        print(f"Cannot be opened under any secret there is: {name}.")
    return 1 if done.broken else 0


def _list(_arguments: argparse.Namespace) -> int:
    try:
        settings = read_settings()
    except SettingInvalid as error:
        return refused(str(error))
    return settled(_listing(settings))


async def _listing(settings: Settings) -> int:
    async with wiring.open_desk(settings) as services:
        everybody = await services.administrators.everybody(operator())
    for organization, users in everybody:
        print(organization.name)
        for user in users:
            if user.role == "admin":
                print(f"  {user.name} <{user.email}> {user.status}")
    if not everybody:
        print("There is no organization yet.")
    return 0
