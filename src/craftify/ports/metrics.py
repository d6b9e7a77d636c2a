"""Figures about the running server: counted all the time, read when somebody asks."""

from collections.abc import Callable
from typing import Literal, Protocol

from msgspec import Struct

Meaning = Literal["gauge", "counter"]


class Minute(Struct, frozen=True, kw_only=True):
    """The requests of one minute: its beginning in epoch seconds, and durations in ms."""

    at: int
    count: int
    errors: int
    p50: float
    p95: float
    p99: float


class Metrics(Protocol):
    """Counts. It never raises, never waits, and costs some microseconds.

    No figure bears the name of a person, an organization or a thing: labels come from our own code
    (routes, events, kinds), so that there is only ever a bounded number of them.
    """

    def request(self, *, method: str, route: str, status: int, seconds: float) -> None:
        """A request was answered. `route` is the template of its path, `/api/templates/{id}`."""
        ...

    def security(self, event: str, severity: str) -> None:
        """Somebody may have tried something (ports.logs)."""
        ...

    def audited(self, action: str) -> None:
        """An audit entry was written: sign-ins, changes, refusals, by their action."""
        ...

    def wrote(self, *, seconds: float, good: bool) -> None:
        """A write to the item store came back."""
        ...

    def job(self, kind: str, *, seconds: float, good: bool) -> None:
        """A job of the engine ended."""
        ...

    def watch(
        self, name: str, about: str, read: Callable[[], float], meaning: Meaning = "gauge"
    ) -> None:
        """Ask for a figure whenever the page is drawn; one that cannot be had is left out."""
        ...

    def figure(self, name: str) -> float | None:
        """A figure that is watched, as it is now; None when it cannot be had."""
        ...

    def page(self) -> tuple[bytes, str]:
        """All figures in the text format of Prometheus, and its media type."""
        ...

    def minutes(self) -> tuple[Minute, ...]:
        """The requests of the last hour, the present minute last; minutes without any are there."""
        ...
