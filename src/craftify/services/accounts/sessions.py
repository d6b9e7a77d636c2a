"""Signing in and out, staying signed in, and who is behind a token."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from craftify.domain.access import Actor, Caller, Method
from craftify.domain.accounts.organizations import Organization
from craftify.domain.accounts.passwords import composed
from craftify.domain.accounts.users import User
from craftify.domain.errors import Unauthenticated, Unavailable
from craftify.ports.clock import Clock, Ids
from craftify.ports.items import PAGE_LIMIT, Conflict, Items, Op
from craftify.ports.passwords import Passwords
from craftify.ports.tokens import Claims, TokenExpired, TokenInvalid, Tokens
from craftify.records.accounts.accounts import AccountRecords, password_op
from craftify.records.accounts.memberships import membership_op
from craftify.records.accounts.sessions import SessionRecord, SessionRecords, end_op, session_op
from craftify.records.accounts.users import Kept, UserRecords
from craftify.records.journal import Journal
from craftify.services.accounts.failures import SignInFailures
from craftify.services.accounts.refreshing import RefreshChain, RefreshToken, parsed

FRESH: Final = timedelta(seconds=5)
CACHED: Final = 20_000
TRIES: Final = 8
MANY: Final = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What a sign-in or a refresh yields."""

    user: User
    organization: Organization
    session_id: str
    csrf_token: str
    access_token: str
    refresh_token: str
    access_expires_at: datetime
    refresh_expires_at: datetime


