"""Setting up and giving up what proves who one is, step-up before it, and what follows it."""

from collections.abc import Callable

import httpx
import pytest
from tests.builders import PASSWORD, Browser, HandClock, Notes, a_founding, code, data, paths
from tests.devices import Device, Phone, shown, with_app, with_passkey

from craftify import wiring
from craftify.domain.errors import Conflict
from craftify.services.accounts.administrators import operator

MakeClient = Callable[..., httpx.AsyncClient]
GIVEN = {"email": "ada@meadow.example", "password": PASSWORD}
NEW = "nine green frogs by the pond"


@pytest.fixture
async def elsewhere(make_client: MakeClient, ada: Browser) -> Browser:
    """Ada at another browser."""
    assert ada.user_id
    client = make_client()
    return Browser(client, data(await client.post("/api/auth/login", json=GIVEN)))


async def factors(browser: Browser) -> dict[str, object]:
    return dict(data(await browser.get("/api/auth/factors")))


async def test_in_the_beginning_there_is_a_password_and_nothing_else(ada: Browser) -> None:
    assert await factors(ada) == {
        "password": True,
        "totp": None,
        "passkeys": [],
        "recoveryCodes": None,
        "required": False,
        "passkeysAt": "http://localhost:3001",
    }


async def test_an_app_counts_once_it_has_shown_a_code(
    ada: Browser, make_client: MakeClient, clock: HandClock
) -> None:
    begun = data(await ada.post("/api/auth/factors/totp"))
    assert begun["uri"].startswith("otpauth://totp/")
    assert begun["secret"] in begun["uri"]
    assert (await factors(ada))["totp"] is None
    assert (await make_client().post("/api/auth/login", json=GIVEN)).status_code == 200
    wrong = await ada.post("/api/auth/factors/totp/confirm", {"code": "000000"})
    assert (wrong.status_code, paths(wrong)) == (422, {"code"})
    right = {"code": Phone(begun["secret"], clock).code()}
    confirmed = data(await ada.post("/api/auth/factors/totp/confirm", right))
    assert len(confirmed["recoveryCodes"]) == 10
    assert (await factors(ada))["totp"] is not None
    again = await ada.post("/api/auth/factors/totp")
    assert (again.status_code, code(again)) == (409, "FACTOR_EXISTS")


async def test_setting_up_takes_fifteen_minutes_at_the_most(ada: Browser, clock: HandClock) -> None:
    begun = data(await ada.post("/api/auth/factors/totp"))
    clock.advance(minutes=9)
    await ada.post("/api/auth/step-up", {"password": PASSWORD})
    clock.advance(minutes=6)
    await ada.client.post("/api/auth/refresh")
    answer = await ada.post(
        "/api/auth/factors/totp/confirm", {"code": Phone(begun["secret"], clock).code()}
    )
    assert (answer.status_code, code(answer)) == (409, "ENROLMENT_OVER")


async def test_the_secret_begun_last_is_the_one_that_counts(ada: Browser, clock: HandClock) -> None:
    first = data(await ada.post("/api/auth/factors/totp"))["secret"]
    second = data(await ada.post("/api/auth/factors/totp"))["secret"]
    wrong = await ada.post("/api/auth/factors/totp/confirm", {"code": Phone(first, clock).code()})
    assert wrong.status_code == 422
    right = {"code": Phone(second, clock).code()}
    assert (await ada.post("/api/auth/factors/totp/confirm", right)).status_code == 200


async def test_passkeys_have_names_and_recovery_codes_come_with_the_first_factor(
    ada: Browser, clock: HandClock
) -> None:
    _, codes = await with_app(ada, clock)
    assert codes
    passkey, more = await with_passkey(ada, Device(), "  Laptop ")
    assert more == []
    renamed = await ada.patch(f"/api/auth/factors/passkeys/{passkey}", {"name": "Old laptop"})
    assert data(renamed)["name"] == "Old laptop"
    for name in ("", "x" * 61, "two\nlines"):
        refused = await ada.patch(f"/api/auth/factors/passkeys/{passkey}", {"name": name})
        assert (refused.status_code, paths(refused)) == (422, {"name"})
    missing = await ada.patch("/api/auth/factors/passkeys/nothing", {"name": "x"})
    assert missing.status_code == 404


