"""Where Liquid stands in a text: one linear scan that agrees with python-liquid's own lexer."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["text", "output", "tag", "comment"]

BLOCKS = frozenset({"if", "unless", "case", "for", "capture", "raw", "tablerow", "ifchanged"})

_NAME = re.compile(r"\{%-?\s*(#|\w+)")
_DELIMITER = re.compile(r"\{[{%]")
_END_RAW = re.compile(r"\{%-?\s*endraw\s*-?%\}")
_END_DOC = re.compile(r"\{%-?\s*enddoc\s*-?%\}")
_RAW = re.compile(r"\{%-?\s*(raw|doc)\s*-?%\}")


class Piece(NamedTuple):
    """A stretch of the source. `name` is the tag's name; a comment reaches to its end tag."""

    kind: Kind
    start: int
    end: int
    name: str = ""


def split(source: str) -> list[Piece]:
    """Cut the source into text and Liquid. What lies between raw and endraw is text."""
    pieces: list[Piece] = []
    position = 0
    for piece in _merged_comments(_marks(source), len(source)):
        if piece.start > position:
            pieces.append(Piece("text", position, piece.start))
        pieces.append(piece)
        position = piece.end
    if position < len(source):
        pieces.append(Piece("text", position, len(source)))
    return pieces


def has_liquid(source: str) -> bool:
    """Whether the text holds any Liquid at all."""
    return next(_marks(source), None) is not None


def _marks(source: str) -> Iterator[Piece]:
    position = 0
    closers: dict[str, bool] = {}
    while found := _DELIMITER.search(source, position):
        piece = _mark_at(source, found.start(), closers)
        if piece is None:
            position = found.start() + 1
            continue
        yield piece
        position = piece.end
        if _RAW.fullmatch(source, piece.start, piece.end):
            for closing in _closing_raw(source, piece, closers):
                yield closing
                position = closing.end


def _mark_at(source: str, start: int, closers: dict[str, bool]) -> Piece | None:
    output = source[start + 1] == "{"
    closer = "}}" if output else "%}"
    name = None if output else _NAME.match(source, start)
    if not closers.get(closer, True) or (not output and name is None):
        return None
    end = source.find(closer, name.end() if name else start + 2)
    if end < 0:
        closers[closer] = False
        return None
    return Piece("output" if output else "tag", start, end + 2, name[1] if name else "")


def _closing_raw(source: str, opening: Piece, closers: dict[str, bool]) -> Iterator[Piece]:
    """The end of a raw block; without one, `raw` is an unknown tag and the parser says so."""
    if not closers.get(opening.name, True):
        return
    pattern = _END_RAW if opening.name == "raw" else _END_DOC
    if found := pattern.search(source, opening.end):
        yield Piece("tag", found.start(), found.end(), f"end{opening.name}")
    else:
        closers[opening.name] = False


def _merged_comments(marks: Iterator[Piece], length: int) -> Iterator[Piece]:
    """Make one piece of each comment or doc block; an unclosed one swallows the rest."""
    depth, start, ends = 0, 0, ""
    for piece in marks:
        if depth:
            depth += (piece.name == "comment" and ends == "endcomment") - (piece.name == ends)
            if not depth:
                yield Piece("comment", start, piece.end, "comment")
        elif piece.name in {"comment", "doc"}:
            depth, start, ends = 1, piece.start, f"end{piece.name}"
        else:
            yield piece
    if depth:
        yield Piece("comment", start, length, "comment")