@dataclass(frozen=True, slots=True)
class _Known:
    user: User
    session: SessionRecord
    seen_at: datetime


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
    passwords: Passwords
    tokens: Tokens
    failures: SignInFailures
    lifetimes: Lifetimes
    _known: OrderedDict[str, _Known] = field(default_factory=OrderedDict)

    async def sign_in(self, email: str, password: str, caller: Caller) -> Grant:
        """Begin a session in the organization that was used last.

        Raises:
            Unauthenticated: address and password do not belong together (INVALID_CREDENTIALS);
                which of them is wrong is not told, also not by the time it takes.
            Limited: too many failures lately.
        """
        key = self.failures.begin(email, caller.address, self.clock.now())
        kept = await self._proved(email, composed(password))
        if kept is None:
            raise Unauthenticated(
                "The email address or the password is wrong.", code="INVALID_CREDENTIALS"
            )
        self.failures.succeeded(key)
        hashed = await self._upgraded(kept.user, composed(password))
        return await self.enter(kept, caller, ("password",), also=hashed)

    async def enter(
        self, kept: Kept, caller: Caller, methods: tuple[Method, ...], *, also: tuple[Op, ...] = ()
    ) -> Grant:
        """Begin a session of somebody who has proved who they are; `also` is written with it.

        Raises:
            Unavailable: the membership changed under our hands, or is no longer active.
        """
        for _ in range(TRIES):
            now = self.clock.now()
            membership = replace(kept.membership.membership, last_login_at=now)
            user = replace(kept.user, last_login_at=now)
            ops, grant = self.begin(user, kept.organization, caller, methods=methods)
            seen = membership_op(membership, kept.membership.version)
            try:
                await self.items.write(*ops, seen, *also)
            except Conflict:
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
            proved_at=now,
            methods=methods,
            expires_at=now + self.lifetimes.session,
            address=caller.address or None,
            agent=caller.agent[:200] or None,
        )
        actor = _actor(user, session, caller)
        noted = Journal(self.clock, self.ids).note(actor, "session.began", session_id)
        return (session_op(session), *noted), self._grant(user, organization, session, token)

    async def refresh(self, text: str, caller: Caller) -> Grant:
        """Exchange a refresh token for fresh tokens.

        Raises:
            Unauthenticated: the token is not good (UNAUTHENTICATED), or it was exchanged before
                and the session has been ended for it (TOKEN_REUSED).
        """
        token = parsed(text)
        for _ in range(TRIES):
            session = await SessionRecords(self.items).get(token.session_id) if token else None
            if token is None or session is None:
                break
            kept = await self._active(session)
            verdict = RefreshChain(self.tokens).judge(token, session, self.clock.now())
            if verdict == "foreign" or kept is None:
                break
            if verdict == "reused":
                await self._betrayed(session, kept.user, caller)
                raise Unauthenticated(
                    "This session was ended: its token was used twice.", code="TOKEN_REUSED"
                )
            following = RefreshChain(self.tokens).successor(token)
            if verdict == "current" and not await self._rotated(session, following):
                continue
            return self._grant(kept.user, kept.organization, session, following)
        raise Unauthenticated("Please sign in again.")

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

    async def _end_all(self, user_id: str, meant: Callable[[SessionRecord], bool]) -> None:
        while True:
            found = await SessionRecords(self.items).of_user(user_id, PAGE_LIMIT)
            ops = [end_op(session.id) for session in found if meant(session)][:MANY]
            if not ops:
                break
            await self.items.write(*ops)
        self.forget()

    async def end_by_refresh_token(self, text: str, caller: Caller) -> None:
        """End the session a refresh token belongs to, if it is its present or last one."""
        token = parsed(text)
        session = await SessionRecords(self.items).get(token.session_id) if token else None
        if token is None or session is None:
            return
        if RefreshChain(self.tokens).judge(token, session, self.clock.now()) != "foreign":
            await self.end(session.id, caller)

    async def authenticate(self, access_token: str, caller: Caller) -> Actor:
        """Who is behind an access token.

        Raises:
            Unauthenticated: nobody (UNAUTHENTICATED), or nobody any more (TOKEN_EXPIRED).
        """
        now = self.clock.now()
        try:
            claims = self.tokens.read(access_token, now)
        except TokenExpired:
            raise Unauthenticated("The access token is over.", code="TOKEN_EXPIRED") from None
        except TokenInvalid:
            raise Unauthenticated("The access token is not valid.") from None
        known = await self._behind(claims, now)
        if known is None:
            raise Unauthenticated("This session has ended. Please sign in again.")
        return _actor(known.user, known.session, caller)

    def csrf_token(self, session_id: str) -> str:
        """What a page of this session sends along with every change."""
        return self.tokens.derive("csrf", session_id)

    def is_csrf_token(self, session_id: str | None, given: str) -> bool:
        """Whether a change really comes from a page of this session."""
        return session_id is not None and self.tokens.same(self.csrf_token(session_id), given)

    def forget(self, session_id: str | None = None) -> None:
        """Look again at the next request: at one session, or at all."""
        if session_id is None:
            self._known.clear()
        else:
            self._known.pop(session_id, None)

    async def _proved(self, email: str, password: str) -> Kept | None:
        accounts = AccountRecords(self.items)
        found = await accounts.by_email(email)
        hashed = None if found is None else await accounts.password_hash(found.account.id)
        if found is None or hashed is None:
            await self.passwords.pretend(password)
            return None
        if not await self.passwords.verify(hashed, password):
            return None
        return await self.last_used(found.account.id)

    async def last_used(self, user_id: str) -> Kept | None:
        """A person in the organization they signed in to last, where they are active."""
        everywhere = await UserRecords(self.items).of_person(user_id)
        active = [kept for kept in everywhere if kept.user.status == "active"]
        return max(active, key=_signed_in_at, default=None)

    async def _upgraded(self, user: User, password: str) -> tuple[Op, ...]:
        hashed = await AccountRecords(self.items).password_hash(user.id)
        if hashed is None or not self.passwords.outdated(hashed):
            return ()
        return (password_op(user.id, await self.passwords.hash(password)),)

    async def _active(self, session: SessionRecord) -> Kept | None:
        kept = await UserRecords(self.items).get(session.organization_id, session.user_id)
        return kept if kept is not None and kept.user.status == "active" else None

    async def _behind(self, claims: Claims, now: datetime) -> _Known | None:
        known = self._known.get(claims.session_id)
        if known is None or now - known.seen_at >= FRESH or now < known.seen_at:
            session = await SessionRecords(self.items).get(claims.session_id)
            kept = None if session is None else await self._active(session)
            if session is None or kept is None:
                return None
            known = _Known(kept.user, session, now)
            self._known[claims.session_id] = known
            self._known.move_to_end(claims.session_id)
            if len(self._known) > CACHED:
                self._known.popitem(last=False)
        user = known.user
        same = user.id == claims.user_id and user.organization_id == claims.organization_id
        return known if same else None

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
        actor = _actor(user, session, caller)
        noted = Journal(self.clock, self.ids).note(actor, "session.betrayed", session.id)
        await self.items.write(end_op(session.id), *noted)

    def _grant(
        self, user: User, organization: Organization, session: SessionRecord, token: RefreshToken
    ) -> Grant:
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
            csrf_token=self.csrf_token(session.id),
            access_token=self.tokens.sign(claims),
            refresh_token=str(token),
            access_expires_at=expires_at,
            refresh_expires_at=session.expires_at,
        )


def _signed_in_at(kept: Kept) -> tuple[bool, datetime]:
    """What is the greatest for the organization used last, or joined last where none was."""
    user = kept.user
    return user.last_login_at is not None, user.last_login_at or user.created_at


def _actor(user: User, session: SessionRecord, caller: Caller) -> Actor:
    return user.acting(
        session_id=session.id,
        proved_at=session.proved_at or session.created_at,
        methods=session.methods,
        request_id=caller.request_id,
        address=caller.address or None,
    )
