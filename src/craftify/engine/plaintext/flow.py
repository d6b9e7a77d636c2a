"""Lays text out in lines and paragraphs, with Liquid tags that add or take whole paragraphs.

A tag is written where the next paragraph would begin, never on a line of its own. So
`A {% if x %} B {% endif %} C` has one empty line between its paragraphs whether x holds or not.
"""

from craftify.engine.markup import liquid_spans

LINE = 1
PARAGRAPH = 2
_SPACES = " \t\r\n\f\xa0"


class Flow:
    """A text under construction."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._gap = 0  # line breaks owed before the next words
        self._have = PARAGRAPH  # line breaks that already stand at the end
        self._space = False
        self._indents: list[str] = []

    def breaks(self, lines: int) -> None:
        """The next words begin a new line, or a new paragraph."""
        self._gap = max(self._gap, lines)
        self._space = False

    def words(self, text: str) -> None:
        """Running text: white space collapses, except inside Liquid."""
        if "{" not in text:
            self._collapsed(text)
            return
        position = 0
        for start, end in liquid_spans(text):
            self._collapsed(text[position:start])
            if text[start + 1] == "%":
                self.tag(text[start:end])
            else:
                self._write(text[start:end])
            position = end
        self._collapsed(text[position:])

    def exactly(self, text: str) -> None:
        """Text whose spaces count. It holds no line breaks."""
        if text:
            self._write(text)

    def lines(self, lines: list[str]) -> None:
        """Prepared lines, each on its own."""
        for line in lines:
            self.breaks(LINE)
            self.exactly(line)

    def tag(self, liquid: str) -> None:
        """A Liquid tag: it prints nothing itself."""
        if self._gap > self._have:
            self._newlines()
        elif self._space and not self._have:
            self._parts.append(" ")
            self._space = False
        self._gap = 0
        self._parts.append(liquid)

    def indent(self, first: str) -> None:
        """Begin an item: a bullet now, the same width before its further lines."""
        self._write(first, spaced=True)
        self._indents.append(" " * len(first))
        self._have = PARAGRAPH

    def dedent(self) -> None:
        """End an item."""
        self._indents.pop()
        self._have = 0
        self._gap = max(self._gap, LINE)

    def text(self) -> str:
        """What has been laid out, ending in one line break."""
        whole = "".join(self._parts)
        lines = [line.rstrip(" ") for line in whole.split("\n")]
        return "\n".join(lines).strip("\n") + "\n" if whole.strip() else ""

    def _collapsed(self, text: str) -> None:
        if not text:
            return
        words = text.split()
        if text[0] in _SPACES:
            self._space = True
        if words:
            self._write(" ".join(words))
            self._space = text[-1] in _SPACES

    def _write(self, text: str, *, spaced: bool = False) -> None:
        if self._gap > self._have:
            self._newlines()
        elif self._space and not self._have:
            self._parts.append(" ")
        self._gap = 0
        self._space = False
        self._parts.append(text)
        self._have = PARAGRAPH if spaced else 0

    def _newlines(self) -> None:
        self._parts.append("\n" * (self._gap - self._have) + "".join(self._indents))
        self._have = self._gap
