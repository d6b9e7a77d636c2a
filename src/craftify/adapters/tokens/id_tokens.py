"""ID tokens of other issuers, by PyJWT, which is told exactly what to believe."""

import base64
import hashlib
import hmac
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import jwt

from craftify.ports.id_tokens import ALGORITHMS, Expectation, IdTokenInvalid, KeyUnknown

LONGEST: Final = 32 * 1024
SHAPE: Final = re.compile(r"[\w-]{2,4096}\.[\w-]{2,28000}\.[\w-]{2,1500}", re.ASCII)
LEEWAY: Final = 60
REQUIRED: Final = ("iss", "sub", "aud", "exp", "iat", "nonce")
SUBJECT: Final = 255
# which key signs how: another one under the same name is not meant
KINDS: Final[Mapping[str, tuple[str, str | None]]] = {
    "RS256": ("RSA", None),
    "ES256": ("EC", "P-256"),
    "EdDSA": ("OKP", "Ed25519"),
}
MODULUS: Final = 256  # bytes of an RSA key of 2048 bits
DIGESTS: Final = {"RS256": "sha256", "ES256": "sha256", "EdDSA": "sha512"}


class JwtIdTokens:
    """Keeps the port `IdTokens`."""

    def read(
        self,
        token: str,
        keys: Sequence[Mapping[str, Any]],
        expected: Expectation,
        now: datetime,
    ) -> Mapping[str, Any]:
        header = _header(token)
        algorithm = str(header.get("alg"))
        if algorithm not in ALGORITHMS or algorithm not in expected.algorithms:
            raise IdTokenInvalid("It is signed in a way that is not believed.")
        key = _key(keys, header, algorithm)
        try:
            claims: dict[str, Any] = jwt.decode(
                token,
                key.key,
                algorithms=[algorithm],
                issuer=expected.issuer,
                audience=expected.client_id,
                options={
                    "require": list(REQUIRED),
                    "verify_exp": False,
                    "verify_iat": False,
                    "verify_nbf": False,
                },
            )
        except (jwt.PyJWTError, RecursionError, ValueError, TypeError) as error:
            raise IdTokenInvalid(f"It does not hold: {type(error).__name__}.") from error
        _meant_for_us(claims, expected)
        _timely(claims, now)
        _beside(claims, expected, algorithm)
        return claims


def _header(token: str) -> Mapping[str, Any]:
    # PyJWT takes padded base64 and would read "crit" it does not know
    if len(token) > LONGEST or not SHAPE.fullmatch(token):
        raise IdTokenInvalid("It does not look like a token.")
    try:
        header = jwt.get_unverified_header(token)
    except (jwt.PyJWTError, RecursionError, ValueError) as error:
        raise IdTokenInvalid("Its head cannot be read.") from error
    kind = header.get("typ", "JWT")
    if "crit" in header or not isinstance(kind, str) or kind.upper() != "JWT":
        raise IdTokenInvalid("Its head asks for more than an ID token may.")
    if not isinstance(header.get("kid", ""), str):
        raise IdTokenInvalid("Its head cannot be read.")
    return header


def _key(keys: Sequence[Mapping[str, Any]], header: Mapping[str, Any], algorithm: str) -> jwt.PyJWK:
    """The one key that may have signed it."""
    fitting = [key for key in keys if _fits(key, algorithm)]
    if "kid" in header:
        fitting = [key for key in fitting if key.get("kid") == header["kid"]]
    if len(fitting) != 1:
        raise KeyUnknown("None of the issuer's keys is the one that signed it.")
    try:
        return jwt.PyJWK(dict(fitting[0]), algorithm)
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise IdTokenInvalid("The issuer's key cannot be read.") from error


def _fits(key: Mapping[str, Any], algorithm: str) -> bool:
    kind, curve = KINDS[algorithm]
    operations = key.get("key_ops", ["verify"])
    return (
        key.get("kty") == kind
        and (curve is None or key.get("crv") == curve)
        and key.get("use", "sig") == "sig"
        and key.get("alg", algorithm) == algorithm
        and isinstance(operations, list)
        and "verify" in operations
        and (kind != "RSA" or _long_enough(key))
    )


def _long_enough(key: Mapping[str, Any]) -> bool:
    modulus = key.get("n")
    return isinstance(modulus, str) and len(modulus.rstrip("=")) * 3 // 4 >= MODULUS


def _meant_for_us(claims: Mapping[str, Any], expected: Expectation) -> None:
    audience = claims["aud"]
    parties = [audience] if isinstance(audience, str) else audience
    party = claims.get("azp")
    if (len(parties) > 1 and party is None) or (party not in (None, expected.client_id)):
        raise IdTokenInvalid("It is meant for somebody else.")
    if not _same(claims["nonce"], expected.nonce):
        raise IdTokenInvalid("It does not answer our question.")
    subject = claims["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= SUBJECT:
        raise IdTokenInvalid("It does not say about whom.")


def _timely(claims: Mapping[str, Any], now: datetime) -> None:
    moment = now.timestamp()
    try:
        over = float(claims["exp"]) + LEEWAY <= moment
        early = max(float(claims["iat"]), float(claims.get("nbf", 0))) - LEEWAY > moment
    except (TypeError, ValueError, OverflowError) as error:
        raise IdTokenInvalid("It does not say when it holds.") from error
    if over or early:
        raise IdTokenInvalid("It does not hold now: its time is over, or a clock is wrong.")


def _beside(claims: Mapping[str, Any], expected: Expectation, algorithm: str) -> None:
    """The access token that came with it is the one it came with."""
    told = claims.get("at_hash")
    if told is None or not expected.access_token:
        return
    digest = hashlib.new(DIGESTS[algorithm], expected.access_token.encode()).digest()
    half = base64.urlsafe_b64encode(digest[: len(digest) // 2]).decode().rstrip("=")
    if not _same(told, half):
        raise IdTokenInvalid("The access token beside it is another one.")


def _same(told: object, expected: str) -> bool:
    return isinstance(told, str) and hmac.compare_digest(
        told.encode("utf-8", "replace"), expected.encode()
    )
