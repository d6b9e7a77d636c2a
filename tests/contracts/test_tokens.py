"""What every maker of tokens promises, and what it must never take for one of its own."""

import base64
import json
import time
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args

import jwt
import pytest
from tests.builders import MORNING

from craftify.adapters.tokens import JwtTokens, secret_key
from craftify.domain.errors import Unavailable
from craftify.ports.tokens import Claims, Purpose, Ticket, TokenExpired, TokenInvalid, Tokens

KEY = "a secret of more than thirty-two characters"
TOKENS: Tokens = JwtTokens(KEY)
CLAIMS = Claims(
    user_id="user",
    organization_id="organization",
    session_id="session",
    issued_at=MORNING,
    expires_at=MORNING + timedelta(minutes=10),
)


def part(content: Any) -> str:  # noqa: ANN401 - any JSON
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def test_says_what_was_signed() -> None:
    assert TOKENS.read(TOKENS.sign(CLAIMS), MORNING) == CLAIMS


def test_ends_at_its_time() -> None:
    token = TOKENS.sign(CLAIMS)
    assert TOKENS.read(token, CLAIMS.expires_at - timedelta(seconds=1)) == CLAIMS
    for _ in range(2):
        with pytest.raises(TokenExpired):
            TOKENS.read(token, CLAIMS.expires_at)


HEADER, PAYLOAD, SIGNATURE = TOKENS.sign(CLAIMS).split(".")
SIGNING = JwtTokens(KEY)._signing  # noqa: SLF001 - to forge as well as its owner could
GOOD = jwt.decode(TOKENS.sign(CLAIMS), options={"verify_signature": False})


def forged(header: dict[str, Any], payload: dict[str, Any], key: bytes = SIGNING) -> str:
    return jwt.encode(payload, key, "HS256", headers=header)


FALSE = {
    "nothing": "",
    "words": "nonsense",
    "two parts": f"{HEADER}.{PAYLOAD}",
    "unsigned": f"{part({'alg': 'none', 'typ': 'at+jwt'})}.{PAYLOAD}.",
    "none with a signature": f"{part({'alg': 'none', 'typ': 'at+jwt'})}.{PAYLOAD}.{SIGNATURE}",
    "another payload": f"{HEADER}.{part(GOOD | {'sub': 'eve'})}.{SIGNATURE}",
    "padded": f"{HEADER}.{PAYLOAD}.{SIGNATURE}=",
    "padded inside": f"{HEADER}=.{PAYLOAD}.{SIGNATURE}",
    "another secret": JwtTokens(KEY + "!").sign(CLAIMS),
    "the bare secret": forged({"typ": "at+jwt"}, GOOD, KEY.encode()),
    "another purpose": forged({"typ": "JWT"}, GOOD),
    "a key of its own": forged({"typ": "at+jwt", "jwk": {"kty": "oct", "k": "AA"}}, GOOD),
    "a key from elsewhere": forged({"typ": "at+jwt", "jku": "https://evil.example"}, GOOD),
    "a named key": forged({"typ": "at+jwt", "kid": "../../dev/null"}, GOOD),
    "critical": forged({"typ": "at+jwt", "crit": ["b64"], "b64": True}, GOOD),
    "another audience": forged({"typ": "at+jwt"}, GOOD | {"aud": "refresh"}),
    "another issuer": forged({"typ": "at+jwt"}, GOOD | {"iss": "craftify-evil"}),
    "several audiences": forged({"typ": "at+jwt"}, GOOD | {"aud": [GOOD["aud"], "other"]}),
    "a claim more": forged({"typ": "at+jwt"}, GOOD | {"admin": True}),
    "not yet": forged({"typ": "at+jwt"}, GOOD | {"nbf": GOOD["iat"] + 60}),
    "without an end": forged(
        {"typ": "at+jwt"}, {name: value for name, value in GOOD.items() if name != "exp"}
    ),
    "an odd end": forged({"typ": "at+jwt"}, GOOD | {"exp": 10**30}),
    "longer than any": f"{HEADER}.{PAYLOAD * 2000}.{SIGNATURE}",
    "deep": f"{HEADER}.{part(b'[' * 900 + b']' * 900)}.{SIGNATURE}",
    "other digits": f"{HEADER}.{PAYLOAD}.{'٣' * 43}",
    "blanks": f" {HEADER}.{PAYLOAD}.{SIGNATURE}",
    "a line more": f"{HEADER}.{PAYLOAD}.{SIGNATURE}\n",
}


