"""Looks a template over before it is parsed: limits, open tags, blocks that do not fit together."""

import re
from collections.abc import Iterator

from craftify.engine.errors import TooLarge
from craftify.engine.liquid.language import ELSEWHERE
from craftify.engine.liquid.limits import (
    MAX_BRACKETS,
    MAX_NESTING,
    MAX_SOURCE,
    MAX_TAG_LENGTH,
    MAX_TAGS,
)
from craftify.engine.liquid.pieces import BLOCKS, Piece, split
from craftify.engine.liquid.problems import Source
from craftify.engine.results import Problem

_CLOSES = {"{{": "}}", "{%": "%}"}
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_OPENS = re.compile(r"\{[{%]")


def check_size(source: Source) -> None:
    """Raises TooLarge for what would take too long even to look at."""
    if len(source.text) > MAX_SOURCE:
        message = f"the template is larger than {MAX_SOURCE // 1024 // 1024} MB"
        raise TooLarge([Problem(message=message, part=source.part)])


def check_structure(source: Source) -> list[Problem]:
    """What is wrong with delimiters and blocks."""
    pieces = split(source.text)
    if sum(piece.kind != "text" for piece in pieces) > MAX_TAGS:
        message = f"the template has more than {MAX_TAGS:,} Liquid tags"
        raise TooLarge([Problem(message=message, part=source.part)])
    return [*_delimiters(source, pieces), *_blocks(source, pieces)]


def _delimiters(source: Source, pieces: list[Piece]) -> Iterator[Problem]:
    raw = False
    for piece in pieces:
        text = source.text[piece.start : piece.end]
        if piece.kind == "tag":
            raw = piece.name == "raw"
        if piece.kind == "text":
            if not raw:
                yield from _open_delimiters(source, piece, text)
            continue
        wrong = _wrong(text, is_comment=piece.kind == "comment")
        if wrong:
            yield source.problem(wrong, piece.start, length=2)


def _wrong(text: str, *, is_comment: bool) -> str | None:
    """What is wrong with a tag, an output or a comment as such."""
    if is_comment:
        closed = text.rstrip().endswith("%}") and text.count("{%") > 1
        return None if closed else "this comment is never closed"
    if len(text) > MAX_TAG_LENGTH or text.count("(") + text.count("[") > MAX_BRACKETS:
        return "this Liquid tag is too long"
    inner = text[2:]
    if ("{{" in inner or "{%" in inner) and _OPENS.search(_STRING.sub("", inner)):
        return f"this `{text[:2]}` is never closed with `{_CLOSES[text[:2]]}`"
    return None


def _open_delimiters(source: Source, piece: Piece, text: str) -> Iterator[Problem]:
    for opener, closer in (("{{", "}}"), ("{%", "%}")):
        at = text.find(opener)
        if at >= 0:
            message = f"this `{opener}` is never closed with `{closer}`"
            if opener == "{%" and closer in text[at:]:
                message = "this tag has no name"
            yield source.problem(message, piece.start + at, length=2)


def _blocks(source: Source, pieces: list[Piece]) -> Iterator[Problem]:
    opened: list[Piece] = []
    for piece in pieces:
        if piece.kind != "tag":
            continue
        if piece.name in BLOCKS and piece.name not in ELSEWHERE:
            opened.append(piece)
            if len(opened) == MAX_NESTING + 1:
                yield _at(source, piece, f"blocks are nested more than {MAX_NESTING} deep")
        elif piece.name.startswith("end") and piece.name[3:] in BLOCKS:
            yield from _close(source, opened, piece)
        else:
            yield from _single(source, opened, piece)
    for piece in opened:
        missing = f"`{{% end{piece.name} %}}` is missing"
        yield _at(source, piece, f"this `{piece.name}` is never closed: {missing}")


def _single(source: Source, opened: list[Piece], piece: Piece) -> Iterator[Problem]:
    if piece.name in ELSEWHERE:
        yield _at(source, piece, f"there is no `{piece.name}` tag here: {ELSEWHERE[piece.name]}")
    if piece.name in {"break", "continue"} and not any(other.name == "for" for other in opened):
        yield _at(source, piece, f"`{piece.name}` stands outside of a loop")


def _close(source: Source, opened: list[Piece], piece: Piece) -> Iterator[Problem]:
    name = piece.name[3:]
    if name in ELSEWHERE:
        return
    if not any(other.name == name for other in opened):
        yield _at(
            source, piece, f"`{piece.name}` closes nothing: there is no open `{name}` before it"
        )
        return
    while opened[-1].name != name:
        inner = opened.pop()
        yield _at(source, inner, f"this `{inner.name}` is not closed before `{piece.name}`")
    opened.pop()


def _at(source: Source, piece: Piece, message: str) -> Problem:
    return source.problem(message, piece.start, length=piece.end - piece.start)
