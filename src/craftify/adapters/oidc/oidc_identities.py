"""The code flow with PKCE: the question goes with the browser, the answer is believed or not."""

import base64
import hashlib
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from urllib.parse import quote_plus, urlencode, urlsplit, urlunsplit

from msgspec import Struct

from craftify.adapters.oidc.descriptions import (
    Description,
    Descriptions,
    decoded,
)
from craftify.ports.egress import Call, Reply
from craftify.ports.id_tokens import (
    ALGORITHMS,
    Expectation,
    IdTokenInvalid,
    IdTokens,
    KeyUnknown,
)
from craftify.ports.identity import Finding, Identity, IdentityFailed, Provider, Question

OK: Final = 200
REPLY: Final = 128 * 1024
FORM: Final = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
ERROR: Final = re.compile(r"[a-z_]{1,60}", re.ASCII)
AGAIN: Final = 360.0  # seconds since the provider looked who it is
ABOUT_EMAIL: Final = ("email", "email_verified", "xms_edov")
UNKNOWN_TO_IT: Final = frozenset(("invalid_client", "unauthorized_client", "access_denied"))


class Tokens(Struct, frozen=True, kw_only=True):
    """What a code is exchanged for."""

    id_token: str
    access_token: str = ""


class Complaint(Struct, frozen=True, kw_only=True):
    """Why a code is not exchanged."""

    error: str = ""


class OidcIdentities:
    """Keeps the port `Identities`."""

    def __init__(self, descriptions: Descriptions, tokens: IdTokens) -> None:
        self._descriptions, self._tokens = descriptions, tokens

    async def address(self, provider: Provider, question: Question) -> str:
        description = await self._descriptions.of(provider.issuer)
        asked = {
            "response_type": "code",
            "client_id": provider.client_id,
            "redirect_uri": question.redirect_uri,
            "scope": " ".join(provider.scopes),
            "state": question.state,
            "nonce": question.nonce,
            "code_challenge": _challenge(question.verifier),
            "code_challenge_method": "S256",
        }
        if question.again:
            asked |= {"prompt": "login", "max_age": "0"}
        parts = urlsplit(description.authorization_endpoint)
        query = "&".join(part for part in (parts.query, urlencode(asked)) if part)
        return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))

    async def identify(
        self, provider: Provider, question: Question, code: str, now: datetime
    ) -> Identity:
        description = await self._descriptions.of(provider.issuer)
        tokens = await self._exchanged(description, provider, question, code)
        claims = await self._believed(description, provider, question, tokens, now)
        if question.again and not _looked_lately(claims, now):
            raise IdentityFailed("refused", "The provider did not look anew who it is.")
        missing = [name for name in question.wanted if name not in claims]
        if missing and description.userinfo_endpoint and tokens.access_token:
            claims = await self._completed(description.userinfo_endpoint, tokens, claims)
        return Identity(issuer=provider.issuer, subject=claims["sub"], claims=claims)

    async def examine(self, provider: Provider) -> list[Finding]:
        try:
            description = await self._descriptions.of(provider.issuer, anew=True)
        except IdentityFailed as failure:
            return [Finding(title="Its description", ok=False, detail=str(failure))]
        found = [Finding(title="Its description", ok=True, detail=description.issuer)]
        signed = [one for one in ALGORITHMS if one in _algorithms(description)]
        told = ", ".join(signed or description.id_token_signing_alg_values_supported)
        found.append(Finding(title="How it signs", ok=bool(signed), detail=told[:200]))
        try:
            keys = await self._descriptions.keys(description, anew=True)
        except IdentityFailed as failure:
            return [*found, Finding(title="Its keys", ok=False, detail=str(failure))]
        found.append(Finding(title="Its keys", ok=bool(keys), detail=f"{len(keys)} of them"))
        challenges = description.code_challenge_methods_supported
        if challenges is not None and "S256" not in challenges:
            detail = "It does not say that it knows S256; we send it all the same."
            found.append(Finding(title="Proof of the same browser (PKCE)", ok=False, detail=detail))
        return found

    async def _exchanged(
        self, description: Description, provider: Provider, question: Question, code: str
    ) -> Tokens:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": question.redirect_uri,
            "code_verifier": question.verifier,
        }
        authorization = None
        if provider.client_secret and _by_header(description):
            authorization = _basic(provider)
        else:
            form["client_id"] = provider.client_id
            if provider.client_secret:
                form["client_secret"] = provider.client_secret
        reply = await self._descriptions.reply(
            Call(
                url=description.token_endpoint,
                method="POST",
                headers=FORM,
                authorization=authorization,
                body=urlencode(form).encode(),
                limit=REPLY,
            )
        )
        if reply.status != OK:
            raise _complained(reply)
        return decoded(reply, Tokens, "an ID token")

    async def _believed(
        self,
        description: Description,
        provider: Provider,
        question: Question,
        tokens: Tokens,
        now: datetime,
    ) -> Mapping[str, Any]:
        expected = Expectation(
            issuer=provider.issuer,
            client_id=provider.client_id,
            nonce=question.nonce,
            algorithms=_algorithms(description),
            access_token=tokens.access_token,
        )
        keys = await self._descriptions.keys(description)
        try:
            try:
                return self._tokens.read(tokens.id_token, keys, expected, now)
            except KeyUnknown:
                newer = await self._descriptions.keys(description, anew=True)
                return self._tokens.read(tokens.id_token, newer, expected, now)
        except IdTokenInvalid as error:
            raise IdentityFailed("refused", f"The ID token is not believed. {error}") from error

    async def _completed(
        self, endpoint: str, tokens: Tokens, claims: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        """The claims with what the provider adds when asked about the same person."""
        call = Call(
            url=endpoint,
            headers={"Accept": "application/json"},
            authorization=f"Bearer {tokens.access_token}",
            limit=REPLY,
        )
        more = await self._descriptions.json(call, dict[str, Any], "what it knows of people")
        if more.get("sub") != claims["sub"]:
            raise IdentityFailed("refused", "The provider told about somebody else.")
        if "email" in claims and more.get("email") != claims["email"]:
            # whether the one address is theirs says nothing of the other
            more = {name: value for name, value in more.items() if name not in ABOUT_EMAIL}
        return {**more, **claims}


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _algorithms(description: Description) -> list[str]:
    return [one for one in description.id_token_signing_alg_values_supported if one in ALGORITHMS]


def _by_header(description: Description) -> bool:
    methods = description.token_endpoint_auth_methods_supported
    return methods is None or "client_secret_basic" in methods


def _basic(provider: Provider) -> str:
    pair = f"{quote_plus(provider.client_id)}:{quote_plus(provider.client_secret)}"
    return f"Basic {base64.b64encode(pair.encode()).decode()}"


def _complained(reply: Reply) -> IdentityFailed:
    try:
        error = decoded(reply, Complaint, "a reason").error
    except IdentityFailed:
        error = ""
    if error in UNKNOWN_TO_IT:
        return IdentityFailed("unfit", "The provider does not take our client id and secret.")
    told = f" ({error})" if ERROR.fullmatch(error) else ""
    if reply.status >= 500:  # noqa: PLR2004 - from here on it is the server's fault
        return IdentityFailed("unavailable", f"The provider answers {reply.status}{told}.")
    return IdentityFailed("refused", f"The provider does not exchange the code{told}.")


def _looked_lately(claims: Mapping[str, Any], now: datetime) -> bool:
    """Providers that say when they looked have to have looked now; others cannot be asked more."""
    told = claims.get("auth_time")
    if told is None:
        return True
    return isinstance(told, int | float) and abs(now.timestamp() - told) <= AGAIN
