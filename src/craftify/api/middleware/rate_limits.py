"""How often somebody may ask: strangers are counted by address, others as who they are."""

import asyncio
import re
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv6Address
from typing import Final, cast

from craftify.api.envelopes import request_time
from craftify.api.middleware.asgi import (
    WAITED,
    App,
    Receive,
    Scope,
    Send,
    add_headers,
    header,
    state,
)
from craftify.domain.access import Actor
from craftify.domain.access_rules import plain_address
from craftify.domain.errors import Limited
from craftify.engine import Problem
from craftify.ports.limiter import Charge, Limiter, Rate, Verdict

MINUTE: Final = 60.0
# who waits takes no worker, only a little memory: so many may, and so many of one address
WAITING: Final = 200
WAITING_OF_ONE: Final = 20
CHARGED: Final = "charged"
FREE: Final = re.compile(r"(?!/api(?:/|$)|/security(?:/|$)).*", re.DOTALL)
# browsers that renew their session or come back from a provider: many share an address at nine
RETURNING: Final = re.compile(r"/api/auth/(?:refresh|sso(?:/.*)?)/?", re.DOTALL)
ACCESS: Final = "craftify_access="
# who gets through here was no stranger after all
PROVING: Final = re.compile(
    r"/api/(?:setup|auth/(?:login|token|logout|second-factor|passkeys/sign-in)"
    r"|invitations/accept)/?"
)
GOOD: Final = range(200, 400)
# what costs much more than a look into the store
COSTLY: Final[Mapping[str, str]] = {
    "previewTemplate": "preview",
    "renderContent": "preview",
    "checkContent": "preview",
    "openDocument": "preview",
    "compileCanvas": "canvas",
    "sanitizeHtml": "preview",
    "sendTest": "test_mail",
    "importTemplates": "import",
    "exportAudit": "export",
    "verifyAudit": "export",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiers:
    """The buckets of strangers, people, keys and organizations; `costly` has more by name."""

    anonymous: Rate
    user: Rate
    key: Rate
    organization: Rate
    costly: Mapping[str, Rate]


RETURN: Final = Rate(name="return", limit=600, window=900, burst=120)


class Limits:
    """Charges requests to buckets, and tells callers how they stand."""

    def __init__(
        self,
        limiter: Limiter,
        tiers: Tiers,
        *,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._limiter, self._tiers, self._pause = limiter, tiers, pause
        self._waiting: Counter[str] = Counter()

    async def stranger(self, scope: Scope, *, returning: bool = False) -> None:
        """Charge the caller's address, once a request; who asks much waits before going on.

        Raises:
            Limited: the bucket is empty, or too many wait already.
        """
        known = state(scope)
        if CHARGED in known:
            return
        tier = RETURN if returning else self._tiers.anonymous
        charges = ((tier, neighborhood(known["caller"].address)),)
        known[CHARGED] = charges
        verdict = await self._charge(scope, charges)
        if verdict.delay:
            began = time.perf_counter()
            await self._wait(charges[0][1], verdict.delay)
            known[WAITED] = time.perf_counter() - began

    async def principal(self, scope: Scope, actor: Actor, operation: str) -> None:
        """Charge the person or the key, their organization, and what is costly by itself.

        Raises:
            Limited: one of the buckets is empty.
        """
        tier = self._tiers.key if actor.kind == "key" else self._tiers.user
        charges: list[Charge] = [
            (tier, actor.id),
            (self._tiers.organization, actor.organization_id),
        ]
        costly = COSTLY.get(operation)
        if costly is not None:
            charges.append((self._tiers.costly[costly], actor.id))
        await self._charge(scope, charges)

    async def refund(self, scope: Scope) -> None:
        """Take back what a stranger was charged who turned out to be none."""
        charges = state(scope).get(CHARGED)
        if charges:
            await self._limiter.refund(charges, request_time.get())

    async def _charge(self, scope: Scope, charges: Sequence[Charge]) -> Verdict:
        verdict = await self._limiter.check(charges, request_time.get())
        _tell(scope, verdict)
        if not verdict.allowed:
            raise _limited(verdict)
        return verdict

    async def _wait(self, key: str, delay: float) -> None:
        if self._waiting.total() >= WAITING or self._waiting[key] >= WAITING_OF_ONE:
            raise Limited("Too many requests are waiting already.", retry_after=int(delay) + 1)
        self._waiting[key] += 1
        try:
            await self._pause(delay)
        finally:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                del self._waiting[key]


class RateLimits:
    """Charges a request without a credential before it is read, and slows down who asks much.

    What comes with a credential is charged where that is judged: to its owner when it is good,
    to the address when it is not.
    """

    def __init__(self, app: App, *, limits: Limits) -> None:
        self._app, self._limits = app, limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        if scope["type"] != "http" or FREE.fullmatch(path):
            state(scope)[CHARGED] = ()
            await self._app(scope, receive, send)
            return
        returning = RETURNING.fullmatch(path) is not None
        if returning or not _shows_credential(scope):
            await self._limits.stranger(scope, returning=returning)
        await self._app(scope, receive, send)
        if PROVING.fullmatch(path) and state(scope).get("status") in GOOD:
            await self._limits.refund(scope)


@lru_cache(maxsize=4096)
def neighborhood(address: str) -> str:
    """Whom an address stands for: an IPv6 customer has a whole /64 to call from."""
    found = plain_address(address)
    if isinstance(found, IPv6Address):
        return str(IPv6Address(int(found) >> 64 << 64))
    return address


def _tell(scope: Scope, verdict: Verdict) -> None:
    limit, policy = _policy(cast("Rate", verdict.policy))
    add_headers(
        scope,
        (b"ratelimit-limit", limit),
        (b"ratelimit-remaining", b"%d" % verdict.remaining),
        (b"ratelimit-reset", b"%d" % verdict.reset),
        (b"ratelimit-policy", policy),
    )


@lru_cache(maxsize=64)
def _policy(policy: Rate) -> tuple[bytes, bytes]:
    """What never changes: how much fits at once, and the pace, as people read it."""
    said = f'{policy.limit};w={policy.window:.0f};burst={policy.room};name="{policy.name}"'
    return str(policy.room).encode(), said.encode()


def _limited(verdict: Verdict) -> Limited:
    policy = cast("Rate", verdict.policy)
    said = f"{policy.limit} requests in {policy.window:.0f} seconds, {policy.room} at once."
    return Limited(
        "Too many requests.",
        retry_after=verdict.retry_after,
        problems=[Problem(message=said, path=policy.name, part="document")],
    )


def _shows_credential(scope: Scope) -> bool:
    return (
        header(scope, b"authorization") is not None
        or header(scope, b"x-api-key") is not None
        or ACCESS in (header(scope, b"cookie") or "")
    )
