"""Raw HTML read as a document: a frame and ordered pieces that add up to the source exactly."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from craftify.engine.document.blocks import Html
from craftify.engine.document.limits import refuse_depth
from craftify.engine.document.model import Document, Frame, Meta
from craftify.engine.document.places import Places
from craftify.engine.errors import TemplateInvalid
from craftify.engine.liquid.pieces import BLOCKS, split
from craftify.engine.markup import Element, Markup, Text, liquid_spans
from craftify.engine.results import ImportReport, Problem, ReportLine

IMAGE_WEIGHT = 60
MEANINGFUL = 0.02  # of the whole: smaller parts are spacers, trackers and the like
DOMINANT = 0.9  # of its siblings: such a part is a shell around the stack, not a part of it
NAME_LENGTH = 40

_SHELLS = frozenset(
    ("html", "body", "table", "tbody", "tr", "td", "center", "div", "main", "article", "section")
)
_SILENT = frozenset(("style", "script", "title", "head", "template"))
_CLOSING_COMMENT = re.compile(r"\s*<!--\[if [^\]]*\]>\s*</(?:[^<]|<(?!!\[endif))*<!\[endif\]-->")
_SPACE = re.compile(r"\s+")
_UNSEEN = re.compile(r"\s+|\{%[^{}]*%\}")


def read_html(
    source: str, *, name: str = "", noticed: Sequence[ReportLine] = ()
) -> tuple[Document, ImportReport, dict[str, int]]:
    """The document that raw HTML is, how it was cut, and the line of each piece.

    Raises:
        TemplateInvalid: when there is nothing in it, or it is MJML.
        TooLarge: nested deeper than the limit.
    """
    if not source.strip():
        message = f"There is no HTML in {name or 'this'}"
        raise TemplateInvalid([Problem(message=message, part="html", line=1, column=1)])
    found = re.search(r"<mjml[\s>]", source)
    if found:
        message = "This is MJML: import it as MJML"
        raise TemplateInvalid([Places(source).problem(message, found.start(), "html")])
    refuse_depth(source)
    return _Splitter(source, noticed).document()


class _Splitter:
    """Finds the element whose children are the parts of the email, and cuts around them."""

    def __init__(self, source: str, noticed: Sequence[ReportLine]) -> None:
        self._source: Final = source
        self._markup: Final = Markup(source)
        self._noticed: Final = noticed
        self._weights: Final = _weights(self._markup)
        self._logic: Final = _Logic(source)
        bodies = self._markup.all("body")
        self._body: Final = bodies[0] if bodies else self._markup.root

    def document(self) -> tuple[Document, ImportReport, dict[str, int]]:
        stack = self._stack()
        start = stack.inside if stack.tag else 0
        cuts = self._cuts(stack, start)
        blocks = [
            Html(
                id=f"html{number}",
                type="html",
                html=self._source[begin:end],
                name=self._name(begin, end),
            )
            for number, (begin, end) in enumerate(cuts, 1)
        ]
        after = cuts[-1][1] if cuts else start
        document = Document(
            kind="html",
            meta=self._meta(),
            frame=Frame(before=self._source[:start], after=self._source[after:]),
            children=list(blocks),
        )
        lines = {
            block.id: self._markup.place(begin)[0]
            for block, (begin, _) in zip(blocks, cuts, strict=True)
        }
        return document, self._report(stack, len(cuts)), lines

    def _stack(self) -> Element:
        """The element whose children lie below each other as the parts of the email."""
        node, whole = self._body, self._weight(self._body)
        while True:
            kids = _kids(node)
            weights = [self._weight(kid) for kid in kids]
            parts = sum(weight > MEANINGFUL * whole for weight in weights)
            if not kids or (parts > 1 and max(weights) < DOMINANT * sum(weights)):
                return node
            biggest = kids[weights.index(max(weights))]
            inner = biggest
            while inner.tag == "tr" and len(_kids(inner)) == 1:
                inner = _kids(inner)[0]
            if inner.tag not in _SHELLS or inner.tag == "tr" or not self._is_shell(inner):
                return node
            node = inner

    def _is_shell(self, element: Element) -> bool:
        """Whether an element holds nothing but other elements: text of its own is content."""
        own = sum(_seen(child.text) for child in element.children if isinstance(child, Text))
        return bool(_kids(element)) and own <= MEANINGFUL * self._weight(element)

    def _weight(self, element: Element) -> int:
        return self._weights[element.order if element.tag else -1]

    def _cuts(self, stack: Element, start: int) -> list[tuple[int, int]]:
        """Ranges that follow each other without a gap, each with whole logic in it."""
        cuts: list[tuple[int, int]] = []
        kids = _kids(stack)
        at = start
        for place, kid in enumerate(kids):
            following = kids[place + 1].offset if place + 1 < len(kids) else kid.end
            end = self._end(at, kid.end, following)
            if end is None or (not self._weight(kid) and place + 1 < len(kids)):
                continue
            cuts.append((at, end))
            at = end
        last = kids[-1].end if kids else start
        if cuts and at < last:
            cuts[-1] = (cuts[-1][0], last)
        elif at < last:
            cuts.append((at, last))
        return cuts

    def _end(self, start: int, end: int, following: int) -> int | None:
        """Where a part ends that began at `start`, or None when its logic goes on."""
        while closing := _CLOSING_COMMENT.match(self._source, end, following):
            end = closing.end()
        return self._logic.closed(start, end, following)

    def _name(self, begin: int, end: int) -> str | None:
        for element in self._markup.beginning(begin, end):
            if element.tag in _SILENT:
                continue
            for child in element.children:
                if isinstance(child, Text) and (text := _plain(child.text)):
                    return text
        return None

    def _meta(self) -> Meta:
        titles, roots = self._markup.all("title"), self._markup.all("html")
        lang = roots[0].get("lang").strip() if roots else ""
        return Meta(
            subject=_SPACE.sub(" ", titles[0].raw()).strip() if titles else "",
            lang=lang or None,
        )

    def _report(self, stack: Element, count: int) -> ImportReport:
        whole = self._weight(self._body)
        share = self._weight(stack) / whole if whole else 1.0
        untranslated = sum(line.action == "untranslated" for line in self._noticed)
        score = share * (1 if count > 1 else 0.5) * max(0.5, 1 - untranslated / 20)
        what = "1 HTML block" if count == 1 else f"{count} HTML blocks"
        kept = ReportLine(action="kept", what=what, note="the source is kept byte for byte")
        lines = sorted((*self._noticed, *self._notes()), key=lambda line: line.line or 0)
        return ImportReport(
            format="html",
            score=round(score, 3),
            blocks={"html": count},
            lines=(kept, *lines),
        )

    def _notes(self) -> list[ReportLine]:
        notes = [
            (script, "<script>", "mail clients do not run scripts")
            for script in self._markup.all("script")
        ]
        notes += [
            (link, "<link> to a stylesheet", "most mail clients do not load it")
            for link in self._markup.all("link")
            if "stylesheet" in link.get("rel").lower()
        ]
        return [
            ReportLine(
                action="kept", what=what, note=note, line=self._markup.place(found.offset)[0]
            )
            for found, what, note in notes
        ]


class _Logic:
    """How many template blocks are open at each offset."""

    def __init__(self, source: str) -> None:
        self._ends: list[int] = []
        self._depths: list[int] = []
        depth = 0
        for piece in split(source) if "{%" in source else []:
            name = piece.name
            if name in BLOCKS or (name.startswith("end") and name[3:] in BLOCKS):
                depth += 1 if name in BLOCKS else -1
                self._ends.append(piece.end)
                self._depths.append(depth)

    def depth(self, offset: int) -> int:
        place = bisect_right(self._ends, offset)
        return self._depths[place - 1] if place else 0

    def closed(self, start: int, end: int, following: int) -> int | None:
        """`end`, or the offset before `following` where what opened since `start` is closed."""
        before = self.depth(start)
        if self.depth(end) <= before:
            return end
        place = bisect_right(self._ends, end)
        for close, depth in zip(self._ends[place:], self._depths[place:], strict=True):
            if close > following:
                return None
            if depth <= before:
                return close
        return None


def _kids(element: Element) -> list[Element]:
    return [
        child
        for child in element.children
        if isinstance(child, Element) and child.tag not in _SILENT
    ]


def _weights(markup: Markup) -> list[int]:
    """What is to be seen in every element, by its order; the last entry is the root's."""
    weights = [0] * (len(markup.elements) + 1)
    for element in reversed([markup.root, *markup.elements]):
        own = element.order if element.tag else -1
        if element.tag not in _SILENT:
            weights[own] += sum(
                _seen(child.text) for child in element.children if isinstance(child, Text)
            )
            weights[own] += IMAGE_WEIGHT * (element.tag == "img")
        if element.parent is not None:
            weights[element.parent.order if element.parent.tag else -1] += weights[own]
    return weights


def _seen(text: str) -> int:
    """How many characters of a text are to be seen: neither spaces nor logic."""
    return len(_UNSEEN.sub("", text))


def _plain(text: str) -> str | None:
    """The beginning of a text without its template tags, as a name for people."""
    parts: list[str] = []
    at = 0
    for start, end in liquid_spans(text):
        parts.append(text[at:start])
        at = end
    words = _SPACE.sub(" ", "".join(parts) + text[at:]).strip()
    if len(words) <= NAME_LENGTH:
        return words or None
    return words[:NAME_LENGTH].rsplit(" ", 1)[0] + "…"
