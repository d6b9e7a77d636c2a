"""Reads style sheets and style attributes in one linear pass, forgiving as email clients are.

Offsets are those of the text given. Liquid and comments are blanked first, so neither a filter's
colon nor a comment's brace is taken for CSS.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from craftify.engine.markup import FILLER, without_liquid

_TOKEN = re.compile(r"\"[^\"\n]*+\"?|'[^'\n]*+'?|[{};()]")
_GROUPS = ("@media", "@supports", "@layer", "@container", "@document", "@-moz-document", "@scope")
_SPECIAL = re.compile(r"[\"'(!{}]|/\*")
_NESTED = 8  # at-rules around a rule that are kept: deeper nesting is no email
_REMEMBERED = 600  # characters: emails repeat their styles, and memory stays bounded


class Declaration(NamedTuple):
    """`name: value`, the name in lower case, where it begins, and whether it is `!important`."""

    name: str
    value: str
    important: bool
    offset: int


class StyleRule(NamedTuple):
    """A rule with its selectors; `within` are the at-rules it stands in, outermost first."""

    selectors: tuple[str, ...]
    declarations: tuple[Declaration, ...]
    within: tuple[str, ...]
    offset: int


class AtRule(NamedTuple):
    """An at-rule: its lower-case name with the `@`, what follows it, and what it stands in."""

    name: str
    prelude: str
    within: tuple[str, ...]
    offset: int


class Sheet(NamedTuple):
    """A style sheet: its rules and at-rules in source order."""

    rules: tuple[StyleRule, ...]
    at_rules: tuple[AtRule, ...]
    commented: bool


class _Open:
    """A block that has not been closed yet."""

    __slots__ = ("declarations", "offset", "prelude")

    def __init__(self, prelude: str, offset: int) -> None:
        self.prelude = prelude
        self.offset = offset
        self.declarations: list[Declaration] = []


def read_sheet(text: str) -> Sheet:
    """The rules of a style sheet. What cannot be read is skipped; nothing is raised."""
    reader = _SheetReader(text)
    reader.read()
    return Sheet(tuple(reader.rules), tuple(reader.at_rules), reader.commented)


def read_style(text: str) -> tuple[Declaration, ...]:
    """The declarations of a style attribute."""
    if not text:
        return ()
    return _read_again(text) if len(text) < _REMEMBERED else _read_style(text)


def _read_style(text: str) -> tuple[Declaration, ...]:
    if not _SPECIAL.search(text):
        return _read_plain(text)
    clean, _ = _blank_comments(without_liquid(text))
    found: list[Declaration] = []
    start = depth = 0
    for match in _TOKEN.finditer(clean):
        mark = match[0]
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth = max(0, depth - 1)
        elif mark == ";" and not depth:
            _declare(found, text, clean, (start, match.start()))
            start = match.end()
    _declare(found, text, clean, (start, len(clean)))
    return tuple(found)


def _read_plain(text: str) -> tuple[Declaration, ...]:
    """A style without strings, functions, comments or Liquid: nearly all of them."""
    found: list[Declaration] = []
    offset = 0
    for piece in text.split(";"):
        name, colon, value = piece.partition(":")
        stripped = name.strip()
        if colon and stripped:
            begin = offset + len(name) - len(name.lstrip())
            found.append(Declaration(stripped.lower(), value.strip(), False, begin))  # noqa: FBT003
        offset += len(piece) + 1
    return tuple(found)


_read_again = lru_cache(maxsize=4096)(_read_style)


class _SheetReader:
    """The state of one pass: what is open, and where the current piece began."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.clean, self.commented = _blank_comments(without_liquid(text))
        self.rules: list[StyleRule] = []
        self.at_rules: list[AtRule] = []
        self.open: list[_Open] = []
        self.within: list[str] = []
        self.start = 0
        self.depth = 0

    def read(self) -> None:
        for match in _TOKEN.finditer(self.clean):
            mark = match[0]
            if mark == "(":
                self.depth += 1
            elif mark == ")":
                self.depth = max(0, self.depth - 1)
            elif mark == ";" and not self.depth:
                self._end_statement(match.start())
                self.start = match.end()
            elif mark in "{}" and len(mark) == 1:
                self.depth = 0
                self._brace(mark, match.start())
                self.start = match.end()
        while self.open:
            self._brace("}", len(self.clean))
            self.start = len(self.clean)

    def _brace(self, mark: str, position: int) -> None:
        if mark == "}":
            self._end_statement(position)
            if self.open:
                block = self.open.pop()
                if block.prelude.startswith("@"):
                    self.within.pop()
                self._close(block)
            return
        piece = self.clean[self.start : position]
        offset = self.start + len(piece) - len(piece.lstrip())
        prelude = " ".join(piece.replace(FILLER, " ").split())
        if prelude.startswith("@"):
            self._at_rule(prelude, offset)
            self.within.append(prelude)
        self.open.append(_Open(prelude, offset))

    def _end_statement(self, position: int) -> None:
        piece = self.clean[self.start : position]
        stripped = piece.lstrip()
        if stripped.startswith("@"):
            self._at_rule(" ".join(stripped.split()), self.start + len(piece) - len(stripped))
        elif self.open:
            _declare(self.open[-1].declarations, self.text, self.clean, (self.start, position))

    def _within(self) -> tuple[str, ...]:
        return tuple(self.within[-_NESTED:])

    def _at_rule(self, prelude: str, offset: int) -> None:
        name, _, rest = prelude.partition(" ")
        name, bracket, more = name.partition("(")
        self.at_rules.append(AtRule(name.lower(), bracket + more + rest, self._within(), offset))

    def _close(self, block: _Open) -> None:
        if block.prelude.lower().startswith(_GROUPS) and not block.declarations:
            return
        at_rule = block.prelude.startswith("@")
        selectors = () if at_rule else tuple(part.strip() for part in block.prelude.split(","))
        within = (*self._within(), block.prelude) if at_rule else self._within()
        rule = StyleRule(selectors, tuple(block.declarations), within, block.offset)
        self.rules.append(rule)


def _declare(found: list[Declaration], text: str, clean: str, span: tuple[int, int]) -> None:
    start, end = span
    name, colon, value = clean[start:end].partition(":")
    stripped = name.strip(f" \t\r\n\f{FILLER}")
    if not colon or not stripped:
        return
    begin = start + len(name) - len(name.lstrip())
    raw = text[start + len(name) + 1 : end].strip() if FILLER in value else value.strip()
    important = "!" in raw and raw.lower().replace(" ", "").endswith("!important")
    if important:
        raw = raw[: raw.rindex("!")].rstrip()
    found.append(Declaration(stripped.lower(), raw, important, begin))


def _blank_comments(text: str) -> tuple[str, bool]:
    """The text with its comments replaced by spaces, and whether it had any."""
    start = text.find("/*")
    if start < 0:
        return text, False
    parts: list[str] = []
    position = 0
    while start >= 0:
        end = text.find("*/", start + 2)
        stop = len(text) if end < 0 else end + 2
        parts += (text[position:start], " " * (stop - start))
        position = stop
        start = text.find("/*", stop)
    return "".join(parts) + text[position:], True
