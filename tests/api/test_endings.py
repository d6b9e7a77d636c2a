"""Every event that has to end a session, and how soon: access in five seconds, refresh at once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

import httpx
import pytest
from tests import people
from tests.builders import PASSWORD, Browser, HandClock, code, data
from tests.devices import Device, with_app, with_passkey

from craftify import wiring
from craftify.domain.access import Caller
from craftify.ports.items import Conflict, Items
from craftify.ports.passwords import Passwords
from craftify.records.accounts.accounts import password_op
from craftify.services.accounts.administrators import operator
from craftify.services.accounts.sessions import SecondFactorRequired

MakeClient = Callable[..., httpx.AsyncClient]
BEN = "ben@meadow.example"
NEW = "nine green frogs by the pond"


@dataclass
class World:
    """Ada, and Ben at two browsers and a program."""

    house: wiring.House
    ada: Browser
    ben: Browser
    other: Browser
    access: str
    refresh: str
    make_client: MakeClient
    clock: HandClock

    async def alive(self) -> tuple[bool, bool, bool]:
        """Which of Ben's still get in: the other browser, the program's access, its refresh."""
        client = self.make_client()
        bearer = {"Authorization": f"Bearer {self.access}"}
        browser = await self.other.get("/api/auth/session")
        program = await client.get("/api/auth/me", headers=bearer)
        renewed = await client.post("/api/auth/refresh", json={"refreshToken": self.refresh})
        return (
            browser.status_code == 200,
            program.status_code == 200,
            renewed.status_code == 200,
        )


@pytest.fixture
async def world(
    house: wiring.House, make_client: MakeClient, ada: Browser, clock: HandClock
) -> World:
    ben = await people.joined(house, ada, make_client(), BEN, "editor")
    other = await people.signed_in(make_client(), BEN)
    given = {"email": BEN, "password": PASSWORD}
    pair = data(await make_client().post("/api/auth/token", json=given))
    return World(
        house, ada, ben, other, pair["accessToken"], pair["refreshToken"], make_client, clock
    )


Event = Callable[[World], Awaitable[object]]


async def changed_password(world: World) -> None:
    given = {"currentPassword": PASSWORD, "newPassword": NEW}
    assert (await world.ben.post("/api/auth/me/password", given)).status_code == 204


async def reset_by_mail(world: World) -> None:
    client = world.make_client()
    await client.post("/api/auth/password/forgot", json={"email": BEN})
    token = await people.token(world.house, world.ada.organization_id, BEN)
    answer = await client.post("/api/auth/password/reset", json={"token": token, "password": NEW})
    assert answer.status_code in {200, 204}, answer.text
    assert "set-cookie" not in answer.headers


async def reset_by_operator(world: World) -> None:
    await world.house.services.administrators.reset_password(operator(), BEN, NEW)


async def ended_all_others(world: World) -> None:
    assert (await world.ben.delete("/api/auth/sessions")).status_code == 204


async def disabled(world: World) -> None:
    answer = await world.ada.patch(f"/api/users/{world.ben.user_id}", {"status": "disabled"})
    assert answer.status_code == 200, answer.text


async def removed(world: World) -> None:
    answer = await world.ada.delete(f"/api/users/{world.ben.user_id}")
    assert answer.status_code == 204, answer.text


async def added_app(world: World) -> None:
    await with_app(world.ben, world.clock)


async def added_passkey(world: World) -> None:
    await with_passkey(world.ben, Device())


ENDINGS: dict[str, Event] = {
    "a new password": changed_password,
    "a reset by mail": reset_by_mail,
    "a reset by the operator": reset_by_operator,
    "ending all others": ended_all_others,
    "being disabled": disabled,
    "being removed": removed,
    "an authenticator app": added_app,
    "a passkey": added_passkey,
}


@pytest.mark.parametrize("event", ENDINGS)
async def test_old_sessions_do_not_outlive(event: str, world: World) -> None:
    # everything has been used just now, so whatever is remembered is fresh
    await world.other.get("/api/auth/session")
    await ENDINGS[event](world)
    world.clock.advance(seconds=5)
    assert await world.alive() == (False, False, False)
    assert (await world.ada.get("/api/auth/session")).status_code == 200


@pytest.mark.parametrize("event", ["being disabled", "being removed"])
async def test_who_is_out_does_not_come_back_in(event: str, world: World) -> None:
    await ENDINGS[event](world)
    given = {"email": BEN, "password": PASSWORD}
    answer = await world.make_client().post("/api/auth/login", json=given)
    assert (answer.status_code, code(answer)) == (401, "INVALID_CREDENTIALS")
    assert (await world.ben.get("/api/templates")).status_code == 401


async def test_who_is_disabled_cannot_finish_what_was_begun(world: World, clock: HandClock) -> None:
    """A second factor and a passkey that were asked for before."""
    device = Device()
    await with_passkey(world.ben, device)
    phone, _ = await with_app(world.ben, clock)
    client = world.make_client()
    login = await client.post("/api/auth/login", json={"email": BEN, "password": PASSWORD})
    challenge = login.json()["error"]["details"][0]["message"]
    asked = data(await client.post("/api/auth/passkeys/options", json={}))
    await disabled(world)
    second = await client.post(
        "/api/auth/second-factor", json={"challenge": challenge, "code": phone.code()}
    )
    assert second.status_code == 401
    proof = {"challengeId": asked["challengeId"], "credential": device.get(asked["publicKey"])}
    assert (await client.post("/api/auth/passkeys/sign-in", json=proof)).status_code == 401


async def test_a_new_role_holds_within_five_seconds(world: World) -> None:
    made = {"name": "Hello", "content": "<p>Hello</p>"}
    before = await world.other.post("/api/templates", made)
    assert before.status_code == 201, before.text
    answer = await world.ada.patch(f"/api/users/{world.ben.user_id}", {"role": "viewer"})
    assert answer.status_code == 200, answer.text
    world.clock.advance(seconds=5)
    refused = await world.other.post("/api/templates", made)
    assert refused.status_code in {401, 403}
    bearer = {"Authorization": f"Bearer {world.access}"}
    program = await world.make_client().post("/api/templates", json=made, headers=bearer)
    assert program.status_code in {401, 403}


async def test_signing_out_ends_this_session_and_no_other(world: World) -> None:
    kept = dict(world.ben.client.cookies)
    assert (await world.ben.post("/api/auth/logout")).status_code == 204
    world.clock.advance(seconds=5)
    client = world.make_client()
    client.cookies.update(kept)
    assert (await client.get("/api/auth/session")).status_code == 401
    assert await world.alive() == (True, True, True)


async def test_a_password_that_was_right_a_moment_ago_begins_nothing(world: World) -> None:
    """The sign-in was judged with the old password, and is written after the new one."""
    proved = await world.house.services.entrance.prove(BEN, PASSWORD, Caller(address="192.0.2.1"))
    await changed_password(world)
    kept = await world.house.services.sessions.last_used(world.ben.user_id)
    assert kept is not None
    with pytest.raises(Conflict):
        await world.house.services.sessions.enter(
            kept, Caller(address="192.0.2.1"), proved.methods, also=proved.ops
        )


@dataclass(frozen=True)
class ChangedMeanwhile:
    """Passwords, of which one is changed right after it was found to be right."""

    passwords: Passwords
    items: Items
    account_id: str

    async def verify(self, hashed: str, password: str) -> bool:
        right = await self.passwords.verify(hashed, password)
        other = await self.passwords.hash("a password nobody else knows")
        await self.items.write(password_op(self.account_id, other))
        return right

    async def hash(self, password: str) -> str:
        return await self.passwords.hash(password)

    async def pretend(self, password: str) -> None:
        await self.passwords.pretend(password)

    def outdated(self, hashed: str) -> bool:
        return self.passwords.outdated(hashed)

    async def close(self) -> None:
        await self.passwords.close()


async def test_a_password_that_was_right_a_moment_ago_leads_to_no_second_step(world: World) -> None:
    """The new password may be the answer to somebody knowing the old one."""
    phone, _ = await with_app(world.ben, world.clock)
    ports = world.house.ports
    changing = ChangedMeanwhile(ports.passwords, ports.items, world.ben.user_id)
    entrance = replace(world.house.services.entrance, passwords=changing)
    with pytest.raises(SecondFactorRequired) as asked:
        await entrance.sign_in(BEN, PASSWORD, Caller(address="192.0.2.1"))
    told = {one.path: one.message for one in asked.value.problems}
    given = {"challenge": told["challenge"], "code": phone.wait()}
    answer = await world.make_client().post("/api/auth/second-factor", json=given)
    assert (answer.status_code, code(answer)) == (401, "CHALLENGE_EXPIRED")
