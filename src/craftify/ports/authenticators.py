"""Apps on somebody's phone that show six digits, other ones every thirty seconds (RFC 6238)."""

from datetime import datetime
from typing import Protocol


class Authenticators(Protocol):
    """Makes their secrets and reads their codes. Nothing here waits or remembers anything."""

    def secret(self) -> str:
        """A new random secret of 160 bits in base32, as people type it into an app."""
        ...

    def uri(self, secret: str, *, account: str, issuer: str) -> str:
        """The `otpauth://` address that an app reads from a QR code."""
        ...

    def step(self, secret: str, code: str, now: datetime) -> int | None:
        """The step of time whose code this is: the present one, the one before or the one after.

        None when it is the code of none of them. Steps count up: whoever remembers the last one
        can see to it that no code is taken twice.
        """
        ...
