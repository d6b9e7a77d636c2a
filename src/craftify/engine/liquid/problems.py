"""Puts what is wrong with a template into words: the place, an excerpt with a caret, the mend."""

from bisect import bisect_right
from itertools import accumulate

from craftify.engine.results import Part, Problem

_WIDTH = 96
MAX_PROBLEMS = 50


class Source:
    """The text of one part, able to say where an offset stands."""

    def __init__(self, text: str, part: Part) -> None:
        self.text = text
        self.part = part
        self._lines: list[str] | None = None
        self._starts: list[int] = []

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1."""
        self._index()
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def problem(
        self, message: str, offset: int, *, length: int = 1, path: str | None = None
    ) -> Problem:
        """A problem at an offset, with the line it stands on and a caret below it."""
        offset = min(max(offset, 0), len(self.text))
        line, column = self.position(offset)
        return Problem(
            message=message,
            part=self.part,
            line=line,
            column=column,
            excerpt=self._excerpt(line, column, length),
            path=path,
        )

    def _excerpt(self, line: int, column: int, length: int) -> str:
        text = (self._lines or [""])[line - 1].rstrip("\r\n").replace("\t", " ")
        start = 0 if len(text) <= _WIDTH else max(0, min(column - 40, len(text) - _WIDTH))
        shown = text[start : start + _WIDTH]
        before, after = "…" if start else "", "…" if start + _WIDTH < len(text) else ""
        caret = column - 1 - start + len(before)
        width = max(1, min(length, len(shown) + len(before) - caret))
        number = f"{line} | "
        return (
            f"{number}{before}{shown}{after}\n{' ' * (len(number) - 2)}| {' ' * caret}{'^' * width}"
        )

    def _index(self) -> None:
        if self._lines is None:
            self._lines = self.text.split("\n")
            self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)][:-1]
