"""Passkeys: keys that stay in somebody's device and prove who they are (WebAuthn)."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from msgspec import Struct


class KnownPasskey(Struct, frozen=True, kw_only=True):
    """What a device has to know of a passkey to find it: its id in base64url, and ways to it."""

    credential_id: str
    transports: tuple[str, ...] = ()


class NewPasskey(Struct, frozen=True, kw_only=True):
    """A passkey a device has made. Bytes are base64url; `synced` ones live in several devices."""

    credential_id: str
    public_key: str
    sign_count: int
    transports: tuple[str, ...]
    synced: bool


class Holder(Struct, frozen=True, kw_only=True):
    """Whom a new passkey is for: `id` is handed back at every sign-in, the names are shown."""

    id: str
    name: str
    display_name: str


class Claimed(Struct, frozen=True, kw_only=True):
    """Which passkey an answer claims to be of, and whose: nothing of it is proved."""

    credential_id: str
    holder_id: str | None


class Shown(Struct, frozen=True, kw_only=True):
    """What a proved answer says besides: how often the device has signed, 0 when it won't say."""

    sign_count: int
    synced: bool


class PasskeyRefused(Exception):
    """The answer of the device proves nothing. The text is for logs, not for people."""


class Passkeys(Protocol):
    """Asks devices, and judges what they answer. Nothing here waits or remembers anything.

    Options and credentials are the JSON forms that browsers take and give. A challenge is given
    by the caller, who sees to it that each is used once. People are always asked for their
    finger, face or PIN, and an answer without it proves nothing.
    """

    @property
    def origin(self) -> str | None:
        """The origin at which passkeys work here; None when browsers would refuse them."""
        ...

    def registration(
        self, challenge: bytes, holder: Holder, known: Sequence[KnownPasskey]
    ) -> dict[str, Any]:
        """What to ask a device that is to make a passkey; not one that holds a known one."""
        ...

    def registered(self, credential: Mapping[str, Any], challenge: bytes) -> NewPasskey:
        """The passkey a device has made for this challenge, at our origin.

        Raises:
            PasskeyRefused: anything is not as it was asked for.
        """
        ...

    def request(self, challenge: bytes, known: Sequence[KnownPasskey] = ()) -> dict[str, Any]:
        """What to ask a device that is to prove one of these passkeys, or any it has for us."""
        ...

    def claimed(self, credential: Mapping[str, Any]) -> Claimed:
        """Which passkey an answer claims to be of.

        Raises:
            PasskeyRefused: it is no such answer.
        """
        ...

    def shown(self, credential: Mapping[str, Any], challenge: bytes, public_key: str) -> Shown:
        """What an answer to this challenge proves, signed by this key at our origin.

        Raises:
            PasskeyRefused: it proves nothing.
        """
        ...
