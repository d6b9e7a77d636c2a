"""Reads HTML into a tree that remembers where everything stood and leaves Liquid alone.

A native HTML5 parser moves `{% for %}` out of tables, turns `a < b` into text and knows no lines,
so what reports places to people, or walks a template before its data is known, reads with this:
one linear pass, no recursion, nothing raised for any input. It follows the tree rules of HTML5 as
far as email needs them: void elements, raw text, implied ends of paragraphs, items and cells.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from html import unescape


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _words(
    "area base br col embed hr img input link meta param source track wbr v:fill v:stroke"
)
RAW = frozenset(("style", "script", "title", "textarea", "xmp"))
BLOCKS = _words(
    "address article aside blockquote center dd details div dl dt fieldset figure footer form h1 h2"
    " h3 h4 h5 h6 header hr li main nav ol p pre section table ul tr td th tbody thead tfoot body"
    " html head caption"
)
_BARRIERS = frozenset(("table", "td", "th", "caption", "button", "template", "body", "html"))
_CELLS = frozenset(("td", "th", "caption"))
_GROUPS = frozenset(("tbody", "thead", "tfoot"))
_TABLE = frozenset(("table",))
_NOTHING: frozenset[str] = frozenset()
# what a start tag ends implicitly: the open elements, and those it never looks beyond
_IMPLIED: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), frozenset(("ul", "ol", *_BARRIERS))),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl", *_BARRIERS))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl", *_BARRIERS))),
    "option": (frozenset(("option",)), frozenset(("select", *_BARRIERS))),
    "a": (frozenset(("a",)), _BARRIERS),
    "td": (_CELLS, frozenset(("tr", "table"))),
    "th": (_CELLS, frozenset(("tr", "table"))),
    "tr": (frozenset(("tr", *_CELLS)), _TABLE),
    "tbody": (frozenset(("tr", *_CELLS, *_GROUPS)), _TABLE),
    "thead": (frozenset(("tr", *_CELLS, *_GROUPS)), _TABLE),
    "tfoot": (frozenset(("tr", *_CELLS, *_GROUPS)), _TABLE),
}
_STRUCTURE = _CELLS | _GROUPS | {"tr"}
_ENDS_PARAGRAPH = BLOCKS - _STRUCTURE - {"body", "html", "head"}
_ATTRIBUTE = re.compile(
    r"[\s/\ue000]*+([^\s/>=\ue000]++)(?:\s*+=\s*+(?:\"([^\"]*+)(?:\"|\Z)|'([^']*+)(?:'|\Z)|([^\s>]*+)))?"
)
_NAME = re.compile(r"[A-Za-z][^\s/>]*+")
FILLER = "\ue000"
MAX_DEPTH = 200  # deeper elements are read as siblings: every step, and every walk, stays bounded


class Text:
    """A run of text with its entities decoded; Liquid stands in it as written."""

    __slots__ = ("offset", "parent", "text")

    def __init__(self, text: str, offset: int, parent: "Element") -> None:
        self.text = text
        self.offset = offset
        self.parent = parent


class Element:
    """An element: lower-case tag and attribute names, decoded values, where its tag begins."""

    __slots__ = ("attributes", "children", "end", "inside", "offset", "order", "parent", "tag")

    def __init__(
        self, tag: str, attributes: dict[str, str], offset: int, parent: "Element | None"
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.offset = offset
        self.parent = parent
        self.children: list[Element | Text] = []
        self.inside = offset  # where its start tag ends
        self.end = offset
        self.order = 0

    def get(self, name: str, default: str = "") -> str:
        """The value of an attribute, or the default."""
        return self.attributes.get(name, default)

    def elements(self) -> Iterator["Element"]:
        """Every element below this one, in document order."""
        stack: list[Element | Text] = self.children[::-1]
        while stack:
            node = stack.pop()
            if isinstance(node, Element):
                yield node
                stack.extend(reversed(node.children))

    def ancestors(self) -> Iterator["Element"]:
        """From the parent to the root."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def raw(self) -> str:
        """What stands directly inside: the CSS of a style element, a title."""
        return "".join(child.text for child in self.children if isinstance(child, Text))

    def text(self) -> str:
        """The text below this element, without styles and scripts."""
        parts: list[str] = []
        stack: list[Element | Text] = self.children[::-1]
        while stack:
            node = stack.pop()
            if isinstance(node, Text):
                parts.append(node.text)
            elif node.tag not in RAW:
                stack.extend(reversed(node.children))
        return "".join(parts)


