"""TOTP as every app knows it: SHA-1, six digits, thirty seconds."""

import re
from datetime import datetime
from typing import Final

import pyotp
from pyotp.exceptions import OTPVerificationError

SHAPE: Final = re.compile(r"[0-9]{6}")
WINDOW: Final = 1


class TimeCodes:
    """Keeps the port `Authenticators`."""

    def secret(self) -> str:
        return pyotp.random_base32(32)

    def uri(self, secret: str, *, account: str, issuer: str) -> str:
        return pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=issuer)

    def step(self, secret: str, code: str, now: datetime) -> int | None:
        if not SHAPE.fullmatch(code):
            return None
        try:
            return pyotp.TOTP(secret).verify_and_get_timecode(
                code, for_time=now, valid_window=WINDOW
            )
        except OTPVerificationError:
            return None
