"""`craftify users`: people of an organization from the command line, while the server runs."""

import argparse
from collections.abc import Sequence
from typing import Any, Final

from craftify import wiring
from craftify.commands.outcome import refused, settled
from craftify.commands.passwords import given_password, password_option
from craftify.domain.access import PERMISSIONS, ROLES, SYSTEM, Role
from craftify.services.accounts.administrators import operator
from craftify.services.accounts.setup import Founding
from craftify.services.people.members import MemberChange
from craftify.settings import SettingInvalid, Settings, read_settings

GIVABLE: Final = [name for name in PERMISSIONS if name not in SYSTEM]


def register(verbs: "argparse._SubParsersAction[Any]") -> None:
    """Add the verb to the command line."""
    users = verbs.add_parser("users", help="add and list people, change what they may do")
    deeds = users.add_subparsers(title="deeds", metavar="DEED", required=True)
    add = deeds.add_parser("add", help="add somebody to an organization, without a mail")
    _whom(add)
    add.add_argument("--first-name", required=True, metavar="F")
    add.add_argument("--last-name", required=True, metavar="L")
    add.add_argument("--role", required=True, choices=list(ROLES))
    password_option(add)
    add.set_defaults(run=_add)
    listed = deeds.add_parser("list", help="people with their roles")
    listed.add_argument("--organization", metavar="NAME", help="of this one only")
    listed.set_defaults(run=_list)
    change = deeds.add_parser("change", help="change role, permissions and status of somebody")
    _whom(change)
    change.add_argument("--role", choices=list(ROLES))
    for option, told in (("give", "add to what the role allows"), ("take", "take from it")):
        change.add_argument(
            f"--{option}", action="append", default=[], choices=GIVABLE, metavar="P", help=told
        )
    state = change.add_mutually_exclusive_group()
    state.add_argument("--disable", dest="active", action="store_false", default=None)
    state.add_argument("--enable", dest="active", action="store_true")
    change.set_defaults(run=_change)


def _whom(deed: argparse.ArgumentParser) -> None:
    deed.add_argument("--organization", required=True, metavar="NAME", help="its name or id")
    deed.add_argument("--email", required=True, metavar="E")


def _add(arguments: argparse.Namespace) -> int:
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
    return settled(_adding(settings, founding, arguments.role))


async def _adding(settings: Settings, founding: Founding, role: Role) -> int:
    async with wiring.open_desk(settings) as services:
        added = await services.administrators.add(operator(), founding, role)
    user = added.user
    kept = " They keep the name and the password they have." if added.known else ""
    print(f"{user.name} <{user.email}> is {_a(role)} of {added.organization.name}.{kept}")
    return 0


def _list(arguments: argparse.Namespace) -> int:
    try:
        settings = read_settings()
    except SettingInvalid as error:
        return refused(str(error))
    return settled(_listing(settings, arguments.organization))


async def _listing(settings: Settings, organization: str | None) -> int:
    async with wiring.open_desk(settings) as services:
        found = await services.administrators.everybody(operator(), organization)
    for one, users in found:
        print(one.name)
        for user in users:
            print(f"  {user.name} <{user.email}> {user.role} {user.status}".replace("   <", "  <"))
    if not found:
        print("There is no organization yet.")
    return 0


def _change(arguments: argparse.Namespace) -> int:
    try:
        settings = read_settings()
    except SettingInvalid as error:
        return refused(str(error))
    return settled(_changing(settings, arguments))


async def _changing(settings: Settings, arguments: argparse.Namespace) -> int:
    async with wiring.open_desk(settings) as services:
        user = await services.administrators.member(
            operator(), arguments.organization, arguments.email
        )
        change = MemberChange(
            role=arguments.role,
            permissions=_permissions(user.permissions, arguments.give, arguments.take),
            active=arguments.active,
        )
        found = await services.members.change(operator(user.organization_id), user.id, change)
    user = found.user
    changes = f" ({', '.join(user.permissions)})" if user.permissions else ""
    name = f"{user.name} <{user.email}>".strip()
    print(f"{name} is {_a(user.role)}{changes}, {user.status}.")
    return 0


def _permissions(
    present: Sequence[str], given: Sequence[str], taken: Sequence[str]
) -> tuple[str, ...]:
    """What a role's permissions are changed by, once some are given and taken."""
    named = {*given, *taken}
    kept = [change for change in present if change.removeprefix("-") not in named]
    return (*kept, *given, *(f"-{name}" for name in taken))


def _a(role: Role) -> str:
    names = {"admin": "an administrator", "editor": "an editor", "approver": "an approver"}
    return names.get(role, f"a {role}")
