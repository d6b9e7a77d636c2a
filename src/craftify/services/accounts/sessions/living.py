"""Sessions as long as they live: begun, refreshed, asked about, ended."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from craftify.domain.access import Actor, Caller, Method, require_whole
from craftify.domain.accounts.organizations import Organization
from craftify.domain.accounts.users import User
from craftify.domain.errors import Unauthenticated, Unavailable
from craftify.ports.clock import Clock, Ids
from craftify.ports.items import PAGE_LIMIT, Conflict, Items, Op
from craftify.ports.logs import Logs
from craftify.ports.tokens import Claims, TokenExpired, TokenInvalid, Tokens
from craftify.records.accounts.memberships import membership_op
from craftify.records.accounts.sessions import (
    SessionRecord,
    SessionRecords,
    end_op,
    session_op,
)
from craftify.records.accounts.users import Kept, UserRecords
from craftify.records.journal import Journal
from craftify.services.access_rules import AccessRuleBook
from craftify.services.accounts.sessions.known import KnownSessions
from craftify.services.accounts.sessions.limits import ProofLimits
from craftify.services.accounts.sessions.refreshing import RefreshChain, RefreshToken, parsed
from craftify.services.accounts.sso_policy import SsoPolicy

TRIES: Final = 8
MANY: Final = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What a sign-in or a refresh yields.

    `confined` says that nothing can be done but to set up the second factor the organization asks
    for.
    """

    user: User
    organization: Organization
    session_id: str
    methods: tuple[Method, ...]
    confined: bool
    csrf_token: str
    access_token: str
    refresh_token: str
    access_expires_at: datetime
    refresh_expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifetimes:
    """How long an access token and a whole session are good."""

    access: timedelta
    session: timedelta


