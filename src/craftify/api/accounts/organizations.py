"""/api/organization: the organization of the actor."""

from typing import Any

from litestar import Router, get
from msgspec import field

from craftify.api.envelopes import Answer, Success, Timestamp, stamp, success
from craftify.api.given import TheActor, TheServices
from craftify.domain.accounts import organizations


class Organization(Answer, frozen=True, kw_only=True):
    """A company or team."""

    id: str
    name: str
    created_at: Timestamp
    settings: dict[str, Any] = field(default_factory=dict)


def company(organization: organizations.Organization) -> Organization:
    """An organization as the API shows it."""
    return Organization(
        id=organization.id,
        name=organization.name,
        created_at=stamp(organization.created_at),
        settings=dict(organization.settings),
    )


@get("/", operation_id="getOrganization", summary="My organization")
async def get_organization(actor: TheActor, services: TheServices) -> Success[Organization]:
    """The organization I belong to."""
    return success(company(await services.organizations.own(actor)))


ROUTER = Router("/api/organization", route_handlers=[get_organization], tags=["Organization"])
