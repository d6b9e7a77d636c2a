"""Puts Liquid back into cleaned HTML so that it is harmless even when nobody renders it."""

import re
from collections.abc import Callable

from craftify.engine.liquid.pieces import Piece, split
from craftify.engine.liquid.places import Place, advance
from craftify.engine.sanitizing.tags import attributes_of

_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_LONGEST_AMONG_ATTRIBUTES = 1_000
_APOSTROPHE = "\u2019"  # Liquid strings know no escapes
_OPENING = re.compile(r"<(?=[A-Za-z/!?])")
_COMMENT_END = re.compile(r"--!?>")
_COMPARISON = re.compile(r"([\w.\[\]\"'-]+)\s*(>=?)\s*([\w.\[\]\"'-]+)")
KeepAttribute = Callable[[str, str], str | None]


def in_text(tag: str) -> str:
    """A tag between elements: nothing in it may look like markup."""
    if tag.startswith("{%") and re.match(r"\{%-?\s*(?:comment|doc)\b", tag):
        return tag if "<" not in tag else "{% comment %}{% endcomment %}"
    outside = _STRING.sub(lambda found: found[0].replace("<", "&lt;"), tag)
    return _COMMENT_END.sub(lambda found: found[0][:-1] + "&gt;", _OPENING.sub("< ", outside))


def in_value(tag: str) -> str:
    """A tag inside a double-quoted attribute value."""
    return _single_quoted(in_text(tag))


def between_attributes(tag: str) -> str | None:
    """A tag among attributes; None when it cannot stand there safely."""
    if len(tag) > _LONGEST_AMONG_ATTRIBUTES:
        return None
    text = _single_quoted(in_text(tag))
    parts = re.split(r"('[^']*')", text)
    if any(">" in part or "<" in part for part in parts[1::2]):
        return None
    bare = _COMPARISON.sub(lambda m: f"{m[3]} {m[2].replace('>', '<')} {m[1]}", text)
    inner = bare.replace("<>", "!=")
    return None if ">" in inner or "/" in inner or "`" in inner else inner


def _single_quoted(tag: str) -> str:
    return _STRING.sub(lambda m: "'" + m[0][1:-1].replace("'", _APOSTROPHE) + "'", tag)


def attribute_group(source: str, keep: KeepAttribute) -> str | None:
    """Filter attributes that stand under Liquid conditions; None when they cannot be read."""
    out: list[str] = []
    place = Place(mode="tag", tag="x")
    literal = ""
    for piece in split(source):
        text = source[piece.start : piece.end]
        if piece.kind == "text":
            literal += text
            place = advance(place, text)._replace(value="", begun=0, closed="")
        elif place.mode in {"equals", "value"}:
            literal += _hidden(len(out), piece)
            out.append(in_value(text))
            place = place._replace(mode="value")
        else:
            written = between_attributes(text)
            if written is None or piece.kind == "output":
                return None
            literal += f" {_hidden(len(out), piece)} "
            out.append(written)
            place = place._replace(mode="tag", attr="")
    return _written(literal, out, keep) if place.mode in {"tag", "attr", "after"} else None


def _hidden(number: int, _: Piece) -> str:
    return f"\ue000{number}\ue001"


_HIDDEN = re.compile("\ue000(\\d+)\ue001")


def _written(literal: str, hidden: list[str], keep: KeepAttribute) -> str | None:
    out: list[str] = []
    for name, value in attributes_of(literal):
        if _HIDDEN.fullmatch(name):
            out.append(name)
            continue
        kept = None if _HIDDEN.search(name) else keep(name, value)
        if kept is not None:
            quoted = kept.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
            out.append(f' {name}="{quoted}" ')
    text = re.sub(r" +", " ", "".join(out)).strip()
    return _HIDDEN.sub(lambda found: hidden[int(found[1])], text)
