"""Collecting what is wrong with a request, so that all of it is told at once."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from craftify.domain.errors import Invalid
from craftify.engine import Problem

P = ParamSpec("P")


class Problems:
    """What was found so far."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def take(
        self,
        check: Callable[Concatenate[str, P], str],
        text: str,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> str:
        """The text as the check lets it pass; or nothing, and its problems are remembered."""
        try:
            return check(text, *args, **kwargs)
        except Invalid as error:
            self._found.extend(error.problems)
            return ""

    def settle(self) -> None:
        """Go on only when nothing was found.

        Raises:
            Invalid: with everything that was.
        """
        if self._found:
            raise Invalid("The request is not valid.", problems=self._found)
