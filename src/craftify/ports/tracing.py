"""Traces: what a request did, as spans for a collector of the operator's choice."""

from contextlib import AbstractContextManager
from typing import Literal, Protocol

Value = str | int | float | bool
Kind = Literal["request", "call"]


class Span(Protocol):
    """Something that takes time, and what is known of it."""

    def rename(self, name: str) -> None:
        """Call it something else: what it was is often known only at its end."""
        ...

    def tell(self, name: str, value: Value) -> None:
        """Say something about it. Nothing of a person and no secret may be part of it."""
        ...

    def fail(self) -> None:
        """It did not do what it should have."""
        ...


class Tracing(Protocol):
    """Makes spans, each a part of the one around it. It never raises and never waits."""

    def span(self, name: str, kind: Kind = "call") -> AbstractContextManager[Span]:
        """A span as long as the block; an exception makes it a failed one."""
        ...

    def close(self) -> None:
        """Send what waits, as long as that takes no more than a moment."""
        ...
