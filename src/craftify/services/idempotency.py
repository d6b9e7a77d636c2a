"""Idempotency keys as Stripe defines them: the same key gives the same answer, once done."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from craftify.domain.access import Actor
from craftify.domain.errors import Conflict, Invalid
from craftify.engine import Problem
from craftify.ports.clock import Clock
from craftify.records.idempotency import Attempt, Attempts

LONGEST: Final = 255
Response = tuple[int, bytes]


@dataclass(frozen=True, slots=True)
class Idempotency:
    """Runs a request once for each key of a caller and a route."""

    attempts: Attempts
    clock: Clock

    async def once(
        self,
        actor: Actor,
        *,
        key: str | None,
        route: str,
        request: bytes,
        work: Callable[[], Awaitable[Response]],
    ) -> tuple[Response, bool]:
        """Do the work, or hand back what it answered the first time (then the second is True).

        What the work refuses (raises) is not kept: the caller may mend the request and use the
        key again. Without a key the work is simply done.

        Raises:
            Invalid: the key is malformed, or was used for another request (IDEMPOTENCY_MISMATCH).
            Conflict: the first request with this key is still under way.
        """
        if key is None:
            return await work(), False
        _check(key)
        digest = hashlib.sha256(request).hexdigest()
        attempt = await self.attempts.begin(
            actor, key=key, route=route, digest=digest, now=self.clock.now()
        )
        if attempt.answered:
            return _replay(attempt, digest), True
        try:
            status, body = await work()
        except BaseException:
            await self.attempts.forget(attempt)
            raise
        await self.attempts.finish(attempt, status=status, body=body, now=self.clock.now())
        return (status, body), False


def _check(key: str) -> None:
    if not key or len(key) > LONGEST or not key.isprintable() or not key.isascii():
        problem = Problem(
            message=f"Give 1 to {LONGEST} printable ASCII characters.", path="Idempotency-Key"
        )
        raise Invalid("The Idempotency-Key is malformed.", problems=[problem])


def _replay(attempt: Attempt, digest: str) -> Response:
    if attempt.digest != digest:
        raise Invalid(
            "This Idempotency-Key was used for another request.", code="IDEMPOTENCY_MISMATCH"
        )
    if attempt.status is None:
        raise Conflict(
            "The first request with this Idempotency-Key is still under way.",
            code="IDEMPOTENCY_IN_PROGRESS",
        )
    return attempt.status, attempt.body
