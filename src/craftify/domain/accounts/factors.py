"""What a person proves who they are with besides a password, and which of it they may give up."""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from craftify.domain.access import Method
from craftify.domain.accounts.organizations import one_line
from craftify.domain.errors import Conflict, Invalid, NotFound
from craftify.engine import Problem

RECOVERY_CODES: Final = 10
PASSKEYS: Final = 20
NAME_LIMIT: Final = 60
ENROLMENT: Final = timedelta(minutes=15)
# no vowels and nothing that looks like something else: no words, no mistakes
LETTERS: Final = "23456789bcdfghjkmnpqrstvwxz"
GROUPS, GROUP = 4, 5
_FILLING: Final = re.compile(r"[\s-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthenticatorApp:
    """An app that shows codes; `last_step` is the newest step whose code was taken."""

    sealed: str
    created_at: datetime
    last_step: int
    last_used_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """An app that has been given a secret and has not yet shown a code."""

    sealed: str
    begun_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Passkey:
    """A key in somebody's device. Bytes are base64url; `synced` ones live in several devices."""

    id: str
    name: str
    credential_id: str
    public_key: str
    sign_count: int
    transports: tuple[str, ...] = ()
    synced: bool = False
    created_at: datetime
    last_used_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryCodes:
    """Codes for the day a device is lost: digests of those that are left."""

    digests: tuple[str, ...]
    total: int
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """Everything besides the password."""

    account_id: str
    app: AuthenticatorApp | None = None
    enrolment: Enrolment | None = None
    passkeys: tuple[Passkey, ...] = ()
    recovery: RecoveryCodes | None = None
    changed_at: datetime | None = field(default=None)

    @property
    def present(self) -> bool:
        """Whether a password alone does not sign this person in."""
        return self.app is not None or bool(self.passkeys)

    @property
    def codes_left(self) -> int:
        """How many recovery codes have not been used."""
        return len(self.recovery.digests) if self.recovery else 0

    @property
    def methods(self) -> tuple[Method, ...]:
        """What can follow a password."""
        if not self.present:
            return ()
        found: list[Method] = []
        if self.app is not None:
            found.append("totp")
        if self.passkeys:
            found.append("passkey")
        if self.codes_left:
            found.append("recovery")
        return tuple(found)

    @property
    def stands_alone(self) -> bool:
        """Whether this is enough to sign in without a password, also when a device is lost."""
        return len(self.passkeys) > 1 or (bool(self.passkeys) and self.codes_left > 0)

    def passkey(self, credential_id: str) -> Passkey | None:
        """The passkey with this credential."""
        return next((one for one in self.passkeys if one.credential_id == credential_id), None)

    def named(self, passkey_id: str) -> Passkey:
        """The passkey with this id of ours.

        Raises:
            NotFound: there is none.
        """
        for one in self.passkeys:
            if one.id == passkey_id:
                return one
        raise NotFound("There is no such passkey.")

    def begun(self, sealed: str, now: datetime) -> "Factors":
        """With an app that has yet to show its first code.

        Raises:
            Conflict: there is an app already (FACTOR_EXISTS).
        """
        if self.app is not None:
            raise Conflict(
                "An authenticator app is set up already. Remove it first to use another one.",
                code="FACTOR_EXISTS",
            )
        return replace(self, enrolment=Enrolment(sealed=sealed, begun_at=now))

    def waiting(self, now: datetime) -> Enrolment:
        """The app that has yet to show its first code.

        Raises:
            Conflict: none was begun lately (ENROLMENT_OVER).
        """
        if self.enrolment is None or now - self.enrolment.begun_at >= ENROLMENT:
            raise Conflict("Setting up the app took too long. Begin again.", code="ENROLMENT_OVER")
        return self.enrolment

    def confirmed(self, step: int, now: datetime) -> "Factors":
        """With the app that has just shown its first code."""
        app = AuthenticatorApp(
            sealed=self.waiting(now).sealed, created_at=now, last_step=step, last_used_at=now
        )
        return replace(self, app=app, enrolment=None, changed_at=now)

    def without_app(self, now: datetime) -> "Factors":
        """Without the authenticator app.

        Raises:
            NotFound: there is none.
        """
        if self.app is None:
            raise NotFound("No authenticator app is set up.")
        return self._less(replace(self, app=None), now)

    def with_passkey(self, passkey: Passkey) -> "Factors":
        """With one passkey more.

        Raises:
            Conflict: there are too many, or this one is there already (FACTOR_EXISTS).
        """
        if len(self.passkeys) >= PASSKEYS or self.passkey(passkey.credential_id) is not None:
            raise Conflict(
                f"This passkey is there already, or there are {PASSKEYS}.", code="FACTOR_EXISTS"
            )
        passkeys = (*self.passkeys, passkey)
        return replace(self, passkeys=passkeys, changed_at=passkey.created_at)

    def without_passkey(self, passkey_id: str, now: datetime) -> "Factors":
        """Without one passkey.

        Raises:
            NotFound: there is no such one.
        """
        gone = self.named(passkey_id)
        passkeys = tuple(one for one in self.passkeys if one is not gone)
        return self._less(replace(self, passkeys=passkeys), now)

    def renamed(self, passkey_id: str, name: str) -> "Factors":
        """With another name for a passkey.

        Raises:
            NotFound: there is no such one.
        """
        return self._with(replace(self.named(passkey_id), name=name))

    def shown(self, passkey: Passkey, sign_count: int, now: datetime) -> "Factors":
        """After a passkey was shown."""
        return self._with(replace(passkey, sign_count=sign_count, last_used_at=now))

    def stepped(self, step: int, now: datetime) -> "Factors | None":
        """After a code of the app was taken; None when that one, or a newer one, was before."""
        if self.app is None or step <= self.app.last_step:
            return None
        return replace(self, app=replace(self.app, last_step=step, last_used_at=now))

    def recovered(self, digest: str) -> "Factors | None":
        """After a recovery code was used up; None when it is not one of those left."""
        if self.recovery is None or digest not in self.recovery.digests:
            return None
        left = tuple(one for one in self.recovery.digests if one != digest)
        return replace(self, recovery=replace(self.recovery, digests=left))

    def with_codes(self, digests: tuple[str, ...], now: datetime) -> "Factors":
        """With new recovery codes in place of the old ones.

        Raises:
            Conflict: there is nothing to recover (FACTOR_MISSING).
        """
        if not self.present:
            raise Conflict("Set up an authenticator app or a passkey first.", code="FACTOR_MISSING")
        codes = RecoveryCodes(digests=digests, total=len(digests), created_at=now)
        return replace(self, recovery=codes, changed_at=now)

    def _with(self, passkey: Passkey) -> "Factors":
        passkeys = tuple(passkey if one.id == passkey.id else one for one in self.passkeys)
        return replace(self, passkeys=passkeys)

    def _less(self, left: "Factors", now: datetime) -> "Factors":
        """Recovery codes go with the last factor: there is nothing left to recover."""
        recovery = left.recovery if left.present else None
        return replace(left, recovery=recovery, changed_at=now)


def require_way_in(factors: Factors, *, password: bool, provider: bool) -> None:
    """Let a factor go only when the person can still sign in, also on the day a device is lost.

    Who signs in by a provider of their organization needs nothing of ours.

    Raises:
        Conflict: they could not (LAST_FACTOR).
    """
    if password or factors.stands_alone or (provider and not factors.present):
        return
    raise Conflict(
        "Without a password you need two passkeys, or one and recovery codes.",
        code="LAST_FACTOR",
    )


def passkey_name(text: str) -> str:
    """A name fit to be shown in a list.

    Raises:
        Invalid: it is empty, too long or holds control characters.
    """
    return one_line(text, "name", NAME_LIMIT)


def recovery_code(draws: bytes) -> str:
    """The code these random bytes stand for, in groups that can be read aloud."""
    value = int.from_bytes(draws)
    letters = []
    for _ in range(GROUPS * GROUP):
        value, place = divmod(value, len(LETTERS))
        letters.append(LETTERS[place])
    text = "".join(letters)
    return "-".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def plain_code(text: str) -> str:
    """A code as it is compared: without what people put between the letters."""
    return _FILLING.sub("", text).casefold()


def wrong_code(message: str) -> Invalid:
    """The refusal of a code that was to confirm an app."""
    return Invalid("The request is not valid.", problems=[Problem(message=message, path="code")])
