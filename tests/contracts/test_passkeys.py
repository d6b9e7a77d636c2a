"""What every judge of passkeys promises, and what it must never take for a proof."""

import json
from typing import Any

import pytest
from tests.devices import ELIGIBLE, LOCAL, PRESENT, SYNCED, VERIFIED, Device, packed, unpacked

from craftify.adapters.passkeys import WebauthnPasskeys
from craftify.adapters.passkeys.ceremonies import passkey_origin
from craftify.ports.passkeys import Holder, KnownPasskey, NewPasskey, PasskeyRefused, Passkeys

PASSKEYS: Passkeys = WebauthnPasskeys("http://127.0.0.1:3001")
HOLDER = Holder(id="0193-ada", name="ada@meadow.example", display_name="Ada Byron")
ONE, OTHER = b"1" * 32, b"2" * 32


def made(device: Device, challenge: bytes = ONE) -> NewPasskey:
    return PASSKEYS.registered(device.create(PASSKEYS.registration(ONE, HOLDER, [])), challenge)


def changed(credential: dict[str, Any], **response: str) -> dict[str, Any]:
    return credential | {"response": credential["response"] | response}


def test_a_device_is_asked_for_a_key_it_keeps_and_for_its_person() -> None:
    known = [KnownPasskey(credential_id=packed(b"known"), transports=("usb",))]
    asked = PASSKEYS.registration(ONE, HOLDER, known)
    assert asked["rp"] == {"id": "localhost", "name": "Craftify Email"}
    assert unpacked(asked["challenge"]) == ONE
    assert unpacked(asked["user"]["id"]) == HOLDER.id.encode()
    assert asked["user"]["name"] == HOLDER.name
    chosen = asked["authenticatorSelection"]
    assert (chosen["residentKey"], chosen["userVerification"]) == ("required", "required")
    assert asked["attestation"] == "none"
    assert [one["id"] for one in asked["excludeCredentials"]] == [packed(b"known")]


def test_what_a_device_makes_can_be_shown_again() -> None:
    device = Device()
    passkey = made(device)
    assert passkey.transports == ("hybrid", "internal")
    asked = PASSKEYS.request(OTHER, [KnownPasskey(credential_id=passkey.credential_id)])
    assert (asked["rpId"], asked["userVerification"]) == ("localhost", "required")
    credential = device.get(asked)
    claimed = PASSKEYS.claimed(credential)
    assert (claimed.credential_id, claimed.holder_id) == (passkey.credential_id, HOLDER.id)
    assert PASSKEYS.shown(credential, OTHER, passkey.public_key).sign_count == 1


def test_a_key_that_lives_in_several_devices_says_so() -> None:
    assert not made(Device()).synced
    assert made(Device(flags=PRESENT | VERIFIED | ELIGIBLE | SYNCED)).synced


@pytest.mark.parametrize(
    "device",
    [
        Device(origin="https://evil.example"),
        Device(origin="http://127.0.0.1:3001"),
        Device(origin="http://localhost:3002"),
        Device(flags=PRESENT),
        Device(flags=VERIFIED),
        Device(flags=0),
    ],
    ids=["phishing", "number", "other port", "no PIN", "nobody there", "nothing"],
)
def test_what_is_not_from_here_or_without_its_person_proves_nothing(device: Device) -> None:
    with pytest.raises(PasskeyRefused):
        made(device)
    good = Device()
    passkey = made(good)
    device.held = good.held
    with pytest.raises(PasskeyRefused):
        PASSKEYS.shown(device.get(PASSKEYS.request(ONE)), ONE, passkey.public_key)


