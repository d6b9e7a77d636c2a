"""/api/organization, /api/roles, and going from one organization to another."""

from typing import Any

from litestar import Response, Router, get, patch, post
from litestar.params import JSONBody
from pydantic import Field

from craftify.api.accounts.credentials import ENROLLING, caller
from craftify.api.accounts.organizations import Organization, company
from craftify.api.accounts.sessions import Session, TokenPair, signed_in_here, tokens
from craftify.api.conditions import quoted, seen
from craftify.api.envelopes import Answer, Shape, Success, success
from craftify.api.given import AnyRequest, TheActor, TheServices
from craftify.domain.access import ROLES, Permission, Role, require
from craftify.domain.accounts.organizations import Organization as DomainOrganization
from craftify.domain.accounts.roles import ABOUT, CATALOG, Group
from craftify.services.people.organizations import OrganizationChange


class OrganizationChangeInput(Shape):
    """What to change; what is left out stays. Settings are merged; null removes one."""

    name: str | None = Field(default=None, max_length=1000)
    settings: dict[str, Any] | None = None


class OwnOrganization(Answer, frozen=True, kw_only=True):
    """An organization I belong to, and what I am there."""

    id: str
    name: str
    role: Role
    current: bool


class SwitchRequest(Shape):
    """Where to go on."""

    organization_id: str = Field(max_length=100)


class RoleSheet(Answer, frozen=True, kw_only=True):
    """A role and what it lets somebody do."""

    role: Role
    description: str
    permissions: tuple[str, ...]


class PermissionSheet(Answer, frozen=True, kw_only=True):
    """What one permission is about."""

    permission: Permission
    title: str
    description: str
    group: Group


class RoleCatalog(Answer, frozen=True, kw_only=True):
    """All roles, and all permissions they are made of."""

    roles: tuple[RoleSheet, ...]
    permissions: tuple[PermissionSheet, ...]


SHEETS = RoleCatalog(
    roles=tuple(
        RoleSheet(
            role=role,
            description=ABOUT[role][0].upper() + ABOUT[role][1:],
            permissions=tuple(name for name in CATALOG if name in permissions),
        )
        for role, permissions in ROLES.items()
    ),
    permissions=tuple(
        PermissionSheet(
            permission=name, title=sheet.title, description=sheet.description, group=sheet.group
        )
        for name, sheet in CATALOG.items()
    ),
)


def answer(found: DomainOrganization) -> Response[Success[Organization]]:
    """An organization in its envelope, with its tag."""
    shown = company(found)
    return Response(success(shown), status_code=200, headers={"etag": quoted(shown.etag)})


@get("/organization", opt=ENROLLING, operation_id="getOrganization", summary="My organization")
async def get_organization(
    actor: TheActor, services: TheServices
) -> Response[Success[Organization]]:
    """The organization I am in."""
    return answer(await services.organizations.own(actor))


@patch("/organization", operation_id="changeOrganization", summary="Change the organization")
async def change_organization(
    request: AnyRequest,
    actor: TheActor,
    services: TheServices,
    data: JSONBody[OrganizationChangeInput],
) -> Response[Success[Organization]]:
    """Change its name and what it asks of its members."""
    change = OrganizationChange(name=data.name, settings=data.settings)
    return answer(await services.organizations.change(actor, change, seen=seen(request)))


@get(
    "/auth/organizations",
    opt=ENROLLING,
    operation_id="listMyOrganizations",
    summary="Organizations I belong to",
)
async def list_my_organizations(
    actor: TheActor, services: TheServices
) -> Success[list[OwnOrganization]]:
    """Where I am active, by name."""
    found = await services.organizations.mine(actor)
    return success(
        [
            OwnOrganization(
                id=kept.organization.id,
                name=kept.organization.name,
                role=kept.user.role,
                current=kept.organization.id == actor.organization_id,
            )
            for kept in found
        ]
    )


@post(
    "/auth/organization",
    status_code=200,
    opt=ENROLLING,
    operation_id="switchOrganization",
    summary="Go on in another organization",
)
async def switch_organization(
    request: AnyRequest, actor: TheActor, services: TheServices, data: JSONBody[SwitchRequest]
) -> Response[Success[Session | TokenPair]]:
    """A session there takes the place of this one. Who came with a Bearer token gets tokens."""
    grant = await services.organizations.switch(actor, data.organization_id, caller(request))
    if "authorization" in request.headers:
        return Response(success(tokens(grant)), status_code=200)
    return signed_in_here(request, grant)  # type: ignore[return-value]  # one of the two


@get("/roles", operation_id="listRoles", summary="Roles and permissions")
async def list_roles(actor: TheActor) -> Success[RoleCatalog]:
    """What each role lets somebody do, and what each permission is about."""
    require(actor, "user:read")
    return success(SHEETS)


ROUTER = Router(
    "/api",
    route_handlers=[
        get_organization,
        change_organization,
        list_my_organizations,
        switch_organization,
        list_roles,
    ],
    tags=["Organization"],
)
