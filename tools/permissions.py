"""Prints docs/permissions.md: who may call which operation, from the table the tests hold us to."""

import sys
from collections.abc import Iterator
from typing import Final, get_args

from craftify.domain.access import ROLES, Permission, Role
from craftify.domain.accounts.roles import CATALOG
from craftify.domain.operations import OPERATIONS, Rule

HEAD: Final = """\
# Who may do what

Written by `tools/permissions.py` from the tables in `domain/`; a test compares. Services decide;
this page says what they decide, and `tests/api/test_permission_matrix.py` asks every operation as
every role, as nobody, as somebody disabled and by keys of every scope.
[People, roles and teams](guides/people.md) says what else holds.

## Roles

"""
MIDDLE: Final = """
`system:read` and `system:manage` belong to administrators of the organization that operates the
installation. `breakglass:publish` is given to single people. Single permissions can be added to
and taken from everybody.

## Operations

*Fresh* asks for a proof of identity from the last 15 minutes. *Keys* may be called with an API key
whose scope allows it.

| operation | needs | fresh | keys |
|---|---|---|---|
"""


def page() -> str:
    """The whole page."""
    return HEAD + "\n".join(_roles()) + "\n" + MIDDLE + "\n".join(_operations()) + "\n"


def _roles() -> Iterator[str]:
    roles: tuple[Role, ...] = tuple(ROLES)
    yield "| permission | | " + " | ".join(roles) + " |"
    yield "|---|---|" + "---|" * len(roles)
    for permission in get_args(Permission):
        held = " | ".join("yes" if permission in ROLES[role] else "" for role in roles)
        yield f"| `{permission}` | {CATALOG[permission].title} | {held} |"


def _operations() -> Iterator[str]:
    for name, rule in OPERATIONS.items():
        fresh, keys = ("yes" if value else "" for value in (rule.fresh, rule.keys))
        yield f"| `{name}` | {_needs(rule)} | {fresh} | {keys} |"


def _needs(rule: Rule) -> str:
    if rule.needs == "public":
        return "nobody has to be signed in"
    if rule.needs == "signed_in":
        return "anybody who is signed in"
    return ", ".join(f"`{name}`" for name in (rule.needs, *rule.also))


if __name__ == "__main__":
    sys.stdout.write(page())
