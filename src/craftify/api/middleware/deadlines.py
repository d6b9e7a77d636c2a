"""Nobody waits for ever: so long for a body to arrive, so long until an answer begins."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from craftify.api.middleware.asgi import App, Message, Receive, Scope, Send, state
from craftify.domain.errors import DomainError, Unavailable

# who sends a large body in earnest sends at least so many bytes a second
PACE: Final = 32 * 1024


class BodyTooSlow(DomainError):
    """The body did not arrive in time."""

    code = "REQUEST_TIMEOUT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds for the body, for the beginning of the answer, and for routes that work longer."""

    body: float = 60.0
    answer: float = 30.0
    longer: Sequence[tuple[re.Pattern[str], float]] = ()

    def answering(self, path: str) -> float:
        """How long the route of this path may think."""
        for pattern, seconds in self.longer:
            if pattern.fullmatch(path):
                return seconds
        return self.answer


class Deadlines:
    """Ends a request whose body trickles in (408), or whose handler hangs (503).

    While a body arrives at a fair pace, the handler's time does not run. Once the answer has begun
    it may take as long as it takes.
    """

    def __init__(self, app: App, *, patience: Patience) -> None:
        self._app, self._patience = app, patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        watch = _Watch(receive, self._patience.body, self._patience.answering(scope["path"]))
        known = state(scope)
        known["deadline"] = watch
        try:
            with watch:
                await self._app(scope, watch.receive, send)
        except TimeoutError:
            if not watch.expired:
                raise
            if watch.reading:
                raise BodyTooSlow("The request took too long to arrive.") from None
            raise Unavailable("This took too long and was stopped.") from None
        finally:
            known.pop("deadline", None)


class _Watch:
    """The one timer of a request: it runs for the body first, then for the answer.

    What `asyncio.timeout` does, in a third of its time.
    """

    def __init__(self, receive: Receive, body: float, answer: float) -> None:
        self._receive, self._body, self._answer = receive, body, answer
        self._got, self._began = 0, 0.0
        self._complete, self._met = False, False
        self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
        self._cancelling = self._task.cancelling() if self._task else 0
        self._timer: asyncio.TimerHandle | None = None
        self.reading = self.expired = False

    def __enter__(self) -> None:
        self._timer = self._loop.call_later(self._answer, self._expire)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: object
    ) -> None:
        self._stop()
        if self.expired and self._task is not None:
            theirs = self._task.uncancel() > self._cancelling  # somebody else cancels as well
            if kind is asyncio.CancelledError and not theirs:
                raise TimeoutError from error

    def met(self) -> None:
        """The answer has begun."""
        self._met = True
        self._stop()

    def _expire(self) -> None:
        self._timer, self.expired = None, True
        if self._task is not None:
            self._task.cancel()

    def _until(self, moment: float) -> None:
        self._stop()
        if not self.expired:
            self._timer = self._loop.call_at(moment, self._expire)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    async def receive(self) -> Message:
        """The next part of the body, as long as that may take."""
        if self._complete or self._met:
            return await self._receive()
        now = self._loop.time
        if not self.reading:
            self.reading, self._began = True, now()
        self._until(self._began + self._body + self._got / PACE)
        message = await self._receive()
        self._got += len(message.get("body", b""))
        if not message.get("more_body", False):
            self._complete, self.reading = True, False
            self._until(now() + self._answer)
        return message
