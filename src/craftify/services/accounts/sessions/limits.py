"""How often people may be wrong about who they are: by account and by address, never for good."""

from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv6Address, ip_address
from typing import Final

from craftify.domain.accounts.users import folded
from craftify.domain.errors import Limited
from craftify.ports.clock import Clock
from craftify.ports.limiter import Backoff, Charge, Limiter, Rate
from craftify.ports.logs import Logs
from craftify.ports.tokens import Tokens

ADDRESS_FAILURES: Final = 50
ADDRESS_ACCOUNTS: Final = 20
TOLD: Final = Rate(name="guesses told", limit=1, window=3600)
REFRESHES: Final = Rate(name="refresh", limit=30, window=60)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A try that counts as a failure until it turns out otherwise: many at once gain nothing."""

    forgotten: tuple[Charge, ...]
    returned: tuple[Charge, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofLimits:
    """Counts failures through the one limiter.

    After `failures` within `window` an account has to wait, a second at first, then twice as long
    after each further failure, at the most fifteen minutes; what comes in between is not judged
    and not counted. An address may fail fifty times, with twenty accounts. Success forgets.
    """

    limiter: Limiter
    clock: Clock
    tokens: Tokens
    logs: Logs
    failures: int
    window: timedelta

    async def sign_in(self, email: str, address: str, device: str | None = None) -> Attempt:
        """Count a try with a password.

        A device its owner has signed in with before is counted by itself: whoever guesses
        elsewhere does not make the owner wait.

        Raises:
            Limited: the failures are used up; `retry_after` says for how long.
        """
        if device is not None:
            return await self._begin("device", device, address)
        # an address is nobody's business: it is counted under a name that only we can make
        return await self._begin("sign-in", self.tokens.derive("limit", folded(email)), address)

    async def second_factor(self, account_id: str, address: str) -> Attempt:
        """Count a try with a code or a password of somebody who is known already.

        A right password does not forgive wrong codes, so this is counted apart.

        Raises:
            Limited: the failures are used up.
        """
        return await self._begin("second-factor", account_id, address)

    async def succeeded(self, attempt: Attempt) -> None:
        """Forget the failures: the owner is here."""
        await self.limiter.forget(attempt.forgotten)
        await self.limiter.refund(attempt.returned, self.clock.now())

    async def withdrawn(self, attempt: Attempt) -> None:
        """Give a try back that was none: what was shown came too late to be judged."""
        await self.limiter.refund((*attempt.forgotten, *attempt.returned), self.clock.now())

    async def refresh(self, session_id: str) -> None:
        """Count an exchange of tokens.

        Raises:
            Limited: more than thirty a minute.
        """
        verdict = await self.limiter.check([(REFRESHES, session_id)], self.clock.now())
        if not verdict.allowed:
            raise _limited(verdict.retry_after)

    async def worth_telling(self, account_id: str) -> bool:
        """Whether it is an hour since the owner of an account was told of guesses."""
        return (await self.limiter.check([(TOLD, account_id)], self.clock.now())).allowed

    async def passkey(self, address: str) -> Attempt:
        """Count a try with a passkey alone: nobody can guess one, but anybody can ask.

        Raises:
            Limited: the failures of the address are used up.
        """
        whole = self._of_address(address)
        await self._charge([whole], address)
        return Attempt(forgotten=(), returned=(whole,))

    async def _begin(self, name: str, account: str, address: str) -> Attempt:
        now, seconds = self.clock.now(), self.window.total_seconds()
        owner = (Backoff(name=name, free=self.failures, window=seconds), account)
        whole = self._of_address(address)
        pair = (Rate(name="sign-in pair", limit=1, window=seconds), f"{whole[1]}|{account}")
        accounts = (Rate(name="accounts", limit=ADDRESS_ACCOUNTS, window=seconds), whole[1])
        new = (await self.limiter.check([pair], now)).allowed  # not seen together lately
        try:
            await self._charge([owner, whole, *([accounts] if new else [])], address)
        except Limited:
            if new:
                await self.limiter.forget([pair])
            raise
        return Attempt(forgotten=(owner, pair), returned=(whole, accounts))

    def _of_address(self, address: str) -> Charge:
        seconds = self.window.total_seconds()
        rate = Rate(name="sign-in address", limit=ADDRESS_FAILURES, window=seconds)
        return rate, neighborhood(address)

    async def _charge(self, charges: list[Charge], address: str) -> None:
        verdict = await self.limiter.check(charges, self.clock.now())
        if verdict.allowed:
            return
        policy = verdict.policy.name
        self.logs.security("sign_in.limited", "medium", address=address, policy=policy)
        raise _limited(verdict.retry_after)


def _limited(seconds: int) -> Limited:
    return Limited("Too many tries. Wait a little and try again.", retry_after=max(1, seconds))


def neighborhood(address: str) -> str:
    """Whom an address stands for: an IPv6 customer has a whole /64 to call from."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        return f"{IPv6Address(int(parsed) >> 64 << 64)}/64"
    return address
