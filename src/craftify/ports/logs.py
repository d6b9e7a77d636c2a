"""What the product tells its operators: one JSON line for each thing worth knowing."""

from typing import Any, Literal, Protocol

Level = Literal["debug", "info", "warning", "error"]


class Logs(Protocol):
    """Takes notes. It never raises and never waits: a full disk must not stop the product.

    Secrets are blotted out here and nowhere else, by the names of fields and by the looks of
    values, so whoever writes need not think of it.
    """

    def write(self, level: Level, event: str, **fields: Any) -> None:  # noqa: ANN401 - fields are JSON
        """Note an event; notes below the level the operator chose are dropped."""
        ...

    def close(self) -> None:
        """Let go of files. Closing twice does no harm."""
        ...