@pytest.mark.parametrize("token", list(FALSE.values()), ids=list(FALSE))
def test_takes_nothing_else_and_says_so_quickly(token: str) -> None:
    began = time.perf_counter()
    with pytest.raises(TokenInvalid):
        TOKENS.read(token, MORNING)
    assert time.perf_counter() - began < 0.05


def test_a_changed_letter_anywhere_is_noticed() -> None:
    token = TOKENS.sign(CLAIMS)
    for place in range(0, len(token) - 1, 7):
        letter = "A" if token[place] != "A" else "B"
        if token[place] != ".":
            with pytest.raises(TokenInvalid):
                TOKENS.read(token[:place] + letter + token[place + 1 :], MORNING)


def test_secrets_are_long_and_never_the_same() -> None:
    made = {TOKENS.secret() for _ in range(1000)}
    assert len(made) == 1000
    assert min(map(len, made)) >= 43


def test_what_is_derived_follows_from_secret_purpose_and_text() -> None:
    derived = TOKENS.derive("csrf", "session")
    assert derived == JwtTokens(KEY).derive("csrf", "session")
    assert derived != TOKENS.derive("refresh token", "session")
    assert derived != TOKENS.derive("csrf", "other")
    assert derived != JwtTokens(KEY + "!").derive("csrf", "session")


def test_compares_whatever_it_is_given() -> None:
    assert TOKENS.same("abc", "abc")
    for other in ("", "abd", "abcd", "ключ", "\ud800"):
        assert not TOKENS.same("abc", other)
    assert TOKENS.digest("abc") != "abc"
    assert len(TOKENS.digest("\ud800")) == 64


def test_the_secret_on_disk_is_made_once_and_for_nobody_else(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "secret.key"
    key = secret_key(path)
    assert secret_key(path) == key
    assert len(key) >= 43
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["secret.key"]


def test_a_secret_that_is_too_short_stops_the_start(tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    path.write_text("short")
    with pytest.raises(Unavailable, match="32 characters"):
        secret_key(path)


PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
TICKET = Ticket(
    id="one",
    subject="ada",
    data={"organization": "meadow"},
    issued_at=MORNING,
    expires_at=MORNING + timedelta(minutes=5),
)


@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_ticket_says_what_it_was_issued_for_until_its_time(purpose: Purpose) -> None:
    token = TOKENS.issue(purpose, TICKET)
    assert TOKENS.redeem(purpose, token, MORNING) == TICKET
    with pytest.raises(TokenExpired):
        TOKENS.redeem(purpose, token, TICKET.expires_at)


@pytest.mark.parametrize("wanted", [*PURPOSES, "access"])
def test_no_token_of_one_purpose_works_for_another(wanted: str) -> None:
    access = TOKENS.sign(CLAIMS)
    tokens: dict[str, str] = {one: TOKENS.issue(one, TICKET) for one in PURPOSES}
    for purpose, token in (tokens | {"access": access}).items():
        if purpose == wanted:
            continue
        with pytest.raises(TokenInvalid):
            if wanted == "access":
                TOKENS.read(token, MORNING)
            else:
                TOKENS.redeem(next(one for one in PURPOSES if one == wanted), token, MORNING)


@pytest.mark.parametrize("token", list(FALSE.values()), ids=list(FALSE))
def test_what_is_no_access_token_is_no_ticket_either(token: str) -> None:
    for purpose in PURPOSES:
        with pytest.raises(TokenInvalid):
            TOKENS.redeem(purpose, token, MORNING)