class Comment:
    """An HTML comment (conditional comments of Outlook among them) and where it begins."""

    __slots__ = ("offset", "text")

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.offset = offset


class Markup:
    """A source and what stands in it: `root` has no tag; `elements` are in source order."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.root = Element("", {}, 0, None)
        self.elements: list[Element] = []
        self.comments: list[Comment] = []
        self.declarations: list[Comment] = []
        self._by_tag: dict[str, list[Element]] = {}
        self._newlines: list[int] | None = None
        _Reader(self).read()
        for order, element in enumerate(self.elements):
            element.order = order
            self._by_tag.setdefault(element.tag, []).append(element)

    def all(self, *tags: str) -> list[Element]:
        """The elements of these tags, in source order."""
        if len(tags) == 1:
            return self._by_tag.get(tags[0], [])
        found = [element for tag in tags for element in self._by_tag.get(tag, ())]
        return sorted(found, key=lambda element: element.order)

    def at(self, offset: int) -> Element:
        """The innermost element around an offset, or the root."""
        after = bisect_right(self._offsets, offset)
        element = self.elements[after - 1] if after else self.root
        while element.parent is not None and element.end <= offset:
            element = element.parent
        return element

    def beginning(self, start: int, end: int) -> Iterator[Element]:
        """The elements that begin in a part of the source."""
        for order in range(bisect_left(self._offsets, start), len(self.elements)):
            if self.elements[order].offset >= end:
                return
            yield self.elements[order]

    @cached_property
    def _offsets(self) -> list[int]:
        return [element.offset for element in self.elements]

    def tag_of(self, element: Element) -> str:
        """The start tag of an element as it is written."""
        return self.source[element.offset : element.inside]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        if self._newlines is None:
            self._newlines = [match.end() for match in re.finditer("\n", self.source)]
        line = bisect_right(self._newlines, offset)
        start = self._newlines[line - 1] if line else 0
        return line + 1, offset - start + 1


def without_liquid(source: str) -> str:
    """The source with every character of its Liquid tags replaced, at the same length."""
    if "{{" not in source and "{%" not in source:
        return source
    parts: list[str] = []
    position = 0
    for start, end in liquid_spans(source):
        parts.append(source[position:start])
        parts.append(FILLER * (end - start))
        position = end
    parts.append(source[position:])
    return "".join(parts)


def liquid_spans(source: str) -> Iterator[tuple[int, int]]:
    """Where each `{{ … }}` and `{% … %}` begins and ends. An unclosed one is no tag."""
    closers = {"{": "}}", "%": "%}"}
    position = source.find("{")
    while position >= 0 and closers:
        closer = closers.get(source[position + 1 : position + 2])
        if closer is None:
            position = source.find("{", position + 1)
            continue
        end = source.find(closer, position + 2)
        if end < 0:
            del closers["{" if closer == "}}" else "%"]
            position = source.find("{", position + 1)
            continue
        yield position, end + 2
        position = source.find("{", end + 2)


class _Reader:
    """One pass over the source. Offsets in `masked` and `source` are the same."""

    def __init__(self, markup: Markup) -> None:
        self.markup = markup
        self.source = markup.source
        self.masked = without_liquid(markup.source)
        self.lowered = ""
        self.open: list[Element] = [markup.root]

    def read(self) -> None:
        position, length = 0, len(self.source)
        while position < length:
            start = self.masked.find("<", position)
            if start < 0:
                self._text(position, length)
                break
            if start > position:
                self._text(position, start)
            position = self._markup(start)
        for element in self.open:
            element.end = length

    def _markup(self, start: int) -> int:
        """Read what begins with `<` and say where reading goes on."""
        following = self.masked[start + 1 : start + 2]
        if following.isascii() and following.isalpha():
            return self._start_tag(start)
        if following == "/":
            return self._end_tag(start)
        if following not in ("!", "?"):
            self._text(start, start + 1)
            return start + 1
        comment = self.masked.startswith("<!--", start)
        closer = "-->" if comment else ">"
        end = self.masked.find(closer, start + 2)
        stop = len(self.source) if end < 0 else end + len(closer)
        kept = self.markup.comments if comment else self.markup.declarations
        kept.append(Comment(self.source[start:stop], start))
        return stop

    def _text(self, start: int, end: int) -> None:
        parent = self.open[-1]
        text = self.source[start:end]
        parent.children.append(Text(unescape(text) if "&" in text else text, start, parent))

    def _start_tag(self, start: int) -> int:
        named = _NAME.match(self.masked, start + 1)
        tag = named[0].lower() if named else ""
        attributes, position = self._attributes(start + 1 + len(tag))
        end = self.masked.find(">", position)
        stop = len(self.source) if end < 0 else end + 1
        self._imply_ends(tag, start)
        parent = self.open[-1]
        element = Element(tag, attributes, start, parent)
        element.inside = element.end = stop
        parent.children.append(element)
        self.markup.elements.append(element)
        if tag in VOID or (self.source[stop - 2 : stop] == "/>" and ":" in tag):
            return stop
        if len(self.open) < MAX_DEPTH:
            self.open.append(element)
        return self._raw(element, stop) if tag in RAW else stop

    def _attributes(self, position: int) -> tuple[dict[str, str], int]:
        attributes: dict[str, str] = {}
        while match := _ATTRIBUTE.match(self.masked, position):
            position = match.end()
            begin, end = match.span(match.lastindex or 1)
            value = self.source[begin:end] if (match.lastindex or 1) > 1 else ""
            if "&" in value:
                value = unescape(value)
            attributes.setdefault(self.source[match.start(1) : match.end(1)].lower(), value)
        return attributes, position

    def _raw(self, element: Element, position: int) -> int:
        if not self.lowered:
            self.lowered = self.masked.lower()
            if len(self.lowered) != len(self.masked):
                self.lowered = self.masked
        end = self.lowered.find(f"</{element.tag}", position)
        stop = len(self.source) if end < 0 else end
        if stop > position:
            text = self.source[position:stop]
            decoded = unescape(text) if element.tag in ("title", "textarea") else text
            element.children.append(Text(decoded, position, element))
        return stop

    def _end_tag(self, start: int) -> int:
        named = _NAME.match(self.masked, start + 2)
        end = self.masked.find(">", start + 2)
        stop = len(self.source) if end < 0 else end + 1
        if named:
            tag = named[0].lower()
            barriers = _TABLE if tag in _STRUCTURE else _BARRIERS
            self._close(frozenset((tag,)), _NOTHING if tag in _BARRIERS else barriers, start, stop)
        return stop

    def _imply_ends(self, tag: str, offset: int) -> None:
        rule = _IMPLIED.get(tag)
        if rule:
            while self._close(rule[0], rule[1], offset, offset) and tag in _STRUCTURE:
                pass
        if tag in _ENDS_PARAGRAPH:
            self._close(frozenset(("p",)), _BARRIERS, offset, offset)

    def _close(self, tags: frozenset[str], barriers: frozenset[str], begin: int, stop: int) -> bool:
        """Close the nearest open element of these tags, unless a barrier stands before it."""
        for depth in range(len(self.open) - 1, 0, -1):
            tag = self.open[depth].tag
            if tag in tags:
                for element in self.open[depth + 1 :]:
                    element.end = begin
                self.open[depth].end = stop
                del self.open[depth:]
                return True
            if tag in barriers:
                return False
        return False
