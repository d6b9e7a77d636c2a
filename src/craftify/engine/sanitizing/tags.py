"""Reads markup into tags, text and comments: linear, forgiving, with offsets; it builds no tree."""

import html
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from craftify.engine.sanitizing.policy import words

Kind = Literal["text", "start", "end", "comment", "raw"]

RAW_ELEMENTS = words("script style title textarea xmp iframe noembed noframes plaintext")
VOID = words("area base br col embed hr img input link meta param source track wbr frame")

_TAG_NAME = re.compile(r"[A-Za-z][^\s/>]*+")
_SKIPPED = re.compile(r"[\s/]*+")
_ATTRIBUTE = re.compile(
    r"([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)(\"|\Z)|'([^']*+)('|\Z)|([^\s>\"'][^\s>]*+)?))?"
)


class Token(NamedTuple):
    """A stretch of markup. `raw` is a raw-text element with its content in `text`."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""


def tokens(markup: str) -> Iterator[Token]:
    """Every token, in order, covering the markup up to an unfinished tag at its end."""
    position = 0
    while position < len(markup):
        token = _next(markup, position)
        if token is None:
            return
        yield token
        position = token.end


def attributes_of(markup: str) -> tuple[tuple[str, str], ...]:
    """The attributes in what stands between a tag's name and its end."""
    found = read_attributes(markup + ">", 0)
    return found[0] if found else ()


def read_attributes(markup: str, at: int) -> tuple[tuple[tuple[str, str], ...], int] | None:
    """Attributes from an offset on and where the tag ends; None when it never does."""
    found: list[tuple[str, str]] = []
    while True:
        at = _end(_SKIPPED, markup, at)
        if at >= len(markup):
            return None
        if markup[at] == ">":
            return tuple(found), at + 1
        attribute = _ATTRIBUTE.match(markup, at)
        if attribute is None or attribute.end() == at:
            at += 1
            continue
        name, double, closed, single, closed_too, bare = attribute.groups()
        if closed == "" or closed_too == "":
            return None
        value = next((v for v in (double, single, bare) if v is not None), "")
        found.append((name.lower(), html.unescape(value)))
        at = attribute.end()


def _next(markup: str, at: int) -> Token | None:
    if markup[at] != "<":
        end = markup.find("<", at)
        end = len(markup) if end < 0 else end
        return Token("text", at, end, text=markup[at:end])
    closing = markup.startswith("/", at + 1)
    name = _TAG_NAME.match(markup, at + 1 + closing)
    if name is None:
        return _nameless(markup, at)
    read = read_attributes(markup, name.end())
    if read is None:
        return None
    attributes, end = read
    low = name[0].lower()
    if low in RAW_ELEMENTS and not closing:
        return _raw(markup, at, end, low, attributes)
    return Token("end" if closing else "start", at, end, low, attributes)


def _nameless(markup: str, at: int) -> Token:
    """What begins with `<` and is no tag: a comment, a declaration, or only the sign."""
    if markup.startswith("<!--", at):
        return _comment(markup, at)
    if markup[at + 1 : at + 2] not in {"!", "?", "/"}:
        return Token("text", at, at + 1, text="<")
    end = markup.find(">", at)
    end = len(markup) if end < 0 else end + 1
    return Token("comment", at, end, text=markup[at:end])


def _comment(markup: str, at: int) -> Token:
    for short in ("<!-->", "<!--->"):
        if markup.startswith(short, at):
            return Token("comment", at, at + len(short), text=short)
    found = re.compile(r"--!?>").search(markup, at + 4)
    end = found.end() if found else len(markup)
    return Token("comment", at, end, text=markup[at:end])


def _raw(
    markup: str, at: int, content: int, name: str, attributes: tuple[tuple[str, str], ...]
) -> Token:
    closer = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    found = None if name == "plaintext" else closer.search(markup, content)
    if found is None:
        return Token("raw", at, len(markup), name, attributes, markup[content:])
    end = markup.find(">", found.end())
    end = len(markup) if end < 0 else end + 1
    return Token("raw", at, end, name, attributes, markup[content : found.start()])


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


_IMPLIED_END = words("p li dt dd td th tr thead tbody tfoot option")


def depth_of(markup: str, limit: int) -> int:
    """How deep the elements nest, as far as `limit`; unclosed formatting counts, cells do not."""
    opened: list[str] = []
    deepest = 0
    counts: dict[str, int] = {}
    for token in tokens(markup):
        if token.kind == "start" and token.name not in VOID:
            if token.name in _IMPLIED_END and opened and opened[-1] == token.name:
                continue
            opened.append(token.name)
            counts[token.name] = counts.get(token.name, 0) + 1
            deepest = max(deepest, len(opened))
            if deepest > limit:
                return deepest
        elif token.kind == "end" and counts.get(token.name):
            while opened:
                name = opened.pop()
                counts[name] -= 1
                if name == token.name:
                    break
    return deepest
