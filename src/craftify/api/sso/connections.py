"""/api/organization/sso: the providers over which people of an organization may come in."""

from typing import Annotated, Any

from litestar import Response, Router, delete, get, patch, post
from litestar.params import FromPath, JSONBody
from pydantic import Field

from craftify.api.conditions import quoted, seen
from craftify.api.envelopes import Answer, Shape, Success, Timestamp, stamp, success
from craftify.api.given import AnyRequest, TheActor, TheServices
from craftify.domain.access import Role
from craftify.ports.identity import Finding
from craftify.records.accounts.sso import KeptConnection
from craftify.services.sso.connections import etag
from craftify.services.sso.wishes import ConnectionWish

Text = Annotated[str, Field(max_length=1000)]


class RoleRule(Answer, frozen=True, kw_only=True):
    """Whoever is in the group gets the role."""

    group: str
    role: Role


class SsoConnection(Answer, frozen=True, kw_only=True):
    """A connection. Its secret is written and never read; `redirectUri` is for the provider."""

    id: str
    name: str
    issuer: str
    client_id: str
    has_secret: bool
    scopes: tuple[str, ...]
    groups_claim: str
    role_mapping: tuple[RoleRule, ...]
    default_role: Role | None
    domains: tuple[str, ...]
    just_in_time: bool
    trust_email: bool
    enabled: bool
    require_sso: bool
    redirect_uri: str
    created_at: Timestamp
    updated_at: Timestamp
    etag: str


class TriedCheck(Answer, frozen=True, kw_only=True):
    """One thing that was looked at."""

    title: str
    ok: bool
    detail: str


class Trial(Answer, frozen=True, kw_only=True):
    """What the provider answered when it was asked."""

    ok: bool
    checks: tuple[TriedCheck, ...]


class RoleRuleInput(Shape):
    """Whoever is in the group gets the role."""

    group: Text
    role: Annotated[str, Field(max_length=40)]


class ConnectionChange(Shape):
    """What to change; what is left out stays. `defaultRole` null means none."""

    name: Text | None = None
    issuer: Text | None = None
    client_id: Text | None = None
    client_secret: Annotated[str, Field(max_length=4000)] | None = None
    scopes: Annotated[list[Text], Field(max_length=200)] | None = None
    groups_claim: Text | None = None
    role_mapping: Annotated[list[RoleRuleInput], Field(max_length=200)] | None = None
    default_role: Role | None = None
    domains: Annotated[list[Text], Field(max_length=200)] | None = None
    just_in_time: bool | None = None
    trust_email: bool | None = None
    enabled: bool | None = None
    require_sso: bool | None = None


class ConnectionInput(ConnectionChange):
    """A new connection: how people know it, and what the provider told you."""

    name: Text
    issuer: Text
    client_id: Text


def wish(data: ConnectionChange) -> ConnectionWish:
    """What is wished for."""
    rules = data.role_mapping
    return ConnectionWish(
        name=data.name,
        issuer=data.issuer,
        client_id=data.client_id,
        client_secret=data.client_secret,
        scopes=data.scopes,
        groups_claim=data.groups_claim,
        role_mapping=None if rules is None else [(rule.group, rule.role) for rule in rules],
        default_role=data.default_role,
        no_default_role="default_role" in data.model_fields_set and data.default_role is None,
        domains=data.domains,
        just_in_time=data.just_in_time,
        trust_email=data.trust_email,
        enabled=data.enabled,
        require_sso=data.require_sso,
    )


def shown(kept: KeptConnection, redirect_uri: str) -> SsoConnection:
    """A connection as the API shows it."""
    connection = kept.connection
    rules = connection.role_mapping
    return SsoConnection(
        id=connection.id,
        name=connection.name,
        issuer=connection.issuer,
        client_id=connection.client_id,
        has_secret=bool(kept.sealed_secret),
        scopes=connection.scopes,
        groups_claim=connection.groups_claim,
        role_mapping=tuple(RoleRule(group=rule.group, role=rule.role) for rule in rules),
        default_role=connection.default_role,
        domains=connection.domains,
        just_in_time=connection.just_in_time,
        trust_email=connection.trust_email,
        enabled=connection.enabled,
        require_sso=connection.require_sso,
        redirect_uri=redirect_uri,
        created_at=stamp(connection.created_at),
        updated_at=stamp(connection.updated_at),
        etag=etag(kept),
    )


def _answer(kept: KeptConnection, services: TheServices, status: int = 200) -> Response[Any]:
    body = success(shown(kept, services.single_sign_on.redirect_uri))
    return Response(body, status_code=status, headers={"etag": quoted(etag(kept))})


@get("/", operation_id="listConnections", summary="Connections for single sign-on")
async def list_connections(actor: TheActor, services: TheServices) -> Success[list[SsoConnection]]:
    """All connections of the organization, oldest first."""
    redirect_uri = services.single_sign_on.redirect_uri
    found = await services.connections.every(actor)
    return success([shown(kept, redirect_uri) for kept in found])


@get("/{connection_id:str}", operation_id="getConnection", summary="A connection")
async def get_connection(
    actor: TheActor, services: TheServices, connection_id: FromPath[str]
) -> Response[Success[SsoConnection]]:
    """One connection."""
    return _answer(await services.connections.get(actor, connection_id), services)


@post("/", status_code=201, operation_id="createConnection", summary="Connect a provider")
async def create_connection(
    actor: TheActor, services: TheServices, data: JSONBody[ConnectionInput]
) -> Response[Success[SsoConnection]]:
    """Add a connection. Give its `redirectUri` to the provider."""
    return _answer(await services.connections.create(actor, wish(data)), services, 201)


@patch("/{connection_id:str}", operation_id="changeConnection", summary="Change a connection")
async def change_connection(
    request: AnyRequest,
    actor: TheActor,
    services: TheServices,
    connection_id: FromPath[str],
    data: JSONBody[ConnectionChange],
) -> Response[Success[SsoConnection]]:
    """Change what is given. A new issuer needs the secret that belongs to it."""
    kept = await services.connections.change(actor, connection_id, wish(data), seen=seen(request))
    return _answer(kept, services)


@delete(
    "/{connection_id:str}",
    status_code=204,
    operation_id="deleteConnection",
    summary="Remove a connection",
)
async def delete_connection(
    actor: TheActor, services: TheServices, connection_id: FromPath[str]
) -> None:
    """Remove a connection. Nobody comes in over it any more; accounts and sessions stay."""
    await services.connections.delete(actor, connection_id)


@post(
    "/{connection_id:str}/test",
    status_code=200,
    operation_id="testConnection",
    summary="Try a connection",
)
async def try_connection(
    actor: TheActor, services: TheServices, connection_id: FromPath[str]
) -> Success[Trial]:
    """Ask the provider for its description and keys. Nobody is signed in."""
    checks = await services.connections.examine(actor, connection_id)
    return success(
        Trial(ok=all(check.ok for check in checks), checks=tuple(_shown(one) for one in checks))
    )


def _shown(finding: Finding) -> TriedCheck:
    return TriedCheck(title=finding.title, ok=finding.ok, detail=finding.detail)


ROUTER = Router(
    "/api/organization/sso",
    route_handlers=[
        list_connections,
        get_connection,
        create_connection,
        change_connection,
        delete_connection,
        try_connection,
    ],
    tags=["Single sign-on"],
)
