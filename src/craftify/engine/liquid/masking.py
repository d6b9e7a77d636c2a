"""Takes Liquid out of HTML before a native parser sees it, and puts it back byte for byte."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from craftify.engine.liquid.pieces import BLOCKS, Piece, split
from craftify.engine.liquid.places import Place, advance, tag_end

_BETWEEN_ATTRIBUTES = frozenset({"name", "tag", "attr", "after"})


class Masked(NamedTuple):
    """HTML with tokens where Liquid stood. `prefix` does not occur in the source.

    A token is a plain word (`cfy12z`) inside attribute values, styles, scripts, comments and
    running text; a comment (`<!--cfy12z-->`) for block tags between elements and wherever a table
    allows no text; a CSS comment (`/*cfy12z*/`) for block tags in a style sheet. Liquid between
    the attributes of one tag becomes one token with all it encloses, so `{% if a %}class="b"{%
    endif %}` moves as one attribute when a parser sorts them.
    """

    text: str
    tags: tuple[str, ...]
    prefix: str = "cfy"

    def restore(self, text: str) -> str:
        """Put the Liquid back into what has become of the masked text."""
        return _token_pattern(self.prefix).sub(self._original, text)

    def lost(self, text: str) -> tuple[str, ...]:
        """The Liquid whose token is no longer in the text."""
        present = {int(number) for number in re.findall(rf"{self.prefix}(\d+)[zgjkq]", text)}
        return tuple(tag for number, tag in enumerate(self.tags) if number not in present)

    def _original(self, match: re.Match[str]) -> str:
        number = int(next(group for group in match.groups() if group))
        return self.tags[number] if number < len(self.tags) else match[0]


def mask(html: str) -> Masked:
    """Replace each Liquid tag by a token that HTML and CSS parsers carry along untouched."""
    prefix = _free_prefix(html)
    tags: list[str] = []
    out: list[str] = []
    position = 0
    for start, end, token in _cuts(html):
        out += (html[position:start], token.format(f"{prefix}{len(tags)}"))
        tags.append(html[start:end])
        position = end
    out.append(html[position:])
    return Masked("".join(out), tuple(tags), prefix)


def walk(html: str) -> Iterator[tuple[Piece, Place]]:
    """Each piece of the source with the place where it begins, in the order of the text."""
    place = Place()
    for piece in split(html):
        yield piece, place
        if piece.kind == "text":
            place = advance(place, html[piece.start : piece.end])._replace(
                value="", begun=0, closed=""
            )
        elif place.mode == "equals":
            place = place._replace(mode="value", quote="")
        elif place.mode in {"name", "attr", "after"}:
            place = place._replace(mode="tag", attr="")


def _cuts(html: str) -> Iterator[tuple[int, int, str]]:
    """What to take out, as start, end and the shape of the token."""
    group: list[tuple[Piece, Place]] = []
    depth = 0
    for piece, place in walk(html):
        if piece.kind != "text":
            depth = depth + _opening(piece) if group else _opening(piece)
            group.append((piece, place))
            if depth <= 0 or not _between_attributes(group[0][1]):
                yield from _flush(html, group)
        elif group and tag_end(place, html[piece.start : piece.end]) >= 0:
            yield from _flush(html, group, whole=False)
    yield from _flush(html, group, whole=False)


def _between_attributes(place: Place) -> bool:
    return place.mode in _BETWEEN_ATTRIBUTES


def _opening(piece: Piece) -> int:
    """+1 for a tag that opens a block, -1 for one that closes it."""
    if piece.name in BLOCKS:
        return 1
    return -1 if piece.name.startswith("end") and piece.name[3:] in BLOCKS else 0


def _flush(
    html: str, group: list[tuple[Piece, Place]], *, whole: bool = True
) -> Iterator[tuple[int, int, str]]:
    """One token for a group whose blocks are closed, else one for each of its pieces."""
    if whole:
        yield _cut(html, group[0][0].start, group[-1][0].end, group[0])
    else:
        for piece, place in group:
            yield _cut(html, piece.start, piece.end, (piece, place))
    group.clear()


def _cut(html: str, start: int, end: int, first: tuple[Piece, Place]) -> tuple[int, int, str]:
    """Between attributes a token has a space on each side; its letter says which were added."""
    if not _between_attributes(first[1]):
        return start, end, _shape(*first)
    before = not html[start - 1].isspace()
    after = end < len(html) and not html[end].isspace() and html[end] not in "/>"
    letter = {(True, False): "g", (False, True): "j", (True, True): "k", (False, False): "q"}
    return start, end, " " * before + "{}" + letter[before, after] + " " * after


def _shape(piece: Piece, place: Place) -> str:
    block = piece.kind != "output"
    if place.conditional:
        return "{}z"
    if (place.mode == "text" and (block or place.gap)) or place.held == "<":
        return "<!--{}z-->"
    if place.mode == "raw" and place.tag == "style" and block:
        return "/*{}z*/"
    return "{}z"


def _token_pattern(prefix: str) -> re.Pattern[str]:
    empty = '(?:="")?'
    return re.compile(
        rf"<!--{prefix}(\d+)z-->|/\*{prefix}(\d+)z\*/|{prefix}(\d+)z| ?{prefix}(\d+)g{empty}"
        rf"|{prefix}(\d+)j{empty} ?| ?{prefix}(\d+)k{empty} ?|{prefix}(\d+)q{empty}"
    )


def _free_prefix(html: str) -> str:
    prefix, low = "cfy", unescape(html).lower() + html.lower()
    while re.search(rf"{prefix}\d", low):
        prefix += "x"
    return prefix
