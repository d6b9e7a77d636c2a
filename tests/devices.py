"""A device that holds passkeys: real keys and real signatures, in software (a client, no mock)."""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
import httpx
import pyotp
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from tests.builders import Browser, HandClock, data

PRESENT, VERIFIED, ELIGIBLE, SYNCED, ATTESTED = 0x01, 0x04, 0x08, 0x10, 0x40
LOCAL = "http://localhost:3001"


def packed(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def unpacked(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Held:
    """One passkey in the device."""

    credential_id: bytes
    key: ec.EllipticCurvePrivateKey
    user_handle: bytes
    count: int = 0


@dataclass
class Device:
    """Makes and shows passkeys for a page at `origin`, as its browser would.

    What a thief or a broken device would do differently is an argument: another origin, no PIN,
    a count that stands still.
    """

    origin: str = LOCAL
    flags: int = PRESENT | VERIFIED
    counting: bool = True
    held: list[Held] = field(default_factory=list)

    def create(self, options: dict[str, Any], **more: Any) -> dict[str, Any]:  # noqa: ANN401
        """The credential `navigator.credentials.create` would give, as JSON."""
        for excluded in options.get("excludeCredentials", []):
            assert unpacked(excluded["id"]) not in {one.credential_id for one in self.held}
        key = ec.generate_private_key(ec.SECP256R1())
        handle = unpacked(options["user"]["id"])
        kept = Held(secrets.token_bytes(16), key, handle)
        self.held.append(kept)
        client = self._client("webauthn.create", options["challenge"])
        attested = bytes(16) + len(kept.credential_id).to_bytes(2, "big") + kept.credential_id
        told = self._told(options["rp"]["id"], kept, ATTESTED, attested + cose(key))
        attestation = {"fmt": "none", "attStmt": {}, "authData": told} | more
        response = {
            "clientDataJSON": packed(client),
            "attestationObject": packed(cbor2.dumps(attestation)),
            "transports": ["internal", "hybrid"],
        }
        return self._credential(kept, response)

    def get(self, options: dict[str, Any], which: int = -1) -> dict[str, Any]:
        """The credential `navigator.credentials.get` would give, as JSON."""
        allowed = {unpacked(one["id"]) for one in options.get("allowCredentials", [])}
        usable = [one for one in self.held if not allowed or one.credential_id in allowed]
        kept = usable[which]
        if self.counting:
            kept.count += 1
        client = self._client("webauthn.get", options["challenge"])
        told = self._told(options["rpId"], kept, 0, b"")
        signed = kept.key.sign(told + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        response = {
            "clientDataJSON": packed(client),
            "authenticatorData": packed(told),
            "signature": packed(signed),
            "userHandle": packed(kept.user_handle),
        }
        return self._credential(kept, response)

    def _client(self, kind: str, challenge: str) -> bytes:
        told = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(told).encode()

    def _told(self, rp_id: str, kept: Held, more: int, attested: bytes) -> bytes:
        flags = bytes([self.flags | more])
        return (
            hashlib.sha256(rp_id.encode()).digest()
            + flags
            + kept.count.to_bytes(4, "big")
            + attested
        )

    def _credential(self, kept: Held, response: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": packed(kept.credential_id),
            "rawId": packed(kept.credential_id),
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": response,
        }


def cose(key: ec.EllipticCurvePrivateKey) -> bytes:
    """The public half as a COSE key for ES256."""
    numbers = key.public_key().public_numbers()
    return cbor2.dumps(
        {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
    )


@dataclass
class Phone:
    """An authenticator app with one account in it."""

    secret: str
    clock: HandClock

    def code(self, *, later: int = 0) -> str:
        """What it shows now, or so many steps later."""
        return pyotp.TOTP(self.secret).at(self.clock.now(), counter_offset=later)

    def wait(self) -> str:
        """The next code: each is good once."""
        self.clock.advance(seconds=30)
        return self.code()


async def with_app(browser: Browser, clock: HandClock) -> tuple[Phone, list[str]]:
    """Set an authenticator app up; the phone, and recovery codes with the first factor."""
    begun = data(await browser.post("/api/auth/factors/totp"))
    phone = Phone(begun["secret"], clock)
    confirmed = await browser.post("/api/auth/factors/totp/confirm", {"code": phone.code()})
    assert confirmed.status_code == 200, confirmed.text
    clock.advance(seconds=30)
    return phone, data(confirmed)["recoveryCodes"] or []


async def with_passkey(
    browser: Browser, device: Device, name: str = "Laptop"
) -> tuple[str, list[str]]:
    """Make a passkey; its id, and recovery codes with the first factor."""
    asked = data(await browser.post("/api/auth/factors/passkeys/options"))
    made = {
        "challengeId": asked["challengeId"],
        "credential": device.create(asked["publicKey"]),
        "name": name,
    }
    kept = await browser.post("/api/auth/factors/passkeys", made)
    assert kept.status_code == 201, kept.text
    return data(kept)["passkey"]["id"], data(kept)["recoveryCodes"] or []


async def shown(client: httpx.AsyncClient, device: Device, challenge: str = "") -> dict[str, Any]:
    """What the browser sends back when a passkey is asked for at the entrance."""
    asked = await client.post(
        "/api/auth/passkeys/options", json={"challenge": challenge} if challenge else {}
    )
    assert asked.status_code == 200, asked.text
    found = data(asked)
    return {"challengeId": found["challengeId"], "credential": device.get(found["publicKey"])}
