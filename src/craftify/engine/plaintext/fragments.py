"""HTML, whole or in pieces, as text: a walk over its elements that keeps every Liquid tag."""

from collections.abc import Callable
from typing import ClassVar

from craftify.engine.markup import BLOCKS, RAW, Element, Markup, Text
from craftify.engine.plaintext.flow import LINE, PARAGRAPH, Flow
from craftify.engine.plaintext.tables import aligned, is_data
from craftify.engine.plaintext.words import meaningful_alt, readable_url, says_address
from craftify.engine.stylesheets import read_sheet

RULE = "-" * 10
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PARAGRAPHS = _HEADINGS | {"p", "blockquote", "ul", "ol", "dl", "pre", "table", "figure", "address"}
_LINES = BLOCKS - _PARAGRAPHS
_SKIPPED = RAW | {"head", "template", "noscript", "object", "iframe", "svg", "video", "audio"}
_FIELDS = frozenset(("input", "select", "form", "button"))


def write_html(flow: Flow, html: str, *, hidden: frozenset[str] = frozenset()) -> None:
    """Walk a piece of HTML into the flow; `hidden` are selectors that hide, as `.preheader`."""
    _Walk(flow, hidden).children(Markup(html).root)


def hiding_selectors(html: str) -> frozenset[str]:
    """The plain selectors (`.preheader`, `#x`, `tag`) that the page's own styles hide."""
    found: set[str] = set()
    for style in Markup(html).all("style"):
        for rule in read_sheet(style.raw()).rules:
            if rule.within or not any(
                each.name == "display" and each.value.lower() == "none"
                for each in rule.declarations
            ):
                continue
            found.update(selector.lower() for selector in rule.selectors)
    return frozenset(found)


def is_hidden(element: Element, hidden: frozenset[str] = frozenset()) -> bool:
    """Whether clients show nothing of this element."""
    attributes = element.attributes
    if "hidden" in attributes or element.tag in hidden:
        return True
    style = attributes.get("style", "").lower().replace(" ", "")
    if style and (
        "display:none" in style or "visibility:hidden" in style or "max-height:0" in style
    ):
        return True
    names = attributes.get("class", "").lower().split()
    return any(f".{name}" in hidden for name in names)


