"""The short way to what is asked for most: the list of templates, without the framework.

The framework takes about as long to find a handler and to build its arguments as the list itself
takes. So a plain request for the list goes straight to the same guard and the same service; its
answer is the same, byte for byte. Everything else, and every parameter that has to be told to be
wrong, goes the long way.
"""

import re
from typing import Any, Final, cast
from urllib.parse import parse_qsl

import msgspec
from litestar import Litestar
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler, HTTPRouteHandler

from craftify.api.admission import admitted
from craftify.api.middleware.asgi import BODY, START, Receive, Scope, Send, state
from craftify.api.templates.templates import listed, natural_order
from craftify.ports.catalog import CatalogQuery, Order, Sort
from craftify.services.desk import Services

PATH: Final = "/api/templates"
OPERATION: Final = "listTemplates"
# each at most once, and nothing that would have to be refused
PLAIN: Final = re.compile(
    rb"(?!.*(?:^|&)(\w+)=.*&\1=)"
    rb"(?:(?:^|&)(?:page=[1-9]\d{0,5}|limit=(?:[1-9]\d?|1\d\d|200)"
    rb"|sortBy=(?:updatedAt|createdAt|name|status)|sortOrder=(?:asc|desc)"
    rb"|status=(?:draft|in_review|approved|published|archived)|deleted=(?:true|false)))*",
    re.ASCII,
)
REMEMBERED: Final = 512
LONGEST: Final = 200  # the search for a name given twice takes the square of it
_encode: Final = msgspec.json.Encoder().encode


class ShortWay:
    """Answers a plain request for the list of templates."""

    def __init__(self, routes: Litestar) -> None:
        self._routes = routes
        self._handler: Final = _handler_of(routes)
        self._services: Final[Services] = routes.state.services
        self._known: dict[bytes, CatalogQuery] = {}

    async def answered(self, scope: Scope, receive: Receive, send: Send) -> bool:
        """Answer, unless this has to go the long way. Raises what the guard and the list raise."""
        if scope["path"] != PATH or scope.get("method") != "GET":
            return False
        asked = self._asked(scope["query_string"])
        if asked is None:
            return False
        scope["litestar_app"], scope["path_template"] = self._routes, PATH
        connection: ASGIConnection[Any, Any, Any, Any] = ASGIConnection(
            cast("Any", scope), cast("Any", receive), cast("Any", send)
        )
        await admitted(connection, self._handler)
        body = _encode(await listed(self._services, state(scope)["actor"], asked))
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", b"%d" % len(body)),
        ]
        await send({"type": START, "status": 200, "headers": headers})
        await send({"type": BODY, "body": body, "more_body": False})
        return True

    def _asked(self, query: bytes) -> CatalogQuery | None:
        known = self._known.get(query)
        if known is None and len(query) <= LONGEST and PLAIN.fullmatch(query):
            known = _query(dict(parse_qsl(query.decode())))
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[query] = known
        return known


def _query(given: dict[str, str]) -> CatalogQuery:
    sort = cast("Sort", given.get("sortBy", "updatedAt"))
    return CatalogQuery(
        status=given.get("status"),
        deleted=given.get("deleted") == "true",
        sort=sort,
        order=cast("Order | None", given.get("sortOrder")) or natural_order(sort),
        limit=int(given.get("limit", 20)),
        page=int(given.get("page", 1)),
    )


def _handler_of(routes: Litestar) -> BaseRouteHandler:
    """The handler of the long way: the guard asks it what it asks for."""
    return next(
        handler
        for route in routes.routes
        for handler in getattr(route, "route_handlers", ())
        if isinstance(handler, HTTPRouteHandler) and handler.operation_id == OPERATION
    )
