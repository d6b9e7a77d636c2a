"""Limits that are checked by linear scans before anything native or recursive begins."""

import re

from craftify.engine.document.places import Places
from craftify.engine.errors import TooLarge
from craftify.engine.results import Part

MAX_HTML_DEPTH = 100
TOO_DEEP = f"HTML is nested deeper than {MAX_HTML_DEPTH} elements here"
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*+)([^<>]*+)>")
# these never nest in each other: a parser ends one where the next begins
_FLAT = frozenset(
    (
        *("p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead", "tfoot"),
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr"),
    )
)


def depth_exceeded(html: str) -> int | None:
    """Where elements become nested deeper than 100, cells and paragraphs aside; None if never."""
    if html.count("<") <= MAX_HTML_DEPTH:
        return None
    depth = 0
    for tag in _TAG.finditer(html):
        if tag[2].lower() in _FLAT:
            continue
        if tag[1]:
            depth = max(0, depth - 1)
        elif not tag[3].endswith("/"):
            depth += 1
            if depth > MAX_HTML_DEPTH:
                return tag.start()
    return None


def refuse_depth(html: str, part: Part = "html") -> None:
    """Raises TooLarge when elements are nested deeper than 100, cells and paragraphs aside."""
    offset = depth_exceeded(html)
    if offset is not None:
        raise TooLarge([Places(html).problem(TOO_DEEP, offset, part)])
