"""Tokens by which a provider of ours says who somebody is."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, Protocol

from msgspec import Struct

ALGORITHMS: Final = ("RS256", "ES256", "EdDSA")
"""The only ways to sign that are believed: public keys, and nothing older than these."""


class Expectation(Struct, frozen=True, kw_only=True):
    """What a token has to say: by whom, for whom, in answer to which question."""

    issuer: str
    client_id: str
    nonce: str
    algorithms: Sequence[str] = ALGORITHMS
    access_token: str = ""


class IdTokenInvalid(Exception):
    """Not a token to believe; the message says why, for the operator and without its content."""


class KeyUnknown(IdTokenInvalid):
    """Signed by a key that is not among those given: newer ones may have come."""


class IdTokens(Protocol):
    """Reads the ID tokens of OpenID Connect. Nothing here waits for anything."""

    def read(
        self,
        token: str,
        keys: Sequence[Mapping[str, Any]],
        expected: Expectation,
        now: datetime,
    ) -> Mapping[str, Any]:
        """The claims of a token that was signed by one of these keys (as JSON Web Keys).

        The algorithm has to be one of those expected and one for its key; the key has to be meant
        for signatures. Issuer and nonce are compared to the letter; the audience is the client, or
        holds it and names it as the authorized party; times may be off by a minute. With an access
        token beside it, a digest of that one in the token has to be right.

        Raises:
            KeyUnknown: no key of that name is among them.
            IdTokenInvalid: anything else is not as it has to be.
        """
        ...