async def test_a_device_is_not_asked_for_a_second_passkey(ada: Browser) -> None:
    device = Device()
    await with_passkey(ada, device)
    asked = data(await ada.post("/api/auth/factors/passkeys/options"))
    assert len(asked["publicKey"]["excludeCredentials"]) == 1


async def test_a_passkey_belongs_to_one_account(ada: Browser, stranger: Browser) -> None:
    """The answer of one browser, handed in by another, or a second time."""
    asked = data(await ada.post("/api/auth/factors/passkeys/options"))
    made = {
        "challengeId": asked["challengeId"],
        "credential": Device().create(asked["publicKey"]),
        "name": "Laptop",
    }
    stolen = await stranger.post("/api/auth/factors/passkeys", made)
    assert code(stolen) == "CHALLENGE_EXPIRED"
    assert (await ada.post("/api/auth/factors/passkeys", made)).status_code == 201
    assert code(await ada.post("/api/auth/factors/passkeys", made)) == "CHALLENGE_EXPIRED"


async def test_every_change_ends_other_sessions_tells_the_owner_and_is_on_the_record(
    house: wiring.House, ada: Browser, elsewhere: Browser, clock: HandClock, notes: Notes
) -> None:
    await with_app(ada, clock)
    assert (await elsewhere.get("/api/auth/session")).status_code == 401
    assert (await ada.get("/api/auth/session")).status_code == 200
    assert [note["kind"] for note in notes.of("factor.changed")] == ["factor_added"]
    await house.services.errands.settle()
    mails = await ada.get("/api/mailbox")
    subjects = [mail["subject"] for mail in data(mails)]
    assert "A new way to sign in was added" in subjects
    entries = data(await ada.get("/api/audit?entity=factor"))
    assert [entry["action"] for entry in entries] == ["factor.added"]


async def test_without_a_fresh_proof_nothing_changes(ada: Browser, clock: HandClock) -> None:
    passkey, _ = await with_passkey(ada, Device())
    clock.advance(minutes=15)
    await ada.client.post("/api/auth/refresh")
    for method, path, body in (
        ("POST", "/api/auth/factors/totp", None),
        ("POST", "/api/auth/factors/totp/confirm", {"code": "123456"}),
        ("DELETE", "/api/auth/factors/totp", None),
        ("POST", "/api/auth/factors/passkeys/options", None),
        ("PATCH", f"/api/auth/factors/passkeys/{passkey}", {"name": "x"}),
        ("DELETE", f"/api/auth/factors/passkeys/{passkey}", None),
        ("POST", "/api/auth/factors/recovery-codes", None),
        ("DELETE", "/api/auth/factors/password", None),
        ("POST", "/api/auth/me/password", {"currentPassword": PASSWORD, "newPassword": NEW}),
    ):
        answer = await ada.send(method, path, body)
        assert (answer.status_code, code(answer)) == (403, "STEP_UP_REQUIRED"), path
    assert (await ada.get("/api/auth/factors")).status_code == 200


async def test_a_password_proves_it_again_and_renews_the_access_cookie(
    ada: Browser, clock: HandClock
) -> None:
    clock.advance(minutes=9, seconds=59)
    before = dict(ada.client.cookies)
    state = data(await ada.get("/api/auth/step-up"))
    assert (state["methods"], state["secondFactor"]) == (["password"], False)
    wrong = await ada.post("/api/auth/step-up", {"password": "not it"})
    assert (wrong.status_code, code(wrong)) == (401, "INVALID_CREDENTIALS")
    assert (await ada.post("/api/auth/step-up", {})).status_code == 422
    answer = await ada.post("/api/auth/step-up", {"password": PASSWORD})
    assert data(answer)["csrfToken"] == ada.session["csrfToken"]
    assert ada.client.cookies["craftify_access"] != before["craftify_access"]
    assert ada.client.cookies["craftify_refresh"] == before["craftify_refresh"]
    clock.advance(minutes=9)
    assert (await ada.post("/api/auth/factors/totp")).status_code == 201
    stolen = {"Cookie": f"craftify_access={before['craftify_access']}"}
    ada.client.cookies.clear()
    refused = await ada.client.get("/api/auth/session", headers=stolen)
    assert refused.status_code == 401


