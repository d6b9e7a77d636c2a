"""Every operation stands in the one table of who may call it, and the table knows no other."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute

from craftify import wiring
from craftify.api.app import create_routes
from craftify.domain.access import PERMISSIONS, ROLES
from craftify.domain.accounts.roles import ABOUT, CATALOG
from craftify.domain.operations import OPERATIONS
from craftify.settings import Settings

ROOT = Path(__file__).parents[2]


def handlers(house: wiring.House, settings: Settings) -> Iterator[HTTPRouteHandler]:
    """Everything the API answers, apart from its documentation."""
    routes = create_routes(house.services, wiring.door(house.ports, settings))
    for route in routes.routes:
        if isinstance(route, HTTPRoute):
            for handler in route.route_handlers:
                ours = handler.fn.__module__.startswith("craftify.")
                if ours and handler.include_in_schema is not False:
                    yield handler


async def test_the_table_has_a_row_for_every_operation_and_no_other(
    house: wiring.House, settings: Settings
) -> None:
    known = {str(handler.operation_id) for handler in handlers(house, settings)}
    assert known - set(OPERATIONS) == set()
    assert set(OPERATIONS) - known == set()


async def test_what_is_public_says_so_in_the_table(house: wiring.House, settings: Settings) -> None:
    for handler in handlers(house, settings):
        rule = OPERATIONS[str(handler.operation_id)]
        assert bool(handler.opt.get("public")) == (rule.needs == "public"), handler.operation_id


def test_rows_name_permissions_that_exist_and_contradict_nothing() -> None:
    for operation, rule in OPERATIONS.items():
        assert rule.needs in {"public", "signed_in", *PERMISSIONS}, operation
        if rule.needs == "public":
            assert not rule.keys, operation
            assert not rule.fresh, operation


def test_the_page_of_permissions_says_what_the_table_says() -> None:
    """Mend it with `python tools/permissions.py > docs/permissions.md`."""
    told = (ROOT / "docs" / "permissions.md").read_text(encoding="utf-8")
    command = [sys.executable, str(ROOT / "tools" / "permissions.py")]
    drawn = subprocess.run(command, capture_output=True, text=True, check=True)
    assert told == drawn.stdout


def test_every_permission_is_explained() -> None:
    assert set(CATALOG) == set(PERMISSIONS)
    assert set(ABOUT) == set(ROLES)
