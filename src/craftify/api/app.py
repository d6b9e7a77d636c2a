"""The HTTP application: routes in the framework, our own layers around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from litestar import Litestar, Router
from litestar.datastructures import State
from litestar.plugins.pydantic import PydanticSchemaPlugin
from litestar.types import ASGIApp, ControllerRouterHandler

from craftify.api.given import DEPENDENCIES
from craftify.api.problems import HANDLERS
from craftify.api.shapes import ShapesPlugin
from craftify.services.desk import Services

ROUTES: Final[Sequence[ControllerRouterHandler]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the door has to know besides the services."""

    origin: str
    version: str


def create_app(services: Services, options: Options) -> ASGIApp:
    """The whole application as one ASGI callable."""
    routes = Router(path="/", route_handlers=list(ROUTES))
    return Litestar(
        [routes],
        dependencies=DEPENDENCIES,
        exception_handlers=HANDLERS,
        openapi_config=None,
        logging_config=None,
        debug=False,
        request_max_body_size=None,
        plugins=[ShapesPlugin(prefer_alias=True), PydanticSchemaPlugin(prefer_alias=True)],
        state=State({"services": services, "options": options}),
    )
