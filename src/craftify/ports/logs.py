"""What the product tells its operators: one JSON line for each thing worth knowing."""

from contextvars import ContextVar
from typing import Any, Final, Literal, Protocol

from craftify.ports.metrics import Metrics

Level = Literal["debug", "info", "warning", "error"]
Severity = Literal["low", "medium", "high"]

current_request: Final[ContextVar[str]] = ContextVar("current_request", default="-")
"""The request in whose course something happens; tasks that it starts inherit it."""

current_parts: Final[ContextVar[dict[str, float] | None]] = ContextVar(
    "current_parts", default=None
)
"""What the present request spent its time on, in seconds; None where nobody wants to know."""


def spent(part: str, seconds: float) -> None:
    """Remember that the present request waited so long for a part of us."""
    parts = current_parts.get()
    if parts is not None:
        parts[part] = parts.get(part, 0.0) + seconds


class Logs(Protocol):
    """Takes notes. It never raises and never waits: a full disk must not stop the product.

    A note made in the course of a request bears its id without being told. Secrets are
    blotted out here and nowhere else, by the names of fields and by the looks of values, so
    whoever writes need not think of it.
    """

    def write(self, level: Level, event: str, **fields: Any) -> None:  # noqa: ANN401 - fields are JSON
        """Note an event; notes below the level the operator chose are dropped."""
        ...

    def security(
        self,
        event: str,
        severity: Severity,
        *,
        address: str | None = None,
        organization: str | None = None,
        user: str | None = None,
        **fields: Any,  # noqa: ANN401 - fields are JSON
    ) -> None:
        """Note that somebody may be trying something, in the one shape that alarms are built on.

        `event` is `thing.what_happened`, one of a fixed few (`sign_in.failed`): it is counted by
        name, so nothing of a request may be part of it. The line has `eventType: "security"`,
        `severity` and the request; it is written whatever level the operator chose.
        """
        ...

    def counted_by(self, metrics: Metrics) -> None:
        """Let these figures hear of every security event, and of lines that were lost."""
        ...

    def close(self) -> None:
        """Write down what waits, then let go of files and threads. Closing twice does no harm."""
        ...
