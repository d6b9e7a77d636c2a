"""The email under inspection: read once, asked by every check.

Checks look at the template, where each element stands in a block and nothing depends on one
recipient's data. `rendered`, when there is one, gives what only exists after the data is in:
sizes, the subject as it is read, links as they lead.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypedDict, Unpack

from craftify.engine.checks.looks import Look, Looks, Scheme
from craftify.engine.checks.origins import Author, Origins
from craftify.engine.document.blocks import Block
from craftify.engine.document.model import Document
from craftify.engine.markup import RAW, Element, Markup, Text, liquid_spans
from craftify.engine.results import (
    CheckSheet,
    Compiled,
    Finding,
    Fix,
    Part,
    Rendered,
    Severity,
    Variable,
)
from craftify.engine.stylesheets import Sheet, read_sheet

_BODY_WIDTH = 600
_UNSEEN = RAW | {"head", "noscript", "template"}


class More(TypedDict, total=False):
    """What a finding may say beyond what and where."""

    part: Part
    severity: Severity
    fix: Fix | None
    clients: tuple[str, ...]
    tested: str | None


class Page:
    """One email and everything checks ask about it, each answer computed once."""

    def __init__(
        self,
        document: Document,
        compiled: Compiled,
        marked: Compiled,
        author: Author,
        *,
        rendered: Rendered | None = None,
        variables: Sequence[Variable] = (),
    ) -> None:
        self.document = document
        self.compiled = compiled
        self.rendered = rendered
        self.variables = tuple(variables)
        self.markup = Markup(marked.html)
        self._origins = Origins(document, author, self.markup)
        self._looks: dict[Scheme, Looks] = {}

    @property
    def blocks(self) -> Mapping[str, Block]:
        """Every block by its id, in reading order."""
        return self._origins.blocks

    @property
    def html(self) -> str:
        """The HTML as it goes out, or its template when nothing has been rendered."""
        return self.rendered.html if self.rendered else self.compiled.html

    @property
    def text(self) -> str:
        """The text part as it goes out, or its template."""
        return self.rendered.text if self.rendered else self.compiled.text

    @property
    def subject(self) -> str:
        """The subject as it is read, or its template."""
        return " ".join((self.rendered or self.compiled).subject.split())

    @property
    def preheader(self) -> str:
        """The preheader as it is read, or its template."""
        return " ".join((self.rendered or self.compiled).preheader.split())

    @cached_property
    def links(self) -> list[Element]:
        """Every link a reader can follow: anchors and areas of image maps with an address."""
        return [
            element
            for element in self.markup.all("a", "area")
            if "href" in element.attributes or not ({"name", "id"} & element.attributes.keys())
        ]

    @cached_property
    def images(self) -> list[Element]:
        """Every image."""
        return self.markup.all("img")

    @cached_property
    def sheets(self) -> list[tuple[Element, Sheet]]:
        """The style elements and what stands in them."""
        return [(style, read_sheet(style.raw())) for style in self.markup.all("style")]

    @cached_property
    def body_width(self) -> int:
        """The width of the email in pixels."""
        width = self.document.body.get("width", "").removesuffix("px")
        return int(width) if width.isdigit() else _BODY_WIDTH

    def looks(self, scheme: Scheme = "light") -> Looks:
        """How the elements look in light or in authored dark mode."""
        if scheme not in self._looks:
            sheets = [sheet for _, sheet in self.sheets]
            self._looks[scheme] = Looks(self.markup, sheets, scheme)
        return self._looks[scheme]

    def look(self, element: Element) -> Look:
        """How an element looks in light mode."""
        return self.looks().of(element)

    @cached_property
    def texts(self) -> list[Text]:
        """Every piece of text a reader sees, in reading order."""
        looks = self.looks()
        found: list[Text] = []
        stack: list[Element | Text] = self.markup.root.children[::-1]
        while stack:
            node = stack.pop()
            if isinstance(node, Text):
                if node.text and not node.text.isspace():
                    found.append(node)
            elif node.tag not in _UNSEEN and not looks.of(node).hidden:
                stack.extend(reversed(node.children))
        return found

    @cached_property
    def words(self) -> str:
        """What a reader reads, on one line: tags of Liquid left out, outputs left in."""
        return " ".join(" ".join(without_tags(text.text) for text in self.texts).split())

    def block_of(self, element: Element | Text) -> Block | None:
        """The innermost block an element stands in."""
        return self._origins.block_of(element)

    def blocks_of(self, *types: str) -> Iterator[Block]:
        """The blocks of these types, in reading order."""
        for block in self.blocks.values():
            if getattr(block, "type", "") in types:
                yield block

    def finding(
        self,
        sheet: CheckSheet,
        message: str,
        mend: str,
        at: Element | Text | Block | None = None,
        needle: str = "",
        **more: Unpack[More],
    ) -> Finding:
        """A finding of a check, placed where the author can reach it.

        `at` is the element or block it is about; `needle` is a piece of its source that leads
        to the very line.
        """
        block, line, column = self._origins.place(sheet.id, at, needle)
        return Finding(
            check=sheet.id,
            severity=more.get("severity", sheet.severity),
            message=message,
            mend=mend,
            part=more.get("part", "html"),
            block_id=block.id if block else None,
            line=line,
            column=column,
            clients=more.get("clients", ()),
            tested=more.get("tested"),
            fix=None if block and self._translated(block) else more.get("fix"),
        )

    def _translated(self, block: Block) -> bool:
        """Whether the words come from an overlay, which a fix of the block would not reach."""
        return bool(self.compiled.locale and block.i18n)


def without_tags(text: str) -> str:
    """The text without its `{% … %}` tags."""
    if "{%" not in text:
        return text
    parts: list[str] = []
    position = 0
    for start, end in liquid_spans(text):
        if text[start + 1] == "%":
            parts.append(text[position:start])
            position = end
    return "".join(parts) + text[position:]


def literal(text: str) -> str:
    """The text without any Liquid: what stands there for every recipient."""
    if "{" not in text:
        return text
    parts: list[str] = []
    position = 0
    for start, end in liquid_spans(text):
        parts.append(text[position:start])
        position = end
    return "".join(parts) + text[position:]
