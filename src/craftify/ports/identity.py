"""Providers that say who somebody is, by OpenID Connect."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal, Protocol

from msgspec import Struct

Trouble = Literal["unavailable", "unfit", "refused"]
"""It does not answer; it is not what we need or is set up wrongly; what it says is not believed."""


class Provider(Struct, frozen=True, kw_only=True):
    """A provider, and what we are to it. Without a secret we are a public client."""

    issuer: str
    client_id: str
    client_secret: str = ""
    scopes: tuple[str, ...] = ("openid", "email", "profile")


class Question(Struct, frozen=True, kw_only=True):
    """What is sent along and has to come back.

    `again` asks the provider to look anew who it is; `wanted` are claims that are asked for beside
    the ID token when they are not in it.
    """

    state: str
    nonce: str
    verifier: str
    redirect_uri: str
    again: bool = False
    wanted: tuple[str, ...] = ("email",)


class Identity(Struct, frozen=True, kw_only=True):
    """Somebody as the provider knows them: by a subject that is never given to another."""

    issuer: str
    subject: str
    claims: Mapping[str, Any]


class Finding(Struct, frozen=True, kw_only=True):
    """One thing that was looked at when a provider was tried."""

    title: str
    ok: bool
    detail: str = ""


class IdentityFailed(Exception):
    """Nobody was identified; the message is a sentence for administrators, with no secrets."""

    def __init__(self, trouble: Trouble, message: str) -> None:
        super().__init__(message)
        self.trouble = trouble


class Identities(Protocol):
    """Speaks to providers: the code flow with PKCE, described by discovery.

    A description has to bear the issuer's name to the letter. Descriptions and keys are remembered
    for some minutes; an unknown key lets the keys be fetched again, at most once a minute.
    """

    async def address(self, provider: Provider, question: Question) -> str:
        """Where the browser has to go.

        Raises:
            IdentityFailed: the provider does not answer or is not fit.
        """
        ...

    async def identify(
        self, provider: Provider, question: Question, code: str, now: datetime
    ) -> Identity:
        """Who came back with this code. What the ID token leaves out is asked of the provider.

        Raises:
            IdentityFailed: nobody that could be believed.
        """
        ...

    async def examine(self, provider: Provider) -> list[Finding]:
        """What a sign-in would find, looked at anew; nothing is raised for a bad provider."""
        ...