async def test_with_a_second_factor_a_password_alone_proves_nothing(
    ada: Browser, clock: HandClock
) -> None:
    phone, codes = await with_app(ada, clock)
    half = await ada.post("/api/auth/step-up", {"password": PASSWORD})
    assert (half.status_code, paths(half)) == (422, {"code"})
    other = await ada.post("/api/auth/step-up", {"code": phone.code()})
    assert (other.status_code, paths(other)) == (422, {"password"})
    wrong = await ada.post("/api/auth/step-up", {"password": PASSWORD, "code": "000000"})
    assert (wrong.status_code, code(wrong)) == (401, "INVALID_CODE")
    whole = await ada.post("/api/auth/step-up", {"password": PASSWORD, "code": phone.code()})
    assert data(whole)["methods"] == ["password", "totp"]
    once = await ada.post("/api/auth/step-up", {"password": PASSWORD, "code": phone.code()})
    assert code(once) == "INVALID_CODE"
    saved = await ada.post("/api/auth/step-up", {"password": PASSWORD, "recoveryCode": codes[0]})
    assert saved.status_code == 200


async def test_a_passkey_alone_proves_it_again(ada: Browser) -> None:
    device = Device()
    await with_passkey(ada, device)
    asked = data(await ada.post("/api/auth/step-up/options"))
    proof = {"challengeId": asked["challengeId"], "credential": device.get(asked["publicKey"])}
    answer = await ada.post("/api/auth/step-up", {"passkey": proof})
    assert data(answer)["methods"] == ["password", "passkey"]


async def test_guessing_at_the_step_up_is_limited(
    ada: Browser, clock: HandClock, notes: Notes
) -> None:
    answers = [
        (await ada.post("/api/auth/step-up", {"password": "guess"})).status_code for _ in range(7)
    ]
    assert answers == [401] * 5 + [429] * 2
    assert len(notes.of("step_up.failed")) == 5
    clock.advance(seconds=1)
    assert (await ada.post("/api/auth/step-up", {"password": PASSWORD})).status_code == 200


async def test_a_program_proves_it_again_and_keeps_its_tokens(
    make_client: MakeClient, ada: Browser, clock: HandClock
) -> None:
    assert ada.user_id
    client = make_client()
    pair = data(await client.post("/api/auth/token", json=GIVEN))
    clock.advance(minutes=16)
    pair = data(await client.post("/api/auth/refresh", json={"refreshToken": pair["refreshToken"]}))
    bearer = {"Authorization": f"Bearer {pair['accessToken']}"}
    refused = await client.post("/api/auth/factors/totp", headers=bearer)
    assert code(refused) == "STEP_UP_REQUIRED"
    proved = await client.post("/api/auth/step-up", headers=bearer, json={"password": PASSWORD})
    assert "set-cookie" not in proved.headers
    assert (await client.post("/api/auth/factors/totp", headers=bearer)).status_code == 201


async def test_a_password_may_go_when_passkeys_stand_alone(
    make_client: MakeClient, ada: Browser
) -> None:
    refused = await ada.delete("/api/auth/factors/password")
    assert (refused.status_code, code(refused)) == (409, "LAST_FACTOR")
    device = Device()
    passkey, codes = await with_passkey(ada, device)
    assert codes
    assert (await ada.delete("/api/auth/factors/password")).status_code == 204
    client = make_client()
    wrong = await client.post("/api/auth/login", json=GIVEN)
    assert (wrong.status_code, code(wrong)) == (401, "INVALID_CREDENTIALS")
    alone = await client.post("/api/auth/passkeys/sign-in", json=await shown(client, device))
    assert alone.status_code == 200
    # now the passkey is what holds
    kept = await ada.delete(f"/api/auth/factors/passkeys/{passkey}")
    assert (kept.status_code, code(kept)) == (409, "LAST_FACTOR")
    state = data(await ada.get("/api/auth/step-up"))
    assert (state["password"], state["methods"]) == (False, ["passkey"])
    # a new one may be chosen
    chosen = await ada.post("/api/auth/me/password", {"newPassword": NEW})
    assert chosen.status_code == 204
    login = await client.post("/api/auth/login", json=GIVEN | {"password": NEW})
    assert code(login) == "SECOND_FACTOR_REQUIRED"


