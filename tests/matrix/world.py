"""An organization with everybody in it, and whatever an operation needs, made new each time."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import httpx
from tests.builders import ORIGIN, PASSWORD, HandClock, Json, a_founding, data
from tests.emails import FRAGMENT, HELLO, NAMED
from tests.matrix.asks import Ask

from craftify import wiring
from craftify.domain.access import ROLES, Caller, Role
from craftify.domain.accounts.keys import GRANTABLE
from craftify.domain.accounts.organizations import Organization
from craftify.domain.accounts.users import User
from craftify.records.accounts.memberships import membership_op
from craftify.records.accounts.users import Kept, UserRecords
from craftify.services.accounts.administrators import operator
from craftify.services.accounts.setup import newcomer

HERE: Final = Caller(address="127.0.0.1", agent="matrix")
FEW_KEYS: Final = 20
UNKNOWN: Final = "01990000-0000-7000-8000-00000000abcd"
Maker = Callable[["World"], Awaitable[str]]


@dataclass
class World:
    """Two organizations on one server, with a clock that a test moves."""

    house: wiring.House
    clock: HandClock
    client: httpx.AsyncClient
    organization: Organization
    people: dict[str, User] = field(default_factory=dict)
    count: int = 0
    keys: list[str] = field(default_factory=list)
    hashed: str = ""
    data: Path = Path()

    @property
    def grantable(self) -> tuple[str, ...]:
        """What an administrator may give to a key."""
        return tuple(sorted(ROLES["admin"] & set(GRANTABLE)))

    async def token(self, who: str) -> str:
        """A fresh session of somebody: what a program would send as Bearer."""
        user = self.people[who]
        organization = replace(self.organization, id=user.organization_id)
        ops, grant = self.house.services.sessions.begin(user, organization, HERE)
        await self.house.ports.items.write(*ops)
        return grant.access_token

    async def add(self, organization: Organization, role: Role, *, status: str = "active") -> User:
        """Somebody new, without the detour through an invitation."""
        self.count += 1
        founding = a_founding(email=f"{role}{self.count}@meadow.example")
        new = newcomer(founding, organization, role, self.house.ports.clock, self.house.ports.ids)
        await self.house.ports.items.write(*new.ops(self.hashed))
        if status != "active":
            changed = replace(new.membership, status=status)  # type: ignore[arg-type]  # a Standing
            await self.house.ports.items.write(membership_op(changed, None))
        return new.user

    async def send(
        self, method: str, path: str, *, bearer: str = "", key: str = "", **more: Json
    ) -> httpx.Response:
        """One request, with one credential or none."""
        headers = dict(more.pop("headers", {}))
        if bearer:
            headers["Authorization"] = f"Bearer {bearer}"
        if key:
            headers["X-API-Key"] = key
        return await self.client.request(method, path, headers=headers, **more)

    async def does(self, method: str, path: str, body: Json = None, **more: Json) -> Any:  # noqa: ANN401
        """What the administrator gets for a request that has to succeed."""
        if body is not None:
            more["json"] = body
        bearer = await self.token("admin")
        answer = await self.send(method, path, bearer=bearer, **more)
        assert answer.is_success, f"{method} {path}: {answer.text}"
        return data(answer) if answer.content else None

    async def key(self, *permissions: str) -> str:
        """The secret of an API key with this scope."""
        self.count += 1
        asked = {"name": f"Key {self.count}", "permissions": list(permissions)}
        made = await self.does("POST", "/api/keys", asked)
        self.keys.append(made["id"])
        if len(self.keys) > FEW_KEYS:  # an organization may have so many and no more
            await self.does("DELETE", f"/api/keys/{self.keys.pop(0)}")
        return str(made["key"])


async def settled(house: wiring.House, clock: HandClock) -> World:
    """A world with one person in every role, one who is disabled, and a stranger next door."""
    founding = a_founding()
    admin = await house.services.administrators.create(operator(), founding)
    founding = a_founding(organization="Harbor", email="mallory@harbor.example")
    stranger = await house.services.administrators.create(operator(), founding)
    transport = httpx.ASGITransport(house.app, client=("127.0.0.1", 5000))
    client = httpx.AsyncClient(transport=transport, base_url=ORIGIN)
    organization = (await _kept(house, admin)).organization
    hashed = await house.ports.passwords.hash(PASSWORD)
    world = World(house, clock, client, organization, hashed=hashed)
    world.people = {"admin": admin, "stranger": stranger}
    for role in ROLES:
        if role != "admin":
            world.people[role] = await world.add(organization, role)
    world.people["disabled"] = await world.add(organization, "admin", status="disabled")
    return world


async def _kept(house: wiring.House, user: User) -> Kept:
    kept = await UserRecords(house.ports.items).get(user.organization_id, user.id)
    assert kept is not None
    return kept


async def _template(world: World) -> str:
    world.count += 1
    asked = {"name": f"Hello {world.count}", "mjml": HELLO, "subject": "Hi"}
    return str((await world.does("POST", "/api/templates", asked))["id"])


async def _drafted(world: World) -> str:
    template = await _template(world)
    draft = {"format": "mjml", "source": HELLO.replace("points", "stars")}
    await world.does("PUT", f"/api/templates/{template}/draft", draft)
    return template


async def _binned(world: World) -> str:
    template = await _template(world)
    await world.does("DELETE", f"/api/templates/{template}")
    return template


async def _mail(world: World) -> str:
    template = await _template(world)
    order = {"to": "ben@meadow.example", "data": NAMED}
    sent = await world.does("POST", f"/api/templates/{template}/test", order)
    return str(sent["messageId"])


async def _member(world: World) -> str:
    return (await world.add(world.organization, "viewer")).id


async def _team(world: World) -> str:
    return str((await world.does("POST", "/api/teams", {"name": await _word(world)}))["id"])


async def _invitation(world: World) -> str:
    asked = {"email": await _email(world), "role": "viewer"}
    return str((await world.does("POST", "/api/users/invitations", asked))["id"])


async def _organization(world: World) -> str:
    return world.organization.id


async def _email(world: World) -> str:
    world.count += 1
    return f"somebody{world.count}@meadow.example"


async def _word(world: World) -> str:
    world.count += 1
    return f"Word {world.count}"


async def _key(world: World) -> str:
    world.count += 1
    asked = {"name": f"Key {world.count}", "permissions": ["template:read"]}
    return str((await world.does("POST", "/api/keys", asked))["id"])


async def _connection(world: World) -> str:
    for kept in await world.does("GET", "/api/organization/sso"):
        await world.does("DELETE", f"/api/organization/sso/{kept['id']}")
    asked = {"name": await _word(world), "issuer": "https://127.0.0.1", "clientId": "craftify"}
    return str((await world.does("POST", "/api/organization/sso", asked))["id"])


async def _brand(world: World) -> str:
    """Not the first one: that is the default already."""
    if not await world.does("GET", "/api/brands"):
        await world.does("POST", "/api/brands", {"name": "First"})
    return str((await world.does("POST", "/api/brands", {"name": await _word(world)}))["id"])


async def _block(world: World) -> str:
    asked = {"name": await _word(world), **FRAGMENT}
    return str((await world.does("POST", "/api/blocks", asked))["id"])


async def _entry(world: World) -> str:
    await _template(world)
    return str((await world.does("GET", "/api/audit"))[0]["id"])


async def _starter(world: World) -> str:
    return str((await world.does("GET", "/api/starters"))[0]["id"])


MAKERS: Final[Mapping[str, Maker]] = {
    "template": _template,
    "drafted": _drafted,
    "binned": _binned,
    "mail": _mail,
    "member": _member,
    "team": _team,
    "invitation": _invitation,
    "organization": _organization,
    "email": _email,
    "word": _word,
    "key": _key,
    "connection": _connection,
    "brand": _brand,
    "block": _block,
    "entry": _entry,
    "starter": _starter,
}


async def made(world: World, ask: Ask) -> dict[str, str]:
    """What a request names, made for it alone."""
    return {name: await MAKERS[name](world) for name in ask.things}


def filled(part: Any, things: Mapping[str, str]) -> Any:  # noqa: ANN401
    """A path or a body with the ids of things where their names stand."""
    if isinstance(part, str):
        for name, thing in things.items():
            part = part.replace(f"{{{name}}}", thing)
        return part
    if isinstance(part, dict):
        return {key: filled(value, things) for key, value in part.items()}
    return [filled(value, things) for value in part] if isinstance(part, list) else part
