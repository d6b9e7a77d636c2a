"""Signing in with more than a password: codes of an app, recovery codes, passkeys."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from tests import people
from tests.builders import PASSWORD, Browser, HandClock, Notes, code, data
from tests.devices import PRESENT, Device, Phone, shown, with_app, with_passkey

from craftify import wiring

MakeClient = Callable[..., httpx.AsyncClient]
GIVEN = {"email": "ada@meadow.example", "password": PASSWORD}


def details(answer: httpx.Response) -> dict[str, str]:
    return {one["path"]: one["message"] for one in answer.json()["error"]["details"]}


async def challenged(client: httpx.AsyncClient) -> dict[str, str]:
    """The details of a sign-in whose password was right."""
    answer = await client.post("/api/auth/login", json=GIVEN)
    assert (answer.status_code, code(answer)) == (401, "SECOND_FACTOR_REQUIRED"), answer.text
    assert "set-cookie" not in answer.headers
    return details(answer)


async def follow(client: httpx.AsyncClient, challenge: str, **more: Any) -> httpx.Response:  # noqa: ANN401
    return await client.post("/api/auth/second-factor", json={"challenge": challenge} | more)


@pytest.fixture
async def phone(ada: Browser, clock: HandClock) -> Phone:
    return (await with_app(ada, clock))[0]


@pytest.fixture
def client(make_client: MakeClient) -> httpx.AsyncClient:
    return make_client()


async def test_a_password_alone_is_not_enough_any_more(
    client: httpx.AsyncClient, phone: Phone
) -> None:
    asked = await challenged(client)
    assert asked["methods"] == "totp,recovery"
    answer = await follow(client, asked["challenge"], code=phone.code())
    assert answer.status_code == 200
    assert data(answer)["methods"] == ["password", "totp"]
    assert (await client.get("/api/auth/session")).status_code == 200


async def test_a_program_gets_tokens_by_the_same_two_steps_or_in_one(
    client: httpx.AsyncClient, phone: Phone
) -> None:
    asked = await challenged(client)
    answer = await follow(client, asked["challenge"], code=phone.code(), token=True)
    assert data(answer)["accessToken"]
    assert "set-cookie" not in answer.headers
    one = await client.post("/api/auth/token", json=GIVEN | {"code": phone.wait()})
    assert data(one)["accessToken"]


async def test_a_code_is_taken_once_also_by_many_at_the_same_time(
    client: httpx.AsyncClient, phone: Phone
) -> None:
    now = phone.code()
    answers = await asyncio.gather(
        *(client.post("/api/auth/token", json=GIVEN | {"code": now}) for _ in range(4))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 401, 401, 401]
    again = await client.post("/api/auth/token", json=GIVEN | {"code": now})
    assert (again.status_code, code(again)) == (401, "INVALID_CODE")
    older = phone.code(later=-1)
    refused = await client.post("/api/auth/token", json=GIVEN | {"code": older})
    assert code(refused) == "INVALID_CODE"


async def test_a_challenge_is_taken_once_and_within_five_minutes(
    client: httpx.AsyncClient, phone: Phone, clock: HandClock
) -> None:
    asked = await challenged(client)
    assert (await follow(client, asked["challenge"], code=phone.code())).status_code == 200
    again = await follow(client, asked["challenge"], code=phone.wait())
    assert (again.status_code, code(again)) == (401, "CHALLENGE_EXPIRED")
    late = await challenged(client)
    clock.advance(minutes=5)
    assert code(await follow(client, late["challenge"], code=phone.code())) == "CHALLENGE_EXPIRED"


async def test_a_challenge_dies_with_its_password(
    client: httpx.AsyncClient, ada: Browser, phone: Phone
) -> None:
    asked = await challenged(client)
    changed = {"currentPassword": PASSWORD, "newPassword": "nine green frogs by the pond"}
    assert (await ada.post("/api/auth/me/password", changed)).status_code == 204
    assert code(await follow(client, asked["challenge"], code=phone.code())) == "CHALLENGE_EXPIRED"


async def test_a_recovery_code_lets_in_once(
    make_client: MakeClient, ada: Browser, clock: HandClock
) -> None:
    _, codes = await with_app(ada, clock)
    assert len(set(codes)) == 10
    client = make_client()
    asked = await challenged(client)
    spelled = codes[0].upper().replace("-", " ")
    answer = await follow(client, asked["challenge"], recoveryCode=spelled)
    assert data(answer)["methods"] == ["password", "recovery"]
    again = await follow(client, (await challenged(client))["challenge"], recoveryCode=codes[0])
    assert code(again) == "INVALID_CODE"
    left = data(await ada.get("/api/auth/factors"))["recoveryCodes"]
    assert (left["left"], left["total"]) == (9, 10)


async def test_new_recovery_codes_make_the_old_ones_worthless(
    client: httpx.AsyncClient, ada: Browser, clock: HandClock
) -> None:
    _, codes = await with_app(ada, clock)
    fresh = data(await ada.post("/api/auth/factors/recovery-codes"))["recoveryCodes"]
    assert not set(fresh) & set(codes)
    asked = await challenged(client)
    assert code(await follow(client, asked["challenge"], recoveryCode=codes[3])) == "INVALID_CODE"
    assert (await follow(client, asked["challenge"], recoveryCode=fresh[3])).status_code == 200


async def test_a_passkey_follows_a_password(
    make_client: MakeClient, ada: Browser, clock: HandClock
) -> None:
    device = Device()
    await with_app(ada, clock)
    await with_passkey(ada, device)
    client = make_client()
    asked = await challenged(client)
    assert asked["methods"] == "totp,passkey,recovery"
    proof = await shown(client, device, asked["challenge"])
    answer = await follow(client, asked["challenge"], passkey=proof)
    assert data(answer)["methods"] == ["password", "passkey"]
    # shown again, to the same challenge and to another one
    assert code(await follow(client, asked["challenge"], passkey=proof)) == "CHALLENGE_EXPIRED"
    other = await challenged(client)
    assert code(await follow(client, other["challenge"], passkey=proof)) == "CHALLENGE_EXPIRED"


async def test_a_passkey_alone_is_two_factors(make_client: MakeClient, ada: Browser) -> None:
    device = Device()
    await with_passkey(ada, device)
    client = make_client()
    proof = await shown(client, device)
    answer = await client.post("/api/auth/passkeys/sign-in", json=proof)
    assert data(answer)["methods"] == ["passkey"]
    assert data(answer)["user"]["email"] == GIVEN["email"]
    again = await client.post("/api/auth/passkeys/sign-in", json=proof)
    assert code(again) == "CHALLENGE_EXPIRED"
    program = await client.post(
        "/api/auth/passkeys/sign-in", json=await shown(client, device) | {"token": True}
    )
    assert data(program)["accessToken"]


@dataclass
class Doors:
    """The four places that ask for a passkey, and what each takes."""

    ada: Browser
    client: httpx.AsyncClient
    device: Device
    challenge: str

    async def ask(self, door: str) -> dict[str, Any]:
        by_browser = {
            "register": "/api/auth/factors/passkeys/options",
            "step-up": "/api/auth/step-up/options",
        }
        if door in by_browser:
            return dict(data(await self.ada.post(by_browser[door])))
        body = {"challenge": self.challenge} if door == "second" else {}
        return dict(data(await self.client.post("/api/auth/passkeys/options", json=body)))

    async def show(self, door: str, asked: dict[str, Any]) -> httpx.Response:
        options, proof = asked["publicKey"], {"challengeId": asked["challengeId"]}
        if door == "register":
            made = options if "user" in options else options | {"user": {"id": "YQ"}, "rp": RP}
            proof |= {"credential": Device().create(made), "name": "x"}
            return await self.ada.post("/api/auth/factors/passkeys", proof)
        proof["credential"] = self.device.get(options | {"rpId": "localhost"})
        if door == "alone":
            return await self.client.post("/api/auth/passkeys/sign-in", json=proof)
        if door == "second":
            return await follow(self.client, self.challenge, passkey=proof)
        return await self.ada.post("/api/auth/step-up", {"passkey": proof})


DOORS = ("register", "alone", "second", "step-up")
RP = {"id": "localhost"}


@pytest.mark.parametrize("purpose", DOORS)
async def test_what_is_asked_for_one_purpose_is_no_answer_to_another(
    make_client: MakeClient, ada: Browser, purpose: str
) -> None:
    device, client = Device(), make_client()
    await with_passkey(ada, device)
    doors = Doors(ada, client, device, (await challenged(client))["challenge"])
    asked = await doors.ask(purpose)
    for door in DOORS:
        if door != purpose:
            assert code(await doors.show(door, asked)) == "CHALLENGE_EXPIRED", door
    answer = await doors.show(purpose, asked)
    assert answer.status_code in {200, 201}, answer.text


async def test_the_passkey_of_somebody_else_is_no_second_factor(
    make_client: MakeClient, ada: Browser, stranger: Browser, phone: Phone
) -> None:
    assert phone.secret
    mine, theirs = Device(), Device()
    await with_passkey(ada, mine)
    await with_passkey(stranger, theirs)
    client = make_client()
    asked = await challenged(client)
    options = data(
        await client.post("/api/auth/passkeys/options", json={"challenge": asked["challenge"]})
    )
    forged = theirs.get(options["publicKey"] | {"allowCredentials": []})
    proof = {"challengeId": options["challengeId"], "credential": forged}
    assert code(await follow(client, asked["challenge"], passkey=proof)) == "INVALID_CODE"


@pytest.mark.parametrize(
    "device",
    [Device(origin="https://evil.example"), Device(flags=PRESENT)],
    ids=["phishing", "no PIN"],
)
async def test_a_passkey_shown_elsewhere_or_by_nobody_proves_nothing(
    make_client: MakeClient, ada: Browser, device: Device
) -> None:
    good = Device()
    await with_passkey(ada, good)
    device.held = good.held
    client = make_client()
    answer = await client.post("/api/auth/passkeys/sign-in", json=await shown(client, device))
    assert (answer.status_code, code(answer)) == (401, "INVALID_CODE")


async def test_a_copied_passkey_is_refused_and_told(
    make_client: MakeClient, ada: Browser, notes: Notes
) -> None:
    device = Device()
    await with_passkey(ada, device)
    client = make_client()
    for _ in range(2):
        await client.post("/api/auth/passkeys/sign-in", json=await shown(client, device))
    device.held[0].count -= 1
    copied = await client.post("/api/auth/passkeys/sign-in", json=await shown(client, device))
    assert code(copied) == "INVALID_CODE"
    assert [note["severity"] for note in notes.of("passkey.copied")] == ["high"]


async def test_a_device_that_does_not_count_is_fine(make_client: MakeClient, ada: Browser) -> None:
    device = Device(counting=False)
    await with_passkey(ada, device)
    client = make_client()
    for _ in range(3):
        answer = await client.post("/api/auth/passkeys/sign-in", json=await shown(client, device))
        assert answer.status_code == 200


async def test_codes_are_guessed_a_few_times_only_and_a_right_password_forgives_none(
    house: wiring.House,
    client: httpx.AsyncClient,
    ada: Browser,
    phone: Phone,
    clock: HandClock,
    notes: Notes,
) -> None:
    statuses = []
    for _ in range(7):
        asked = await challenged(client)
        answer = await follow(client, asked["challenge"], code="000000")
        statuses.append(answer.status_code)
    assert statuses == [401] * 5 + [429] * 2
    assert len(notes.of("second_factor.failed")) == 5
    told = await people.texts(house, ada.organization_id, GIVEN["email"])
    assert sum("Somebody knows your password" in text for text in told) == 1
    clock.advance(seconds=1)
    asked = await challenged(client)
    assert (await follow(client, asked["challenge"], code=phone.code())).status_code == 200


async def test_no_other_way_leads_around_the_second_factor(
    make_client: MakeClient, ada: Browser, phone: Phone, clock: HandClock
) -> None:
    client = make_client()
    for path in ("/api/auth/login", "/api/auth/token"):
        assert code(await client.post(path, json=GIVEN)) == "SECOND_FACTOR_REQUIRED"
        for empty in ({"code": ""}, {"code": None}, {"recoveryCode": ""}, {"passkey": None}):
            answer = await client.post(path, json=GIVEN | empty)
            assert answer.status_code == 401
            assert "accessToken" not in answer.text
    asked = await challenged(client)
    challenge = asked["challenge"]
    # a challenge is no credential of any other kind
    bearer = {"Authorization": f"Bearer {challenge}"}
    assert (await client.get("/api/auth/me", headers=bearer)).status_code == 401
    answer = await client.post("/api/auth/refresh", json={"refreshToken": challenge})
    assert answer.status_code == 401
    client.cookies.set("craftify_access", challenge)
    assert (await client.get("/api/auth/session")).status_code == 401
    client.cookies.clear()
    # neither is anything at all a challenge
    token = dict(ada.client.cookies)["craftify_access"]
    for forged in ("", "nonsense", token, challenge[:-1], challenge + "="):
        clock.advance(seconds=30)
        assert code(await follow(client, forged, code=phone.code())) == "CHALLENGE_EXPIRED"
    # half an answer is none
    assert (await follow(client, challenge)).status_code in {401, 422}
    both = {"code": phone.wait(), "recoveryCode": "x"}
    assert (await follow(client, challenge, **both)).status_code == 422


@pytest.mark.parametrize("email", ["ada@meadow.example", "ben@meadow.example"])
async def test_a_reset_by_mail_leaves_the_second_factor_where_it_is(
    house: wiring.House, make_client: MakeClient, ada: Browser, clock: HandClock, email: str
) -> None:
    """Also for the first administrator, whose address nobody has confirmed."""
    somebody = ada
    if email.startswith("ben"):
        somebody = await people.joined(house, ada, make_client(), email)
    phone, _ = await with_app(somebody, clock)
    client = make_client()
    await client.post("/api/auth/password/forgot", json={"email": email})
    token = await people.token(house, ada.organization_id, email)
    chosen = {"token": token, "password": "nine green frogs by the pond"}
    answer = await client.post("/api/auth/password/reset", json=chosen)
    assert answer.status_code in {200, 204}, answer.text
    assert "set-cookie" not in answer.headers
    given = {"email": email, "password": chosen["password"]}
    asked = await client.post("/api/auth/login", json=given)
    assert code(asked) == "SECOND_FACTOR_REQUIRED"
    challenge = details(asked)["challenge"]
    assert (await follow(client, challenge, code=phone.code())).status_code == 200


async def test_an_invitation_asks_for_the_second_factor_too(
    house: wiring.House,
    make_client: MakeClient,
    ada: Browser,
    stranger: Browser,
    clock: HandClock,
) -> None:
    phone, _ = await with_app(ada, clock)
    await people.invited(stranger, "ada@meadow.example")
    token = await people.token(house, stranger.organization_id, "ada@meadow.example")
    given = {"token": token, "password": PASSWORD}
    client = make_client()
    for half in (given, given | {"code": "000000"}, {"token": token, "code": phone.code()}):
        answer = await client.post("/api/invitations/accept", json=half)
        assert answer.status_code == 401, answer.text
        assert "set-cookie" not in answer.headers
    whole = await client.post("/api/invitations/accept", json=given | {"code": phone.code()})
    assert whole.status_code == 201, whole.text
    assert data(whole)["methods"] == ["password", "totp"]


async def test_nothing_that_proves_anything_is_kept_as_it_is(
    house: wiring.House, ada: Browser, clock: HandClock, notes: Notes
) -> None:
    phone, codes = await with_app(ada, clock)
    item = await house.ports.items.get(f"USER#{ada.user_id}", "factors")
    assert item is not None
    told = str(item.doc) + str(notes.taken)
    assert phone.secret not in told
    for one in codes:
        assert one not in told
        assert one.replace("-", "") not in told
