"""What every reader of ID tokens promises: it believes one issuer, for one client, once."""

import base64
import hashlib
import json
import time
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from tests.builders import MORNING

from craftify.adapters.tokens import JwtIdTokens
from craftify.ports.id_tokens import Expectation, IdTokenInvalid, IdTokens, KeyUnknown

TOKENS: IdTokens = JwtIdTokens()
Keys = Sequence[Mapping[str, Any]]


def b64(number: int, length: int) -> str:
    return base64.urlsafe_b64encode(number.to_bytes(length, "big")).decode().rstrip("=")


class Rsa:
    algorithm = "RS256"

    def __init__(self, size: int = 2048) -> None:
        self.private = rsa.generate_private_key(public_exponent=65537, key_size=size)

    def public(self, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
        numbers = self.private.public_key().public_numbers()
        size = self.private.key_size // 8
        return {"kty": "RSA", "n": b64(numbers.n, size), "e": "AQAB", "kid": "rsa"} | more


class Ec:
    algorithm = "ES256"

    def __init__(self) -> None:
        self.private = ec.generate_private_key(ec.SECP256R1())

    def public(self, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
        numbers = self.private.public_key().public_numbers()
        return {
            "kty": "EC",
            "crv": "P-256",
            "x": b64(numbers.x, 32),
            "y": b64(numbers.y, 32),
            "kid": "ec",
        } | more


class Ed:
    algorithm = "EdDSA"

    def __init__(self) -> None:
        self.private = ed25519.Ed25519PrivateKey.generate()

    def public(self, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
        raw = self.private.public_key().public_bytes_raw()
        x = base64.urlsafe_b64encode(raw).decode().rstrip("=")
        return {"kty": "OKP", "crv": "Ed25519", "x": x, "kid": "ed"} | more


RSA, EC, ED, OTHER, WEAK = Rsa(), Ec(), Ed(), Rsa(), Rsa(1024)
Signer = Rsa | Ec | Ed
SIGNERS: dict[str, Signer] = {"RS256": RSA, "ES256": EC, "EdDSA": ED}
KEYS: Keys = [RSA.public(), EC.public(), ED.public()]
NOW = int(MORNING.timestamp())
GOOD = {
    "iss": "https://login.example",
    "sub": "ada",
    "aud": "craftify",
    "nonce": "n-1",
    "iat": NOW,
    "exp": NOW + 300,
}
EXPECTED = Expectation(issuer="https://login.example", client_id="craftify", nonce="n-1")


def signed(
    claims: Mapping[str, Any],
    signer: Signer = RSA,
    **head: Any,  # noqa: ANN401 - any JSON
) -> str:
    header = {"kid": signer.public()["kid"], **head}
    header = {name: value for name, value in header.items() if value is not None}
    return jwt.encode(dict(claims), signer.private, signer.algorithm, headers=header)


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in GOOD.items() if key != name}


@pytest.mark.parametrize("algorithm", list(SIGNERS))
def test_reads_what_was_signed_by_the_issuer(algorithm: str) -> None:
    claims = GOOD | {"email": "ada@meadow.example"}
    assert TOKENS.read(signed(claims, SIGNERS[algorithm]), KEYS, EXPECTED, MORNING) == claims


def test_an_audience_of_several_names_its_party() -> None:
    several = GOOD | {"aud": ["craftify", "other"], "azp": "craftify"}
    assert TOKENS.read(signed(several), KEYS, EXPECTED, MORNING) == several
    one = GOOD | {"aud": ["craftify"]}
    assert TOKENS.read(signed(one), KEYS, EXPECTED, MORNING) == one


def test_a_single_key_needs_no_name() -> None:
    token = signed(GOOD, kid=None)
    assert TOKENS.read(token, [RSA.public(kid="x")], EXPECTED, MORNING)["sub"] == "ada"
    with pytest.raises(KeyUnknown):
        TOKENS.read(token, [RSA.public(kid="x"), OTHER.public(kid="y")], EXPECTED, MORNING)


def test_times_may_be_off_by_a_minute() -> None:
    token = signed(GOOD)
    for moment in (
        MORNING - timedelta(seconds=60),
        MORNING + timedelta(seconds=359),
    ):
        assert TOKENS.read(token, KEYS, EXPECTED, moment)
    for moment in (
        MORNING - timedelta(seconds=61),
        MORNING + timedelta(seconds=360),
        MORNING + timedelta(days=900),
    ):
        with pytest.raises(IdTokenInvalid):
            TOKENS.read(token, KEYS, EXPECTED, moment)


def test_an_access_token_beside_it_is_the_one() -> None:
    digest = hashlib.sha256(b"access").digest()[:16]
    half = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    token = signed(GOOD | {"at_hash": half})
    mine = Expectation(
        issuer=EXPECTED.issuer, client_id="craftify", nonce="n-1", access_token="access"
    )
    assert TOKENS.read(token, KEYS, mine, MORNING)
    assert TOKENS.read(signed(GOOD), KEYS, mine, MORNING)
    other = Expectation(
        issuer=EXPECTED.issuer, client_id="craftify", nonce="n-1", access_token="stolen"
    )
    with pytest.raises(IdTokenInvalid):
        TOKENS.read(token, KEYS, other, MORNING)


def part(content: Any) -> str:  # noqa: ANN401 - any JSON
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


PEM = RSA.private.public_key().public_bytes(
    serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
)
HEAD, BODY, SIGNATURE = signed(GOOD).split(".")
N = RSA.public()["n"]


def by_secret(secret: bytes, algorithm: str = "HS256") -> str:
    """Signed with what everybody knows, as if it were a secret: PyJWT itself refuses to."""
    body = f"{part({'alg': algorithm, 'kid': 'rsa'})}.{part(GOOD)}"
    import hmac  # noqa: PLC0415 - only here somebody forges

    return f"{body}.{part(hmac.digest(secret, body.encode(), 'sha256'))}"


FALSE = {
    "nothing": "",
    "words": "nonsense",
    "two parts": f"{HEAD}.{BODY}",
    "four parts": f"{HEAD}.{BODY}.{SIGNATURE}.x",
    "alg none": f"{part({'alg': 'none', 'kid': 'rsa'})}.{BODY}.",
    "alg none with a signature": f"{part({'alg': 'none', 'kid': 'rsa'})}.{BODY}.{SIGNATURE}",
    "alg NONE": f"{part({'alg': 'NONE', 'kid': 'rsa'})}.{BODY}.{SIGNATURE}",
    "alg missing": f"{part({'kid': 'rsa'})}.{BODY}.{SIGNATURE}",
    "alg a list": f"{part({'alg': ['RS256'], 'kid': 'rsa'})}.{BODY}.{SIGNATURE}",
    "HS256 by the public key": by_secret(PEM),
    "HS256 by the modulus": by_secret(N.encode()),
    "HS256 by the client's secret": by_secret(b"client secret"),
    "RS512": jwt.encode(GOOD, RSA.private, "RS512", headers={"kid": "rsa"}),
    "PS256": jwt.encode(GOOD, RSA.private, "PS256", headers={"kid": "rsa"}),
    "another payload": f"{HEAD}.{part(GOOD | {'sub': 'eve'})}.{SIGNATURE}",
    "another key": signed(GOOD, OTHER),
    "the key of another kind": f"{part({'alg': 'ES256', 'kid': 'rsa'})}.{BODY}.{SIGNATURE}",
    "a key it brings": signed(GOOD, OTHER, kid="mine", jwk=OTHER.public()),
    "a key from elsewhere": signed(GOOD, OTHER, kid="mine", jku="https://evil.example/jwks"),
    "a certificate it brings": signed(GOOD, OTHER, kid="mine", x5u="https://evil.example/x"),
    "padded": f"{HEAD}.{BODY}.{SIGNATURE}=",
    "padded inside": f"{HEAD}=.{BODY}.{SIGNATURE}",
    "blanks": f" {HEAD}.{BODY}.{SIGNATURE}",
    "a line more": f"{HEAD}.{BODY}.{SIGNATURE}\n",
    "critical": signed(GOOD, crit=["b64"], b64=True),
    "critical unknown": signed(GOOD, crit=["x"], x=1),
    "an access token": signed(GOOD, typ="at+jwt"),
    "a logout token": signed(GOOD, typ="logout+jwt"),
    "kid a number": f"{part({'alg': 'RS256', 'kid': 1})}.{BODY}.{SIGNATURE}",
    "another issuer": signed(GOOD | {"iss": "https://evil.example"}),
    "an issuer with a slash": signed(GOOD | {"iss": "https://login.example/"}),
    "part of the issuer": signed(GOOD | {"iss": "https://login"}),
    "a longer issuer": signed(GOOD | {"iss": "https://login.example.evil.example"}),
    "no issuer": signed(without("iss")),
    "another audience": signed(GOOD | {"aud": "other"}),
    "no audience": signed(without("aud")),
    "an empty audience": signed(GOOD | {"aud": []}),
    "several audiences without a party": signed(GOOD | {"aud": ["craftify", "other"]}),
    "another party": signed(GOOD | {"aud": ["craftify", "other"], "azp": "other"}),
    "another party alone": signed(GOOD | {"azp": "other"}),
    "another nonce": signed(GOOD | {"nonce": "n-2"}),
    "no nonce": signed(without("nonce")),
    "a nonce of another kind": signed(GOOD | {"nonce": ["n-1"]}),
    "no subject": signed(without("sub")),
    "an empty subject": signed(GOOD | {"sub": ""}),
    "a long subject": signed(GOOD | {"sub": "x" * 256}),
    "a subject of another kind": jwt.PyJWS().encode(
        json.dumps(GOOD | {"sub": 1}).encode(), RSA.private, "RS256", headers={"kid": "rsa"}
    ),
    "expired": signed(GOOD | {"exp": NOW - 61}),
    "without an end": signed(without("exp")),
    "an odd end": signed(GOOD | {"exp": 10**400}),
    "an end in words": f"{HEAD}.{part(GOOD | {'exp': 'soon'})}.{SIGNATURE}",
    "issued later": signed(GOOD | {"iat": NOW + 3600}),
    "not issued": signed(without("iat")),
    "not yet": signed(GOOD | {"nbf": NOW + 3600}),
    "longer than any": f"{HEAD}.{BODY * 300}.{SIGNATURE}",
    "deep": f"{HEAD}.{part(b'[' * 9000 + b']' * 9000)}.{SIGNATURE}",
    "a deep head": f"{part(b'[' * 2000 + b']' * 2000)}.{BODY}.{SIGNATURE}",
    "a head of another kind": f"{part([])}.{BODY}.{SIGNATURE}",
    "no signature": f"{HEAD}.{BODY}.AAAA",
}


@pytest.mark.parametrize("token", list(FALSE.values()), ids=list(FALSE))
def test_takes_nothing_else_and_says_so_quickly(token: str) -> None:
    began = time.process_time()
    with pytest.raises(IdTokenInvalid):
        TOKENS.read(token, KEYS, EXPECTED, MORNING)
    assert time.process_time() - began < 0.05


def test_a_changed_letter_anywhere_is_noticed() -> None:
    token = signed(GOOD, ED)
    for place in range(len(token) - 1):
        letter = "A" if token[place] != "A" else "B"
        if token[place] != ".":
            with pytest.raises(IdTokenInvalid):
                TOKENS.read(token[:place] + letter + token[place + 1 :], KEYS, EXPECTED, MORNING)


UNFIT = {
    "for secrecy": RSA.public(use="enc"),
    "to encrypt with": RSA.public(key_ops=["encrypt"]),
    "for one odd thing": RSA.public(key_ops="verify"),
    "for another algorithm": RSA.public(alg="RS512"),
    "of another name": RSA.public(kid="another"),
    "of two kinds": RSA.public(kty="oct", k=N),
    "a secret": {"kty": "oct", "k": N, "kid": "rsa"},
    "without numbers": {"kty": "RSA", "kid": "rsa"},
    "with odd numbers": {"kty": "RSA", "kid": "rsa", "n": "!!" * 300, "e": "AQAB"},
    "nothing": {},
}


@pytest.mark.parametrize("key", list(UNFIT.values()), ids=list(UNFIT))
def test_a_key_is_used_for_what_it_is_meant(key: dict[str, Any]) -> None:
    with pytest.raises(IdTokenInvalid):
        TOKENS.read(signed(GOOD), [key], EXPECTED, MORNING)


def test_weak_keys_are_not_believed() -> None:
    with pytest.warns(jwt.InsecureKeyLengthWarning):
        token = signed(GOOD, WEAK)
    with pytest.raises(IdTokenInvalid):
        TOKENS.read(token, [WEAK.public()], EXPECTED, MORNING)


def test_two_keys_of_one_name_are_none() -> None:
    with pytest.raises(KeyUnknown):
        TOKENS.read(signed(GOOD), [RSA.public(), OTHER.public()], EXPECTED, MORNING)


@pytest.mark.parametrize("algorithm", list(SIGNERS))
def test_only_what_the_issuer_says_it_does_is_believed(algorithm: str) -> None:
    for offered in ([], ["none"], ["HS256"], [one for one in SIGNERS if one != algorithm]):
        expected = Expectation(
            issuer=EXPECTED.issuer, client_id="craftify", nonce="n-1", algorithms=offered
        )
        with pytest.raises(IdTokenInvalid):
            TOKENS.read(signed(GOOD, SIGNERS[algorithm]), KEYS, expected, MORNING)


def test_hs256_is_never_believed_even_when_it_is_offered() -> None:
    expected = Expectation(
        issuer=EXPECTED.issuer, client_id="craftify", nonce="n-1", algorithms=["HS256", "none"]
    )
    keys = [{"kty": "oct", "k": part(b"k" * 32), "kid": "rsa"}]
    for token in (by_secret(b"k" * 32), FALSE["alg none"], FALSE["alg none with a signature"]):
        with pytest.raises(IdTokenInvalid):
            TOKENS.read(token, keys, expected, MORNING)
