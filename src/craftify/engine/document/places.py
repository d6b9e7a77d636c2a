"""Where something stands in a source: line, column, and an excerpt with a caret."""

from bisect import bisect_right

from craftify.engine.results import Part, Problem

EXCERPT_WIDTH = 96


class Places:
    """Turns offsets into a source into lines and columns, counted from 1."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._starts: list[int] | None = None

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            starts, at = [0], self._source.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = self._source.find("\n", at + 1)
            self._starts = starts
        return self._starts

    def line(self, offset: int) -> int:
        """The line an offset stands on."""
        return bisect_right(self._line_starts(), offset)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def excerpt(self, offset: int) -> str:
        """The line an offset stands on, cut to a readable width, and a caret below it."""
        line, column = self.place(offset)
        start = self._line_starts()[line - 1]
        end = self._source.find("\n", start)
        text = self._source[start : end if end >= 0 else len(self._source)].replace("\t", " ")
        left = max(0, min(column - 1 - EXCERPT_WIDTH // 2, len(text) - EXCERPT_WIDTH))
        before = "…" if left else ""
        after = "…" if left + EXCERPT_WIDTH < len(text) else ""
        margin, caret = " " * len(str(line)), " " * (column - 1 - left + len(before))
        shown = text[left : left + EXCERPT_WIDTH]
        return f"{line} | {before}{shown}{after}\n{margin} | {caret}^"

    def problem(self, message: str, offset: int, part: Part = "mjml") -> Problem:
        """A problem at an offset of this source."""
        line, column = self.place(offset)
        return Problem(
            message=message, part=part, line=line, column=column, excerpt=self.excerpt(offset)
        )
