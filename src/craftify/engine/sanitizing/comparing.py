"""A second opinion: a browser's parser looks for what the first reading has overlooked."""

from collections import Counter

from selectolax.lexbor import LexborHTMLParser

_WRITTEN_ANEW = frozenset({"html", "head", "body", "meta", "title"})
Shape = Counter[tuple[str, frozenset[str]]]


def lost_elements(before: str, after: str) -> bool:
    """Whether the source held an element or attribute, as a browser sees it, that is gone."""
    return bool(_shape(before) - _shape(after))


def _shape(markup: str) -> Shape:
    nodes = LexborHTMLParser(markup).css("*")
    return Counter(
        (node.tag or "", frozenset(node.attributes))
        for node in nodes
        if node.tag not in _WRITTEN_ANEW
    )
