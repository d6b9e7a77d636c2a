"""MJML as a tree of elements, on its way in or out."""

from collections.abc import Iterator
from typing import NamedTuple

TEXT = "#text"
COMMENT = "#comment"

# what stands between the tags of these is a body, not more MJML
BODIED = frozenset(
    (
        "mj-title",
        "mj-preview",
        "mj-plain-text",
        "mj-style",
        "mj-raw",
        "mj-html-attribute",
        "mj-text",
        "mj-button",
        "mj-table",
        "mj-social-element",
        "mj-navbar-link",
        "mj-accordion-title",
        "mj-accordion-text",
    )
)
HEAD_TAGS = frozenset(
    (
        "mj-title",
        "mj-preview",
        "mj-plain-text",
        "mj-tokens",
        "mj-style",
        "mj-font",
        "mj-breakpoint",
        "mj-attributes",
        "mj-html-attributes",
    )
)


class Words(NamedTuple):
    """Which of the document's words a body is, and what the writer put around them."""

    number: int
    before: str = ""
    after: str = ""


class Element:
    """A tag with attributes and either a body or children; `offset` is where it begins."""

    __slots__ = ("attributes", "block_id", "body", "children", "offset", "tag", "words")

    def __init__(
        self,
        tag: str,
        attributes: dict[str, str] | None = None,
        *,
        body: str | None = None,
        offset: int = 0,
        block_id: str = "",
        words: Words | None = None,
    ) -> None:
        self.tag = tag
        self.attributes = attributes if attributes is not None else {}
        self.body = body
        self.children: list[Element] = []
        self.offset = offset
        self.block_id = block_id
        self.words = words

    def all(self, tag: str) -> Iterator["Element"]:
        """The direct children with this tag."""
        return (child for child in self.children if child.tag == tag)
