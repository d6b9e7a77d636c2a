"""What a handler may ask to be given: the services, and the actor behind the request."""

from typing import Annotated, Any, Final

from litestar import Request
from litestar.di import Provide
from litestar.params import Dependency
from litestar.types import Dependencies

from craftify.domain.access import Actor
from craftify.domain.errors import Unauthenticated
from craftify.services.desk import Services

Given = Dependency(skip_validation=True)
TheServices = Annotated[Services, Given]
TheActor = Annotated[Actor, Given]
AnyRequest = Request[Any, Any, Any]


async def _services(request: AnyRequest) -> Services:
    found: Services = request.app.state.services
    return found


async def _actor(request: AnyRequest) -> Actor:
    found: Actor | None = request.scope.get("state", {}).get("actor")
    if found is None:
        raise Unauthenticated("Please sign in.")
    return found


DEPENDENCIES: Final[Dependencies] = {
    "services": Provide(_services),
    "actor": Provide(_actor),
}
