"""Signing in over a provider: off with a question, back with an answer, in the same browser."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from craftify.domain.access import Caller
from craftify.domain.accounts.sso import Connection, domain_of, own_path
from craftify.domain.errors import DomainError, Forbidden, Unavailable
from craftify.ports.clock import Clock
from craftify.ports.identity import Identities, IdentityFailed, Question
from craftify.ports.items import Conflict as Collision
from craftify.ports.items import Items
from craftify.ports.logs import Logs
from craftify.ports.seals import SealBroken, Seals
from craftify.ports.tokens import Tokens
from craftify.records.accounts.sso import (
    BegunSignIn,
    ConnectionRecords,
    DomainRecords,
    KeptConnection,
    begun_op,
    taken_op,
)
from craftify.services.accounts.sessions import Grant, Sessions
from craftify.services.sso.arrivals import Arrival, Arrivals
from craftify.services.sso.connections import provider_of

LIFETIME: Final = timedelta(minutes=10)
LONGEST: Final = 4096
SECRET: Final = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)
UNCOMPLETED: Final = frozenset(
    ("access_denied", "login_required", "consent_required", "interaction_required")
)
BUSY: Final = frozenset(("temporarily_unavailable", "server_error"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """Where the browser goes, and the secret by which it will be known when it comes back."""

    address: str
    browser: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderAnswer:
    """What the browser brings back in its address."""

    state: str = ""
    code: str = ""
    error: str = ""
    issuer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A session, and where in the app to go with it."""

    grant: Grant
    return_to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleSignOn:
    """Sign-ins over the providers of organizations. Nobody is known before the end of them.

    A sign-in under way is kept for ten minutes under the digest of its state, is used once, and
    goes on only in the browser that began it.
    """

    items: Items
    clock: Clock
    tokens: Tokens
    seals: Seals
    logs: Logs
    identities: Identities
    sessions: Sessions
    arrivals: Arrivals
    redirect_uri: str

    async def choices(self, email: str) -> list[Connection]:
        """The connections for people with such an address, whether or not they have an account."""
        domain = domain_of(email)
        owner = await DomainRecords(self.items).owner(domain) if domain else None
        if owner is None:
            return []
        kept = await ConnectionRecords(self.items).of(owner)
        found = [one.connection for one in kept]
        return [one for one in found if one.enabled and domain in one.domains]

    async def depart(
        self, connection_id: str, *, return_to: str | None, again: bool, browser: str | None
    ) -> Departure:
        """Begin a sign-in. A browser that has begun others keeps its secret.

        Raises:
            Forbidden: there is no such connection, or it is switched off (SSO_DISABLED).
            Unavailable: the provider does not answer, or is not set up right (SSO_UNAVAILABLE).
        """
        kept = await self._enabled(connection_id)
        now, state, nonce = self.clock.now(), self.tokens.secret(), self.tokens.secret()
        verifier = self.tokens.secret()
        known = browser if browser and SECRET.fullmatch(browser) else self.tokens.secret()
        question = Question(
            state=state,
            nonce=nonce,
            verifier=verifier,
            redirect_uri=self.redirect_uri,
            again=again,
        )
        try:
            address = await self.identities.address(provider_of(kept, self.seals), question)
        except IdentityFailed as failure:
            raise self._failed(kept.connection, failure) from failure
        digest = self.tokens.digest(state)
        begun = BegunSignIn(
            connection_id=connection_id,
            organization_id=kept.connection.organization_id,
            browser_digest=self.tokens.digest(known),
            nonce=nonce,
            sealed_verifier=self.seals.seal(_purpose(digest), verifier),
            return_to=own_path(return_to),
            again=again,
            begun_at=now,
            expires_at=now + LIFETIME,
        )
        await self.items.write(begun_op(digest, begun))
        return Departure(address=address, browser=known)

    async def arrive(
        self, answer: ProviderAnswer, *, browser: str | None, caller: Caller
    ) -> Entered:
        """End a sign-in: whoever is identified is signed in.

        Raises:
            Forbidden: it is over, was used, or began elsewhere (SSO_EXPIRED); the provider said no
                (SSO_DENIED) or is not believed (SSO_REFUSED); or as with `Arrivals.welcome`.
            Unavailable: the provider does not answer, or is not set up right (SSO_UNAVAILABLE).
        """
        try:
            begun, digest = await self._taken(answer, browser)
            return await self._entered(begun, digest, answer, caller)
        except DomainError as error:
            self.logs.security(
                "sign_in.failed", "low", address=caller.address or None, why=error.code, kind="sso"
            )
            raise

    async def _taken(self, answer: ProviderAnswer, browser: str | None) -> tuple[BegunSignIn, str]:
        """The sign-in that this answer ends; it ends but once."""
        digest = self.tokens.digest(answer.state)
        begun = await ConnectionRecords(self.items).begun(digest) if answer.state else None
        if begun is None or self.clock.now() >= begun.expires_at:
            raise _expired()
        if not self.tokens.same(self.tokens.digest(browser or ""), begun.browser_digest):
            raise _expired()
        try:
            await self.items.write(taken_op(digest))
        except Collision as error:
            raise _expired() from error
        return begun, digest

    async def _entered(
        self, begun: BegunSignIn, digest: str, answer: ProviderAnswer, caller: Caller
    ) -> Entered:
        kept = await self._enabled(begun.connection_id)
        connection = kept.connection
        _require_code(answer, connection)
        groups = (connection.groups_claim.partition(".")[0],) if connection.role_mapping else ()
        question = Question(
            state=answer.state,
            nonce=begun.nonce,
            verifier=self._verifier(begun, digest),
            redirect_uri=self.redirect_uri,
            again=begun.again,
            wanted=("email", *groups),
        )
        provider = provider_of(kept, self.seals)
        try:
            identity = await self.identities.identify(
                provider, question, answer.code, self.clock.now()
            )
        except IdentityFailed as failure:
            raise self._failed(connection, failure) from failure
        arrival = Arrival(connection=connection, identity=identity, caller=caller)
        user = await self.arrivals.welcome(arrival)
        grant = await self.sessions.enter(user, caller, ("oidc",))
        return Entered(grant=grant, return_to=begun.return_to)

    async def _enabled(self, connection_id: str) -> KeptConnection:
        kept = await ConnectionRecords(self.items).anywhere(connection_id)
        if kept is None or not kept.connection.enabled:
            raise Forbidden("This way to sign in is not there.", code="SSO_DISABLED")
        return kept

    def _verifier(self, begun: BegunSignIn, digest: str) -> str:
        try:
            return self.seals.unseal(_purpose(digest), begun.sealed_verifier)
        except SealBroken as error:
            raise _expired() from error

    def _failed(self, connection: Connection, failure: IdentityFailed) -> DomainError:
        self.logs.write(
            "warning",
            "single sign-on failed",
            organization=connection.organization_id,
            connection=connection.id,
            trouble=failure.trouble,
            error=str(failure),
        )
        if failure.trouble == "refused":
            return Forbidden("What your provider says is not believed.", code="SSO_REFUSED")
        return Unavailable("Your identity provider does not answer.", code="SSO_UNAVAILABLE")


def _purpose(digest: str) -> str:
    return f"sso-verifier:{digest}"


def _expired() -> Forbidden:
    return Forbidden(
        "The sign-in took too long or was begun in another window. Try again.", code="SSO_EXPIRED"
    )


def _require_code(answer: ProviderAnswer, connection: Connection) -> None:
    """Go on only with a code, from the provider that was asked."""
    if answer.issuer is not None and answer.issuer != connection.issuer:
        raise Forbidden("Another provider answered.", code="SSO_REFUSED")
    if answer.error in BUSY:
        raise Unavailable("Your identity provider does not answer.", code="SSO_UNAVAILABLE")
    if answer.error in UNCOMPLETED:
        raise Forbidden("Your identity provider did not let you in.", code="SSO_DENIED")
    if answer.error or not answer.code or len(answer.code) > LONGEST:
        raise Forbidden("What your provider says is not believed.", code="SSO_REFUSED")
