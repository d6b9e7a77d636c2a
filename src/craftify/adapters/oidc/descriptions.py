"""What providers say of themselves, and their keys: fetched, checked, remembered for a while."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from craftify.ports.egress import Call, Egress, EgressFailed, EgressRefused, Reply
from craftify.ports.identity import IdentityFailed

WELL_KNOWN: Final = "/.well-known/openid-configuration"
LARGEST: Final = 512 * 1024
REMEMBERED: Final = 200
KEYS: Final = 100
OK: Final = 200
JSON: Final = {"Accept": "application/json"}
T = TypeVar("T")
Keys = tuple[dict[str, Any], ...]


class Description(Struct, frozen=True, kw_only=True):
    """The description of a provider, as far as we need it."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str | None = None
    response_types_supported: list[str] = msgspec.field(default_factory=lambda: ["code"])
    id_token_signing_alg_values_supported: list[str] = msgspec.field(
        default_factory=lambda: ["RS256"]
    )
    token_endpoint_auth_methods_supported: list[str] | None = None
    code_challenge_methods_supported: list[str] | None = None


class KeySet(Struct, frozen=True):
    """The keys of a provider."""

    keys: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class _Remembered:
    value: Any
    fetched_at: float


class Descriptions:
    """Descriptions by issuer, and keys by where they are."""

    def __init__(
        self,
        egress: Egress,
        *,
        kept: float = 600,
        pause: float = 60,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._egress, self._kept, self._pause, self._seconds = egress, kept, pause, seconds
        self._known: OrderedDict[str, _Remembered] = OrderedDict()

    async def of(self, issuer: str, *, anew: bool = False) -> Description:
        """The description of a provider, which has to bear just this name.

        Raises:
            IdentityFailed: there is none that fits.
        """
        where = issuer.rstrip("/") + WELL_KNOWN
        known = self._remembered(where)
        if known is not None and not anew:
            found: Description = known.value
            return found
        description = await self._fetched(where, Description, "a description of itself")
        _fit(description, issuer)
        self._remember(where, description)
        return description

    async def keys(self, description: Description, *, anew: bool = False) -> Keys:
        """The provider's keys.

        Asked anew, they are fetched again when the last time is a while ago: tokens with invented
        keys cannot make us call all the time.

        Raises:
            IdentityFailed: they cannot be had.
        """
        where = description.jwks_uri
        known = self._remembered(where)
        if known is not None:
            rested = self._seconds() - known.fetched_at >= self._pause
            if not (anew and rested):
                found: Keys = known.value
                return found
        keys = tuple((await self._fetched(where, KeySet, "its keys")).keys[:KEYS])
        self._remember(where, keys)
        return keys

    async def json(self, call: Call, kind: type[T], what: str) -> T:
        """What a provider answers to a call, as JSON of this kind.

        Raises:
            IdentityFailed: it answers something else.
        """
        reply = await self.reply(call)
        if reply.status != OK:
            raise IdentityFailed(
                "unavailable", f"The provider answers {reply.status} when asked for {what}."
            )
        return decoded(reply, kind, what)

    async def reply(self, call: Call) -> Reply:
        """The reply to a call.

        Raises:
            IdentityFailed: there is none.
        """
        try:
            return await self._egress.call(call)
        except EgressFailed as failure:
            raise IdentityFailed("unavailable", f"{_host(call.url)}: {failure}") from failure
        except EgressRefused as refusal:
            raise IdentityFailed("unfit", f"{_host(call.url)}: {refusal}") from refusal

    async def _fetched(self, where: str, kind: type[T], what: str) -> T:
        return await self.json(Call(url=where, headers=JSON, limit=LARGEST), kind, what)

    def _remembered(self, where: str) -> _Remembered | None:
        known = self._known.get(where)
        fresh = known is not None and self._seconds() - known.fetched_at < self._kept
        return known if fresh else None

    def _remember(self, where: str, value: object) -> None:
        self._known[where] = _Remembered(value, self._seconds())
        self._known.move_to_end(where)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)


def decoded(reply: Reply, kind: type[T], what: str) -> T:
    """The JSON of a reply.

    Raises:
        IdentityFailed: it is something else.
    """
    try:
        return msgspec.json.decode(reply.body, type=kind)
    except (msgspec.MsgspecError, RecursionError, ValueError) as error:
        raise IdentityFailed("unfit", f"The provider does not give {what} as it should.") from error


def _fit(description: Description, issuer: str) -> None:
    if description.issuer != issuer:
        raise IdentityFailed(
            "unfit",
            f"The provider calls itself {description.issuer[:200]!r}:"
            " its name has to be given to the letter.",
        )
    if "code" not in description.response_types_supported:
        raise IdentityFailed("unfit", "The provider does not offer the code flow.")
    parts = urlsplit(description.authorization_endpoint)
    schemes = {"https", urlsplit(issuer).scheme}
    if parts.scheme not in schemes or not parts.hostname or parts.fragment or "@" in parts.netloc:
        raise IdentityFailed("unfit", "The provider's page for signing in has no proper address.")


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "-")[:200]
