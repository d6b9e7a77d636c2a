"""/api/auth/me: the account behind the request."""

from typing import Any

from litestar import Router, get, patch, post
from litestar.params import JSONBody
from msgspec import field
from pydantic import Field

from craftify.api.accounts.credentials import ENROLLING, caller
from craftify.api.envelopes import Answer, Shape, Success, Timestamp, stamp, success
from craftify.api.given import AnyRequest, TheActor, TheServices
from craftify.domain.access import Role
from craftify.domain.accounts import users
from craftify.services.accounts.users import Changes


class User(Answer, frozen=True, kw_only=True):
    """A person. `permissions` change those of the role: a minus in front takes one away."""

    id: str
    email: str
    first_name: str
    last_name: str
    role: Role
    organization_id: str
    permissions: tuple[str, ...] = ()
    settings: dict[str, Any] = field(default_factory=dict)
    created_at: Timestamp
    updated_at: Timestamp
    last_login_at: Timestamp | None
    status: users.Status


class MeChange(Shape):
    """Names and settings to change. Settings are merged; null removes one."""

    first_name: str | None = Field(default=None, max_length=400)
    last_name: str | None = Field(default=None, max_length=400)
    settings: dict[str, Any] | None = None


class PasswordChange(Shape):
    """The present password and the one to come."""

    current_password: str | None = Field(default=None, max_length=4096)
    new_password: str = Field(max_length=4096)


def person(user: users.User) -> User:
    """A user as the API shows it."""
    return User(
        id=user.id,
        email=user.email,
        first_name=user.first_name,
        last_name=user.last_name,
        role=user.role,
        organization_id=user.organization_id,
        permissions=user.permissions,
        settings=dict(user.settings),
        created_at=stamp(user.created_at),
        updated_at=stamp(user.updated_at),
        last_login_at=stamp(user.last_login_at) if user.last_login_at else None,
        status=user.status,
    )


@get("/", opt=ENROLLING, operation_id="getMe", summary="My account")
async def get_me(actor: TheActor, services: TheServices) -> Success[User]:
    """Who I am."""
    return success(person(await services.users.me(actor)))


@patch("/", operation_id="changeMe", summary="Change my names and settings")
async def change_me(
    actor: TheActor, services: TheServices, data: JSONBody[MeChange]
) -> Success[User]:
    """Change names and settings; what is left out stays."""
    changes = Changes(first_name=data.first_name, last_name=data.last_name, settings=data.settings)
    return success(person(await services.users.change_me(actor, changes)))


@post("/password", status_code=204, operation_id="changePassword", summary="Change my password")
async def change_password(
    request: AnyRequest, actor: TheActor, services: TheServices, data: JSONBody[PasswordChange]
) -> None:
    """Set a new password. Every other session of mine ends. Who has none yet leaves it out."""
    await services.own_password.change(
        actor, data.current_password, data.new_password, caller(request)
    )


ROUTER = Router(
    "/api/auth/me", route_handlers=[get_me, change_me, change_password], tags=["Account"]
)