@dataclass(slots=True, kw_only=True)
class Sessions:
    """Sessions of people and programs."""

    items: Items
    clock: Clock
    ids: Ids
    tokens: Tokens
    logs: Logs
    limits: ProofLimits
    lifetimes: Lifetimes
    known: KnownSessions
    policy: SsoPolicy
    rules: AccessRuleBook

    async def enter(
        self,
        kept: Kept,
        caller: Caller,
        methods: tuple[Method, ...],
        *,
        also: tuple[Op, ...] = (),
        proved_at: datetime | None = None,
    ) -> Grant:
        """Begin a session of somebody who has proved who they are; `also` is written with it.

        `proved_at` is when, if that was before.

        Raises:
            Conflict: what `also` expects does not hold.
            Unavailable: the membership changed under our hands, or is no longer active.
            Forbidden: the organization asks for another way in (SSO_REQUIRED), or lets nobody in
                from there (ADDRESS_BLOCKED).
        """
        await self.policy.require(kept, methods)
        await self._require_admitted(kept.user, caller)
        for _ in range(TRIES):
            membership = replace(kept.membership.membership, last_login_at=self.clock.now())
            user = replace(kept.user, last_login_at=membership.last_login_at)
            confined = await self.known.confined(kept.organization, user.id, methods)
            ops, grant = self.begin(
                user,
                kept.organization,
                caller,
                methods=methods,
                confined=confined,
                proved_at=proved_at,
            )
            seen = membership_op(membership, kept.membership.version)
            try:
                await self.items.write(*ops, seen, *also)
            except Conflict as error:
                if error.failed != (len(ops),):
                    raise
                again = await UserRecords(self.items).get(user.organization_id, user.id)
                if again is None or again.user.status != "active":
                    break
                kept = again
            else:
                return grant
        raise Unavailable("The sign-in could not be completed. Try again.")

    def begin(
        self,
        user: User,
        organization: Organization,
        caller: Caller,
        *,
        methods: tuple[Method, ...] = ("password",),
        confined: bool = False,
        proved_at: datetime | None = None,
    ) -> tuple[tuple[Op, ...], Grant]:
        """The writes that begin a session, and what they will yield once written."""
        now = self.clock.now()
        session_id = self.ids.new()
        token = RefreshChain(self.tokens).first(session_id)
        session = SessionRecord(
            id=session_id,
            user_id=user.id,
            organization_id=user.organization_id,
            refresh_digest=RefreshChain(self.tokens).digest(token),
            rotated_at=now,
            created_at=now,
            proved_at=proved_at or now,
            methods=methods,
            expires_at=now + min(self.lifetimes.session, organization.session_lifetime),
            address=caller.address or None,
            agent=caller.agent[:200] or None,
        )
        actor = _actor(user, session, caller)
        noted = Journal(self.clock, self.ids).note(
            actor, "session.began", session_id, details={"methods": list(methods)}
        )
        grant = self.grant(user, organization, session, token, confined=confined)
        return (session_op(session), *noted), grant

    async def refresh(self, text: str, caller: Caller) -> Grant:
        """Exchange a refresh token for fresh tokens.

        Raises:
            Unauthenticated: the token is not good (UNAUTHENTICATED), or it was exchanged before
                and the session has been ended for it (TOKEN_REUSED).
            Limited: more than thirty a minute.
        """
        token = parsed(text)
        for attempt in range(TRIES):
            session = await SessionRecords(self.items).get(token.session_id) if token else None
            if token is None or session is None:
                break
            kept = await self.known.active(session)
            verdict = RefreshChain(self.tokens).judge(token, session, self.clock.now())
            if verdict == "foreign" or kept is None:
                break
            if verdict == "reused":
                await self._betrayed(session, kept.user, caller)
                raise Unauthenticated(
                    "This session was ended: its token was used twice.", code="TOKEN_REUSED"
                )
            if attempt == 0:  # a holder of the token asks: others cannot use its tries up
                await self.limits.refresh(session.id)
            await self._require_admitted(kept.user, caller)
            following = RefreshChain(self.tokens).successor(token)
            if verdict == "current" and not await self._rotated(session, following):
                continue
            confined = await self.known.confined(kept.organization, kept.user.id, session.methods)
            return self.grant(kept.user, kept.organization, session, following, confined=confined)
        raise Unauthenticated("Please sign in again.")

    async def _require_admitted(self, user: User, caller: Caller) -> None:
        """Tell nobody anything of an organization that lets nobody in from where they call."""
        await self.rules.require_admitted(user.acting(address=caller.address or None))

    async def end(self, session_id: str, caller: Caller) -> None:
        """End a session; one that is over already is no error."""
        session = await SessionRecords(self.items).get(session_id)
        self.forget(session_id)
        if session is None:
            return
        kept = await UserRecords(self.items).get(session.organization_id, session.user_id)
        noted: tuple[Op, ...] = ()
        if kept is not None:
            actor = _actor(kept.user, session, caller)
            noted = Journal(self.clock, self.ids).note(actor, "session.ended", session_id)
        await self.items.write(end_op(session_id), *noted)

    async def end_others(self, user_id: str, kept: str | None = None) -> None:
        """End all sessions of a person but one; what an access token still allows dies in seconds.

        Not only here but in each of their organizations.
        """
        await self._end_all(user_id, lambda session: session.id != kept)

    async def end_in(self, organization_id: str, user_id: str) -> None:
        """End all sessions of a person in one organization; others are not touched."""
        await self._end_all(user_id, lambda session: session.organization_id == organization_id)

    async def end_by_refresh_token(self, text: str, caller: Caller) -> None:
        """End the session a refresh token belongs to, if it is its present or last one."""
        token = parsed(text)
        session = await SessionRecords(self.items).get(token.session_id) if token else None
        if token is None or session is None:
            return
        if RefreshChain(self.tokens).judge(token, session, self.clock.now()) != "foreign":
            await self.end(session.id, caller)

    async def authenticate(
        self, access_token: str, caller: Caller, *, enrolling: bool = False
    ) -> Actor:
        """Who is behind an access token.

        `enrolling` lets somebody in who lacks the second factor their organization asks for:
        only where they can set one up, or leave.

        Raises:
            Unauthenticated: nobody (UNAUTHENTICATED), or nobody any more (TOKEN_EXPIRED).
            Forbidden: they lack a second factor (SECOND_FACTOR_MISSING).
        """
        now = self.clock.now()
        try:
            claims = self.tokens.read(access_token, now)
        except TokenExpired:
            raise _expired() from None
        except TokenInvalid:
            raise Unauthenticated("The access token is not valid.") from None
        known = await self.known.behind(claims, now)
        if known is None:
            raise Unauthenticated("This session has ended. Please sign in again.")
        if _before(claims.issued_at, known.session.tokens_from):
            raise _expired()
        actor = _actor(known.user, known.session, caller, confined=known.confined)
        if not enrolling:
            require_whole(actor)
        await self.known.note(known, caller, now)
        return actor

    def csrf_token(self, session_id: str) -> str:
        """What a page of this session sends along with every change."""
        return self.tokens.derive("csrf", session_id)

    def is_csrf_token(self, session_id: str | None, given: str) -> bool:
        """Whether a change really comes from a page of this session."""
        return session_id is not None and self.tokens.same(self.csrf_token(session_id), given)

    def forget(self, session_id: str | None = None) -> None:
        """Look again at the next request: at one session, or at all."""
        self.known.forget(session_id)

    async def last_used(self, user_id: str, methods: tuple[Method, ...] = ()) -> Kept | None:
        """A person in the organization they signed in to last, where they are active.

        One that these methods lead into comes before one that asks for others.
        """
        everywhere = await UserRecords(self.items).of_person(user_id)
        active = [kept for kept in everywhere if kept.user.status == "active"]
        active.sort(key=_signed_in_at, reverse=True)
        for kept in active if methods else ():
            if not await self.policy.refuses(kept, methods):
                return kept
        return active[0] if active else None

    def grant(
        self,
        user: User,
        organization: Organization,
        session: SessionRecord,
        token: RefreshToken | None,
        *,
        confined: bool,
    ) -> Grant:
        """What a session yields now; without a token it cannot be refreshed by this."""
        now = self.clock.now()
        expires_at = min(now + self.lifetimes.access, session.expires_at)
        claims = Claims(
            user_id=user.id,
            organization_id=user.organization_id,
            session_id=session.id,
            issued_at=now,
            expires_at=expires_at,
        )
        return Grant(
            user=user,
            organization=organization,
            session_id=session.id,
            methods=session.methods,
            confined=confined,
            csrf_token=self.csrf_token(session.id),
            access_token=self.tokens.sign(claims),
            refresh_token=str(token or ""),
            access_expires_at=expires_at,
            refresh_expires_at=session.expires_at,
        )

    async def _end_all(self, user_id: str, meant: Callable[[SessionRecord], bool]) -> None:
        while True:
            found = await SessionRecords(self.items).of_user(user_id, PAGE_LIMIT)
            ops = [end_op(session.id) for session in found if meant(session)][:MANY]
            if not ops:
                break
            await self.items.write(*ops)
        self.forget()

    async def _rotated(self, session: SessionRecord, token: RefreshToken) -> bool:
        turned = replace(
            session,
            refresh_digest=RefreshChain(self.tokens).digest(token),
            generation=token.generation,
            rotated_at=self.clock.now(),
        )
        try:
            await self.items.write(session_op(turned, session.version))
        except Conflict:
            return False
        return True

    async def _betrayed(self, session: SessionRecord, user: User, caller: Caller) -> None:
        self.forget(session.id)
        self.logs.security(
            "refresh.reused",
            "high",
            address=caller.address,
            organization=user.organization_id,
            user=user.id,
        )
        actor = _actor(user, session, caller)
        noted = Journal(self.clock, self.ids).note(actor, "session.betrayed", session.id)
        await self.items.write(end_op(session.id), *noted)


def _expired() -> Unauthenticated:
    return Unauthenticated("The access token is over.", code="TOKEN_EXPIRED")


def _before(issued_at: datetime, since: datetime | None) -> bool:
    """Tokens know their second, not more."""
    return since is not None and int(issued_at.timestamp()) < int(since.timestamp())


def _signed_in_at(kept: Kept) -> tuple[bool, float]:
    """What is the greatest for the organization used last, or joined first where none was."""
    user = kept.user
    if user.last_login_at is not None:
        return True, user.last_login_at.timestamp()
    return False, -user.created_at.timestamp()


def _actor(user: User, session: SessionRecord, caller: Caller, *, confined: bool = False) -> Actor:
    acting = user.acting(
        session_id=session.id,
        proved_at=session.proved_at or session.created_at,
        methods=session.methods,
        request_id=caller.request_id,
        address=caller.address or None,
    )
    return replace(acting, confined=True) if confined else acting
