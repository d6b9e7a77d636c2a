"""The one guard before every route: a plain question, who asks, from where, and how often."""

from functools import lru_cache
from typing import Final, cast

from litestar.handlers import BaseRouteHandler

from craftify.api.accounts.credentials import Connection, signed_in
from craftify.api.middleware.asgi import Scope, state
from craftify.api.middleware.rate_limits import Limits
from craftify.domain.access import Actor
from craftify.domain.errors import Invalid, Unauthenticated
from craftify.engine import Problem
from craftify.services.desk import Services

SEPARATOR: Final = b"&"
ASKING: Final = "OPTIONS"  # tells what an address knows, and nothing else


async def admitted(connection: Connection, handler: BaseRouteHandler) -> None:
    """Let a request through to its route.

    Raises:
        Invalid: a parameter is given twice that is no list (PARAMETER_REPEATED).
        Unauthenticated: no credential, or none that is good.
        Forbidden: the credential does not fit, or the address is not one the organization admits.
        Limited: too often.
    """
    scope = cast("Scope", connection.scope)
    if SEPARATOR in connection.scope["query_string"]:
        require_single(connection, handler)
    limits: Limits = connection.app.state.limits
    try:
        if scope["method"] != ASKING:
            await signed_in(connection, handler)
    except (Unauthenticated, Invalid):
        await limits.stranger(scope)
        raise
    actor: Actor | None = state(scope).get("actor")
    if actor is None:
        await limits.stranger(scope)
        return
    services: Services = connection.app.state.services
    await services.access_rules.require_admitted(actor)
    await limits.principal(scope, actor, str(getattr(handler, "operation_id", "")))


def require_single(connection: Connection, handler: BaseRouteHandler) -> None:
    """Two values for one name: a filter in front of us may have looked at the other one."""
    given = [name for name, _ in connection.query_params.multi_items()]
    if len(given) == len(set(given)):
        return
    lists = _lists(handler)
    repeated = sorted({name for name in given if given.count(name) > 1} - lists)
    if repeated:
        raise Invalid(
            f"The parameter {repeated[0]} is given more than once.",
            code="PARAMETER_REPEATED",
            problems=[
                Problem(message="Give this once.", path=name, part="document") for name in repeated
            ],
        )


@lru_cache(maxsize=1024)
def _lists(handler: BaseRouteHandler) -> frozenset[str]:
    """The parameters of a route that are lists, by the names callers use."""
    found = set()
    for name, field in handler.parsed_fn_signature.parameters.items():
        if field.is_non_string_sequence:
            asked = field.kwarg_definition
            found.add(getattr(asked, "query", None) or getattr(asked, "name", None) or name)
    return frozenset(found)
