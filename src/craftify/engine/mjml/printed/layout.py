"""Elements laid out for people: indented, one component per line, and where each block stands."""

from typing import Final, NamedTuple

from craftify.engine.mjml.elements import TEXT, Element
from craftify.engine.mjml.printed.values import quoted

LINE_WIDTH: Final = 110
# what people call things is no template
_NAMES: Final = frozenset(("name", "c-name"))


class Place(NamedTuple):
    """The line where a block begins, and the range of its source with all its languages."""

    line: int
    start: int
    end: int


class Layout:
    """Collects lines, and remembers where every block begins and ends."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._line = 1
        self._length = 0
        self.places: dict[str, Place] = {}

    def text(self) -> str:
        """All that was laid out."""
        return "".join(self._out)

    def element(self, element: Element, depth: int) -> None:
        """Lay an element out, and all inside it."""
        indent = "  " * depth
        line, start = self._line, self._length + len(indent)
        opening = _opening(element, indent)
        if element.tag == TEXT:
            self._write(f"{indent}{element.body}")
        elif element.children:
            self._write(f"{opening}>")
            for child in element.children:
                self.element(child, depth + 1)
            self._write(f"{indent}</{element.tag}>")
        elif element.body:
            body = f"\n{element.body}\n{indent}" if "\n" in element.body else element.body
            self._write(f"{opening}>{body}</{element.tag}>")
        else:
            self._write(f"{opening} />")
        if element.block_id:  # what says it in other languages follows and belongs to it
            first = self.places.get(element.block_id, Place(line, start, 0))
            self.places[element.block_id] = first._replace(end=self._length - 1)

    def _write(self, text: str) -> None:
        self._out.append(f"{text}\n")
        self._line += text.count("\n") + 1
        self._length += len(text) + 1


def _opening(element: Element, indent: str) -> str:
    pairs = [
        f"{name}={quoted(value, liquid=name not in _NAMES)}"
        for name, value in element.attributes.items()
    ]
    parts = (f"{indent}<{element.tag}", *pairs)
    line = " ".join(parts)
    return line if len(line) <= LINE_WIDTH else f"\n{indent}  ".join(parts)