class _Walk:
    """One walk, from element to element; depth is bounded by the reader."""

    def __init__(self, flow: Flow, hidden: frozenset[str]) -> None:
        self.flow = flow
        self.hidden = hidden
        self.counters: list[int] = []

    def children(self, element: Element) -> None:
        linked = False
        for child in element.children:
            if isinstance(child, Text):
                self.flow.words(child.text)
            else:
                if linked and child.tag == "a":
                    self.flow.words(" ")  # a row of links is kept apart by padding alone
                self.element(child)
            linked = isinstance(child, Element) and child.tag == "a"

    def element(self, element: Element) -> None:
        tag = element.tag
        if tag in _SKIPPED or is_hidden(element, self.hidden):
            return
        if tag == "table" and is_data(element):
            self._table(element)
            return
        own = self._own.get(tag)
        if own is not None:
            own(self, element)
        elif tag not in _FIELDS:
            self._block(element)

    def _block(self, element: Element) -> None:
        lines = PARAGRAPH if element.tag in _PARAGRAPHS else LINE if element.tag in _LINES else 0
        if lines:
            self.flow.breaks(lines)
        self.children(element)
        if lines:
            self.flow.breaks(lines)

    def _line(self, _element: Element) -> None:
        self.flow.breaks(LINE)

    def _rule(self, _element: Element) -> None:
        self.flow.breaks(PARAGRAPH)
        self.flow.exactly(RULE)
        self.flow.breaks(PARAGRAPH)

    def _image(self, element: Element) -> None:
        alt = meaningful_alt(element.get("alt"))
        if alt:
            self.flow.words(f" [{alt}] ")

    def _link(self, element: Element) -> None:
        url = readable_url(element.get("href"))
        if any(child.tag in BLOCKS for child in element.elements()):
            self.children(element)
            label = url if not squeezed(element.text()) else ""
        else:
            label = link_label(element)
            self.flow.words(label)
        if url and not says_address(label, url):
            self.flow.words(f" ({url})" if label or squeezed(element.text()) else f" {url} ")

    def _list(self, element: Element) -> None:
        nested = bool(self.counters)
        self.flow.breaks(LINE if nested else PARAGRAPH)
        counted = element.tag == "ol" and "{%" not in element.raw()
        self.counters.append(1 if counted else 0)
        self.children(element)
        self.counters.pop()
        self.flow.breaks(LINE if nested else PARAGRAPH)

    def _item(self, element: Element) -> None:
        number = self.counters[-1] if self.counters else 0
        if number:
            self.counters[-1] += 1
        self.flow.breaks(LINE)
        self.flow.indent(f"{number}. " if number else "- ")
        self.children(element)
        self.flow.dedent()

    def _table(self, table: Element) -> None:
        self.flow.breaks(PARAGRAPH)
        barred = "{" in table.text()
        pending: list[list[str]] = []
        for node in _rows(table):
            if isinstance(node, Element):
                pending.append(_cells(node))
                continue
            self.flow.lines(aligned(pending, barred=barred))
            pending = []
            self.flow.breaks(LINE)
            self.flow.words(node.text.strip())
        self.flow.lines(aligned(pending, barred=barred))
        self.flow.breaks(PARAGRAPH)

    _own: ClassVar[dict[str, Callable[["_Walk", Element], None]]] = {
        "br": _line,
        "img": _image,
        "a": _link,
        "hr": _rule,
        "ul": _list,
        "ol": _list,
        "li": _item,
    }


def link_label(element: Element) -> str:
    """The words of a link: its text, and what its images say."""
    parts: list[str] = []
    for node in _leaves(element):
        if isinstance(node, Text):
            parts.append(node.text)
        elif node.tag == "img":
            alt = meaningful_alt(node.get("alt"))
            parts.append(f" [{alt}] " if alt else "")
        elif node.tag == "br":
            parts.append(" ")
    return squeezed("".join(parts))


def cell_text(cell: Element) -> str:
    """A cell on one line, its links with their addresses."""
    flow = Flow()
    _Walk(flow, frozenset()).children(cell)
    return squeezed(flow.text())


def squeezed(text: str) -> str:
    """The text with single spaces and none around it."""
    return " ".join(text.split())


def _leaves(element: Element) -> list[Element | Text]:
    found: list[Element | Text] = []
    stack: list[Element | Text] = element.children[::-1]
    while stack:
        node = stack.pop()
        found.append(node)
        if isinstance(node, Element) and node.tag not in _SKIPPED:
            stack.extend(reversed(node.children))
    return found


def _rows(table: Element) -> list[Element | Text]:
    """Rows, the caption as one of them, and the Liquid between them, in order."""
    found: list[Element | Text] = []
    stack: list[Element | Text] = table.children[::-1]
    while stack:
        node = stack.pop()
        if isinstance(node, Text):
            if "{" in node.text:
                found.append(node)
        elif node.tag in ("tr", "caption"):
            found.append(node)
        else:
            stack.extend(reversed(node.children))
    return found


def _cells(row: Element) -> list[str]:
    """The cells of a row; Liquid between them stays with the cell it stands beside."""
    if row.tag == "caption":
        return [cell_text(row)]
    cells: list[str] = []
    before = ""
    for child in row.children:
        if isinstance(child, Element):
            cells.append(before + cell_text(child))
            before = ""
        elif "{" in child.text and (tag := squeezed(child.text)).startswith("{% end") and cells:
            cells[-1] += tag
        elif "{" in child.text:
            before += squeezed(child.text)
    return [*cells, before] if before else cells