async def test_giving_everything_up_leaves_the_password(
    make_client: MakeClient, ada: Browser, clock: HandClock
) -> None:
    await with_app(ada, clock)
    passkey, _ = await with_passkey(ada, Device())
    assert (await ada.delete("/api/auth/factors/totp")).status_code == 204
    assert (await ada.delete("/api/auth/factors/totp")).status_code == 404
    assert (await factors(ada))["recoveryCodes"] is not None
    assert (await ada.delete(f"/api/auth/factors/passkeys/{passkey}")).status_code == 204
    left = await factors(ada)
    assert (left["passkeys"], left["recoveryCodes"]) == ([], None)
    assert (await make_client().post("/api/auth/login", json=GIVEN)).status_code == 200
    nothing = await ada.post("/api/auth/factors/recovery-codes")
    assert (nothing.status_code, code(nothing)) == (409, "FACTOR_MISSING")


@pytest.fixture
async def bob(house: wiring.House, make_client: MakeClient, ada: Browser) -> Browser:
    """A second administrator of Meadow, without any second factor."""
    assert ada.user_id
    await house.services.administrators.create(operator(), a_founding(email="bob@meadow.example"))
    client = make_client()
    given = GIVEN | {"email": "bob@meadow.example"}
    return Browser(client, data(await client.post("/api/auth/login", json=given)))


async def test_an_organization_may_ask_for_a_second_factor(
    ada: Browser, bob: Browser, make_client: MakeClient, clock: HandClock
) -> None:
    await with_app(ada, clock)
    asked = {"settings": {"requireSecondFactor": True}}
    assert (await ada.patch("/api/organization", asked)).status_code == 200
    clock.advance(seconds=5)
    for path in ("/api/templates", "/api/users", "/api/keys", "/api/audit"):
        answer = await bob.get(path)
        assert (answer.status_code, code(answer)) == (403, "SECOND_FACTOR_MISSING"), path
        assert (await ada.get(path)).status_code == 200
    renamed = await bob.patch("/api/auth/me", {"firstName": "Bob"})
    assert code(renamed) == "SECOND_FACTOR_MISSING"
    # what leads to a factor, or away
    assert data(await bob.get("/api/auth/session"))["secondFactorMissing"] is True
    for path in ("/api/auth/me", "/api/organization", "/api/auth/sessions", "/api/auth/step-up"):
        assert (await bob.get(path)).status_code == 200, path
    signed_in = await make_client().post(
        "/api/auth/login", json=GIVEN | {"email": "bob@meadow.example"}
    )
    assert data(signed_in)["secondFactorMissing"] is True
    await with_app(bob, clock)
    assert (await bob.get("/api/templates")).status_code == 200
    assert data(await bob.get("/api/auth/session"))["secondFactorMissing"] is False


async def test_where_one_is_asked_for_the_last_one_stays(ada: Browser, clock: HandClock) -> None:
    await with_app(ada, clock)
    await ada.patch("/api/organization", {"settings": {"requireSecondFactor": True}})
    last = await ada.delete("/api/auth/factors/totp")
    assert (last.status_code, code(last)) == (409, "FACTOR_REQUIRED")
    assert (await factors(ada))["required"] is True
    await with_passkey(ada, Device())
    assert (await ada.delete("/api/auth/factors/totp")).status_code == 204


async def test_recovery_codes_do_not_stand_in_for_a_factor_where_one_is_asked_for(
    ada: Browser, clock: HandClock
) -> None:
    """They go with the last factor, so nobody is left with codes alone."""
    await with_app(ada, clock)
    assert (await ada.delete("/api/auth/factors/totp")).status_code == 204
    assert (await factors(ada))["recoveryCodes"] is None


async def test_the_operator_helps_who_has_lost_everything(
    house: wiring.House, make_client: MakeClient, ada: Browser, clock: HandClock
) -> None:
    device = Device()
    await with_app(ada, clock)
    await with_passkey(ada, device)
    await house.services.administrators.reset_factors(operator(), "ADA@meadow.example")
    clock.advance(seconds=5)
    assert (await ada.get("/api/auth/session")).status_code == 401
    client = make_client()
    assert (await client.post("/api/auth/login", json=GIVEN)).status_code == 200
    gone = await client.post("/api/auth/passkeys/sign-in", json=await shown(client, device))
    assert code(gone) == "INVALID_CODE"
    with pytest.raises(Conflict):
        await house.services.administrators.reset_factors(operator(), GIVEN["email"])
