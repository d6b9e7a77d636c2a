"""Seals as AES-256-GCM under keys derived from the server's secrets.

A sealed text is `s1.<key id>.<nonce, ciphertext and tag as base64url>`. The purpose is associated
data. The key id follows from the secret, so the right key is found without trying.
"""

import base64
import binascii
import re
import secrets
from collections.abc import Sequence
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from craftify.ports.seals import SealBroken

SHAPE: Final = re.compile(r"s1\.([0-9a-f]{12})\.([A-Za-z0-9_-]{38,1000000})", re.ASCII)
NONCE: Final = 12


class AesSeals:
    """Keeps the port `Seals` with the present secret and those before it."""

    def __init__(self, secret: str, previous: Sequence[str] = ()) -> None:
        self._present = _key_id(secret)
        self._keys = {_key_id(one): AESGCM(_derived(one, "key")) for one in (*previous, secret)}

    def seal(self, purpose: str, text: str) -> str:
        nonce = secrets.token_bytes(NONCE)
        closed = self._keys[self._present].encrypt(nonce, text.encode(), _bound(purpose))
        return f"s1.{self._present}.{_encoded(nonce + closed)}"

    def unseal(self, purpose: str, sealed: str) -> str:
        match = SHAPE.fullmatch(sealed)
        key = self._keys.get(match[1]) if match else None
        if match is None or key is None:
            raise SealBroken
        try:
            raw = _decoded(match[2])
            return key.decrypt(raw[:NONCE], raw[NONCE:], _bound(purpose)).decode()
        except (binascii.Error, InvalidTag, UnicodeDecodeError) as error:
            raise SealBroken from error

    def outdated(self, sealed: str) -> bool:
        return not sealed.startswith(f"s1.{self._present}.")


def _encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _decoded(text: str) -> bytes:
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if _encoded(raw) != text:  # bits that say nothing would give one sealed text many spellings
        raise SealBroken
    return raw


def _bound(purpose: str) -> bytes:
    return f"craftify seal 1\0{purpose}".encode()


def _key_id(secret: str) -> str:
    return _derived(secret, "key id")[:6].hex()


def _derived(secret: str, part: str) -> bytes:
    told = f"craftify seals {part}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=told).derive(secret.encode())
