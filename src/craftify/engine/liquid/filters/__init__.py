"""Every filter an author may use: pure functions on JSON types, with the arguments they take."""

import inspect
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from craftify.engine.liquid.filters import dates, lists, numbers, texts
from craftify.engine.liquid.filters.refusals import Refusal

__all__ = ["FILTERS", "Filter", "Refusal"]


class Filter(NamedTuple):
    """A filter: its function, how many arguments it takes at least and at most, and named ones."""

    apply: Callable[..., object]
    least: int
    most: int
    named: frozenset[str]

    @classmethod
    def of(cls, function: Callable[..., object]) -> "Filter":
        """Read the shape of the arguments from the signature."""
        parameters = list(inspect.signature(function).parameters.values())[1:]
        positional = [p for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD]
        least = sum(p.default is p.empty for p in positional)
        named = frozenset(p.name for p in parameters if p.kind is p.KEYWORD_ONLY)
        return cls(function, least, len(positional), named)


def _collect(*rooms: Mapping[str, Callable[..., Any]]) -> dict[str, Filter]:
    return {name: Filter.of(function) for room in rooms for name, function in room.items()}


FILTERS: dict[str, Filter] = _collect(texts.FILTERS, numbers.FILTERS, lists.FILTERS, dates.FILTERS)
