"""What every reader of authenticator apps promises; the examples are those of RFC 6238."""

import base64
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pyotp
import pytest
from tests.builders import MORNING

from craftify.adapters.authenticators import TimeCodes
from craftify.ports.authenticators import Authenticators

CODES: Authenticators = TimeCodes()
SECRET = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_reads_the_codes_of_the_standard(seconds: int, code: str) -> None:
    assert CODES.step(SECRET, code, datetime.fromtimestamp(seconds, UTC)) == seconds // 30


def test_takes_the_step_before_and_the_one_after_and_no_other() -> None:
    code = pyotp.TOTP(SECRET).at(MORNING)
    step = CODES.step(SECRET, code, MORNING)
    assert step is not None
    for seconds in (-30, 0, 29, 30, 59):
        assert CODES.step(SECRET, code, MORNING + timedelta(seconds=seconds)) == step
    for seconds in (-31, 60, 90, 3600):
        assert CODES.step(SECRET, code, MORNING + timedelta(seconds=seconds)) is None


@pytest.mark.parametrize(
    "odd",
    ["", "12345", "1234567", " 287082", "287082\n", "28708\uff12", "٢٨٧٠٨٢", "abcdef", "-87082"],
)
def test_takes_six_plain_digits_only(odd: str) -> None:
    assert CODES.step(SECRET, odd, datetime.fromtimestamp(59, UTC)) is None


def test_secrets_have_160_bits_and_are_never_the_same() -> None:
    made = {CODES.secret() for _ in range(200)}
    assert len(made) == 200
    assert {len(base64.b32decode(secret)) for secret in made} == {20}


def test_an_app_can_read_the_address() -> None:
    uri = urlsplit(CODES.uri(SECRET, account="ada+1@meadow.example", issuer="Craftify: Email"))
    assert (uri.scheme, uri.netloc) == ("otpauth", "totp")
    assert unquote(uri.path).endswith("ada+1@meadow.example")
    assert parse_qs(uri.query)["secret"] == [SECRET]
    assert parse_qs(uri.query)["issuer"] == ["Craftify: Email"]
