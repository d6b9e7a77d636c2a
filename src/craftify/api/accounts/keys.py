"""/api/keys: what programs prove themselves by."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import msgspec
from litestar import Response, Router, delete, get, post
from litestar.params import FromPath, JSONBody
from pydantic import AwareDatetime, Field

from craftify.api.envelopes import Answer, Shape, Success, Timestamp, request_time, stamp, success
from craftify.api.given import AnyRequest, TheActor, TheServices
from craftify.api.once import answered_once
from craftify.domain.access import Actor
from craftify.domain.accounts.keys import ApiKey, KeyStatus
from craftify.domain.accounts.people import Person
from craftify.services.accounts.keys import IssuedKey, KeyOrder, KeyView
from craftify.services.desk import Services


class Key(Answer, frozen=True, kw_only=True):
    """A key. `prefix` is how its text begins; the rest is known to its holder alone."""

    id: str
    name: str
    prefix: str
    permissions: tuple[str, ...]
    status: KeyStatus
    created_by: Person
    created_at: Timestamp
    expires_at: Timestamp | None
    last_used_at: Timestamp | None
    last_used_address: str | None
    rotated_at: Timestamp | None
    overlap_until: Timestamp | None
    revoked_at: Timestamp | None


class NewKey(Key, frozen=True, kw_only=True):
    """A key with its text in `key`, this one time. A repeated answer has null in its place."""

    key: str | None


class KeyRequest(Shape):
    """What a key is for, what it may do, and until when; without an end it goes on."""

    name: str = Field(max_length=400)
    permissions: list[Annotated[str, Field(max_length=100)]] = Field(max_length=100)
    expires_at: AwareDatetime | None = None


class Rotation(Shape):
    """For how many minutes the secret before goes on."""

    overlap_minutes: int = Field(default=0, ge=0, le=1440)


def shown(key: ApiKey, view: KeyView | None = None) -> dict[str, Any]:
    """The fields of a key as the API shows them."""
    used = None if view is None else view.used
    return {
        "id": key.id,
        "name": key.name,
        "prefix": f"craftify_{key.id}_",
        "permissions": key.permissions,
        "status": key.status(request_time.get()),
        "created_by": Person(id=key.created_by, name=key.created_by_name),
        "created_at": stamp(key.created_at),
        "expires_at": _stamped(key.expires_at),
        "last_used_at": _stamped(used.at if used else None),
        "last_used_address": used.address if used else None,
        "rotated_at": _stamped(key.rotated_at),
        "overlap_until": _stamped(key.overlap_until),
        "revoked_at": _stamped(key.revoked_at),
    }


async def _issued(
    request: AnyRequest,
    actor: Actor,
    services: Services,
    work: Callable[[], Awaitable[IssuedKey]],
    status: int,
) -> Response[Any]:
    """The answer with the text of a key; what is kept for a repeated request is without it."""
    issued: list[IssuedKey] = []

    async def run() -> NewKey:
        issued.append(await work())
        return NewKey(key=None, **shown(issued[0].key))

    answer = await answered_once(request, services, actor, run, status=status)
    if issued:
        envelope = msgspec.json.decode(answer.content)
        envelope["data"]["key"] = issued[0].text
        answer.content = msgspec.json.encode(envelope)
    return answer


def _stamped(moment: datetime | None) -> str | None:
    return None if moment is None else stamp(moment)


@get("/", operation_id="listKeys", summary="All API keys")
async def list_keys(actor: TheActor, services: TheServices) -> Success[list[Key]]:
    """All keys of the organization, newest first. Revoked ones stay for 90 days."""
    views = await services.keys.every(actor)
    return success([Key(**shown(view.key, view)) for view in views])


@get("/{key_id:str}", operation_id="getKey", summary="An API key")
async def get_key(actor: TheActor, services: TheServices, key_id: FromPath[str]) -> Success[Key]:
    """One key."""
    view = await services.keys.get(actor, key_id)
    return success(Key(**shown(view.key, view)))


@post("/", status_code=201, operation_id="createKey", summary="Make an API key")
async def create_key(
    request: AnyRequest, actor: TheActor, services: TheServices, data: JSONBody[KeyRequest]
) -> Response[Success[NewKey]]:
    """Make a key and show its text, once.

    Nobody can give a key a permission they do not have themselves.
    """
    ends = None if data.expires_at is None else data.expires_at.astimezone(UTC)
    order = KeyOrder(name=data.name, permissions=data.permissions, expires_at=ends)
    return await _issued(request, actor, services, lambda: services.keys.create(actor, order), 201)


@post("/{key_id:str}/rotate", status_code=200, operation_id="rotateKey", summary="New secret")
async def rotate_key(
    request: AnyRequest,
    actor: TheActor,
    services: TheServices,
    key_id: FromPath[str],
    data: JSONBody[Rotation | None] = None,
) -> Response[Success[NewKey]]:
    """Exchange the secret of a key. With `overlapMinutes` the one before goes on so long."""
    overlap = timedelta(minutes=data.overlap_minutes if data else 0)
    return await _issued(
        request, actor, services, lambda: services.keys.rotate(actor, key_id, overlap), 200
    )


@delete("/{key_id:str}", status_code=204, operation_id="revokeKey", summary="Revoke an API key")
async def revoke_key(actor: TheActor, services: TheServices, key_id: FromPath[str]) -> None:
    """End a key for good, within five seconds everywhere."""
    await services.keys.revoke(actor, key_id)


ROUTER = Router(
    "/api/keys",
    route_handlers=[list_keys, get_key, create_key, rotate_key, revoke_key],
    tags=["API keys"],
)
