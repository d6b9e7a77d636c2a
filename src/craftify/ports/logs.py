"""What the product tells its operators: one JSON line for each thing worth knowing."""

from contextvars import ContextVar
from typing import Any, Final, Literal, Protocol

Level = Literal["debug", "info", "warning", "error"]
Severity = Literal["low", "medium", "high"]

current_request: Final[ContextVar[str]] = ContextVar("current_request", default="-")
"""The request in whose course something happens; tasks that it starts inherit it."""


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

    def close(self) -> None:
        """Write down what waits, then let go of files and threads. Closing twice does no harm."""
        ...
