"""What a handler may ask to be given: the services, and the actor behind the request."""

from typing import Any, Final

from litestar import Request
from litestar.di import NamedDependency, Provide
from litestar.params import SkipValidation
from litestar.types import Dependencies

from craftify.domain.access import Actor
from craftify.domain.errors import Unauthenticated
from craftify.services.desk import Services

TheServices = NamedDependency[SkipValidation[Services]]
TheActor = NamedDependency[SkipValidation[Actor]]
AnyRequest = Request[Any, Any, Any]


async def _services(request: AnyRequest) -> Services:
    found: Services = request.app.state.services
    return found


async def _actor(request: AnyRequest, services: TheServices) -> Actor:
    """The actor, after the services: what can be had side by side costs a task group (100 µs)."""
    del services
    found: Actor | None = request.scope.get("state", {}).get("actor")
    if found is None:
        raise Unauthenticated("Please sign in.")
    return found


DEPENDENCIES: Final[Dependencies] = {
    "services": Provide(_services),
    "actor": Provide(_actor),
}
