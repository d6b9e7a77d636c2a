"""What stands around the blocks of an email: its head, and the tags that open and close its body.

It is worked out once for all documents that have it in common; their titles, preview texts and
overlays are put in as the words of blocks are.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from craftify.engine.document.model import Document
from craftify.engine.mjml.compiling.finishing import font_families, font_links
from craftify.engine.mjml.compiling.native import native_html
from craftify.engine.mjml.compiling.shield import Shielded, Theme
from craftify.engine.mjml.compiling.splicing import Spliced, spliced
from craftify.engine.mjml.compiling.styling import styled
from craftify.engine.mjml.elements import Element
from craftify.engine.mjml.writing.emitting import frame_elements
from craftify.engine.remembered import Remembered

_END: Final = re.compile(r"</div></body></html>\s*\Z")
# what the head of an email says to the compiler about its blocks
_SAID: Final = frozenset(("mj-breakpoint", "mj-attributes"))


class Frame(NamedTuple):
    """Head and body around the blocks: `start` up to the web fonts, `rest` up to the blocks."""

    start: Spliced
    rest: Spliced
    end: str
    families: str
    size: int
    inline_css: list[str]
    selectors: list[tuple[str, dict[str, str]]]
    fonts: dict[str, str]
    links: Remembered[str, str]

    def font_links(self, families: Sequence[str], own: str) -> str:
        """The links to the web fonts that the blocks name, and their own HTML."""
        named = [self.families, *families]
        if own:
            named.append(font_families(own))
        used = '"'.join(named)
        links = self.links.get(used)
        if links is None:
            links = font_links(used, self.inline_css, self.fonts)
            self.links.keep(used, links, len(used) + len(links))
        return links

    def styled(self, html: str) -> str:
        """The email with inline styles and selectors applied."""
        return styled(html, self.inline_css, self.selectors)


class Surroundings:
    """What is the same for all blocks of a document, ready for compiling any of them alone."""

    def __init__(self, document: Document) -> None:
        root = frame_elements(document, "")
        (body,) = root.all("mj-body")
        said = Element("mj-head")
        said.children = [
            part for head in root.all("mj-head") for part in head.children if part.tag in _SAID
        ]
        self.used = False
        self._root: Final = root.attributes
        self._head: Final = said
        self._body: Final = body.attributes
        self._frames: Final[dict[tuple[bool, ...], Frame | None]] = {}
        self.preamble: Final = Shielded(root).preamble
        self.theme: Final = Theme()
        for part in said.all("mj-attributes"):
            self.theme.take(part.children)

    def root(self, blocks: list[Element]) -> Element:
        """A document of these blocks alone."""
        body = Element("mj-body", self._body)
        body.children = blocks
        root = Element("mjml", self._root)
        root.children = [self._head, body]
        return root

    def frame(self, document: Document, words: Sequence[str]) -> Frame | None:
        """The frame of a document with a title, preview and overlays where words are given."""
        given = tuple([not word for word in words])
        if given not in self._frames:
            self._frames[given] = _built(document, words)
        return self._frames[given]


def _built(document: Document, words: Sequence[str]) -> Frame | None:
    *_, overlays = words
    shielded = Shielded(frame_elements(document, overlays))
    native = native_html(shielded.source)
    rest = shielded.settle(native.rest)
    end = _END.search(rest)
    start = spliced(native.head, shielded)
    middle = spliced(rest[: end.start()], shielded) if end else None
    if end is None or start is None or middle is None:
        return None
    return Frame(
        start=start,
        rest=middle,
        end=end[0],
        families=shielded.restore(native.families),
        size=shielded.size,
        inline_css=shielded.inline_css,
        selectors=shielded.selectors,
        fonts=shielded.fonts,
        links=Remembered(entries=64, size=64_000),
    )
