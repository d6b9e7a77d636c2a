"""/api/starters: designs to begin from."""

from collections.abc import Mapping
from typing import Any

from litestar import Router, get
from litestar.params import FromPath

from craftify import starters
from craftify.api.envelopes import Answer, Success, success
from craftify.api.given import TheActor, TheServices
from craftify.api.templates.templates import TemplateVariable, contract


class Starter(Answer, frozen=True, kw_only=True, omit_defaults=True):
    """A design to begin from; its source and a sample of its data come with the single one."""

    id: str
    name: str
    description: str
    category: str
    subject: str
    preheader: str
    tags: tuple[str, ...]
    variables: tuple[TemplateVariable, ...]
    mjml: str | None = None
    sample: Mapping[str, Any] | None = None


def shown(starter: starters.Starter, *, with_source: bool = False) -> Starter:
    """A starter as the API shows it."""
    return Starter(
        id=starter.id,
        name=starter.name,
        description=starter.description,
        category=starter.category,
        subject=starter.subject,
        preheader=starter.preheader,
        tags=starter.tags,
        variables=contract(starter.variables),
        mjml=starter.mjml if with_source else None,
        sample=starter.sample if with_source else None,
    )


@get("/", operation_id="listStarters", summary="List starters")
async def list_starters(actor: TheActor, services: TheServices) -> Success[list[Starter]]:
    """Every starter."""
    return success([shown(starter) for starter in await services.starters.list(actor)])


@get("/{starter_id:str}", operation_id="getStarter", summary="One starter")
async def get_starter(
    actor: TheActor, services: TheServices, starter_id: FromPath[str]
) -> Success[Starter]:
    """A starter with its source."""
    return success(shown(await services.starters.get(actor, starter_id), with_source=True))


ROUTER = Router("/api/starters", route_handlers=[list_starters, get_starter], tags=["Starters"])