def test_an_answer_belongs_to_its_challenge_its_key_and_its_ceremony() -> None:
    device, other = Device(), Device()
    first, second = made(device), made(other)
    credential = device.get(PASSKEYS.request(ONE))
    PASSKEYS.shown(credential, ONE, first.public_key)
    creation = device.create(PASSKEYS.registration(ONE, HOLDER, []))
    for wrong, challenge, key in (
        (credential, OTHER, first.public_key),
        (credential, ONE, second.public_key),
        (creation, ONE, first.public_key),
    ):
        with pytest.raises(PasskeyRefused):
            PASSKEYS.shown(wrong, challenge, key)
    with pytest.raises(PasskeyRefused):
        PASSKEYS.registered(credential, ONE)
    with pytest.raises(PasskeyRefused):
        made(device, OTHER)


def test_a_page_in_a_frame_of_another_site_is_refused() -> None:
    device = Device()
    passkey = made(device)
    credential = device.get(PASSKEYS.request(ONE))
    told = json.loads(unpacked(credential["response"]["clientDataJSON"])) | {"crossOrigin": True}
    framed = changed(credential, clientDataJSON=packed(json.dumps(told).encode()))
    with pytest.raises(PasskeyRefused):
        PASSKEYS.shown(framed, ONE, passkey.public_key)


def test_an_attestation_nobody_asked_for_is_not_even_read() -> None:
    device = Device()
    asked = PASSKEYS.registration(ONE, HOLDER, [])
    with pytest.raises(PasskeyRefused):
        PASSKEYS.registered(device.create(asked, fmt="tpm", attStmt={"ver": "2.0"}), ONE)


ODD = ["", "=", "!!", "A" * 4000, packed(b"[" * 3000), packed(b"{}"), packed(bytes(40)), "é"]


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize(
    "field", ["clientDataJSON", "authenticatorData", "signature", "userHandle"]
)
def test_nonsense_is_refused_and_nothing_worse(field: str, odd: str) -> None:
    device = Device()
    passkey = made(device)
    credential = changed(device.get(PASSKEYS.request(ONE)), **{field: odd})
    if field == "userHandle":
        try:
            assert PASSKEYS.claimed(credential).holder_id != HOLDER.id
        except PasskeyRefused:
            return
    else:
        with pytest.raises(PasskeyRefused):
            PASSKEYS.shown(credential, ONE, passkey.public_key)


@pytest.mark.parametrize("odd", [{}, {"id": 1}, {"id": "a", "rawId": "b", "response": []}])
def test_what_is_no_credential_is_refused(odd: dict[str, Any]) -> None:
    for judge in (
        lambda: PASSKEYS.claimed(odd),
        lambda: PASSKEYS.registered(odd, ONE),
        lambda: PASSKEYS.shown(odd, ONE, ""),
    ):
        with pytest.raises(PasskeyRefused):
            judge()


@pytest.mark.parametrize(
    ("origin", "works_at"),
    [
        ("https://email.example.com", "https://email.example.com"),
        ("https://email.example.com:443", "https://email.example.com"),
        ("https://email.example.com:8443", "https://email.example.com:8443"),
        ("http://127.0.0.1:3001", "http://localhost:3001"),
        ("http://[::1]:3001", "http://localhost:3001"),
        ("http://localhost", "http://localhost"),
        ("http://email.localhost:80", "http://email.localhost"),
        ("http://email.example.com", None),
        ("https://192.0.2.7", None),
        ("http://192.168.1.5:3001", None),
        ("", None),
    ],
)
def test_knows_where_browsers_let_passkeys_be_used(origin: str, works_at: str | None) -> None:
    assert passkey_origin(origin) == works_at
    assert WebauthnPasskeys(origin).origin == works_at


def test_where_they_cannot_be_used_nothing_is_asked_or_taken() -> None:
    nowhere = WebauthnPasskeys("http://192.168.1.5:3001")
    for verb in (
        lambda: nowhere.registration(ONE, HOLDER, []),
        lambda: nowhere.request(ONE),
        lambda: nowhere.registered({}, ONE),
    ):
        with pytest.raises(PasskeyRefused):
            verb()


def test_the_page_is_the_one_people_open() -> None:
    assert PASSKEYS.origin == LOCAL
