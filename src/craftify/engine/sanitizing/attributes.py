"""Decides about single attributes and style sheets, and keeps the list of what was taken out."""

import re
from bisect import bisect_right
from html import escape
from itertools import accumulate

from craftify.engine.liquid.masking import Masked
from craftify.engine.results import Removed
from craftify.engine.sanitizing.policy import may_stay, safe_address
from craftify.engine.sanitizing.styles import Styles
from craftify.engine.sanitizing.tags import Token

_MOST_REMOVED = 500


class Attributes:
    """The judge of one document."""

    def __init__(self, masked: Masked) -> None:
        self.prefix = masked.prefix
        self.removed: dict[tuple[str, int | None], Removed] = {}
        self.quiet = False
        self._styles = Styles(masked.prefix)
        self._lines = _Lines(masked)
        self._group = re.compile(rf"{masked.prefix}\d+[gjkq]\Z")

    def note(self, what: str, offset: int | None) -> None:
        """Remember that something was taken out."""
        if self.quiet:
            return
        line = None if offset is None else self._lines.line(offset)
        if len(self.removed) < _MOST_REMOVED:
            self.removed.setdefault((what, line), Removed(what=what, line=line))

    def keep(
        self, name: str, value: str, offset: int | None, *, office: bool = False
    ) -> str | None:
        """The value an attribute may keep, or None when it has to go."""
        if self._group.match(name):
            return ""
        if name == "style":
            return self.style(value, offset)
        if not may_stay(name, office=office):
            if not name.startswith(self.prefix):
                self.note(f"attribute {name[:60]}", offset)
            return None
        if not safe_address(name, value):
            self.note(f"{name} to {value.strip()[:60]}", offset)
            return None
        return value

    def style(self, value: str, offset: int | None) -> str | None:
        """A style attribute, filtered."""
        before = len(self._styles.removed)
        kept = self._styles.declarations(value)
        for what in self._styles.removed[before:]:
            self.note(what, offset)
        return kept

    def sheet(self, css: str, offset: int | None) -> str:
        """A style sheet, filtered."""
        before = len(self._styles.removed)
        kept = self._styles.sheet(css)
        for what in self._styles.removed[before:]:
            self.note(what, offset)
        return kept

    def written(self, token: Token, *, office: bool = False) -> str:
        """The attributes of a tag as they may be written back."""
        out: list[str] = []
        seen: set[str] = set()
        for name, value in token.attributes:
            kept = self.keep(name, value, token.start, office=office)
            if kept is not None and name not in seen:
                seen.add(name)
                bare = not value and self._group.match(name)
                out.append(f" {name}" if bare else f' {name}="{quoted(kept)}"')
        return "".join(out)


def quoted(value: str) -> str:
    """A value for double quotes."""
    return escape(value, quote=False).replace('"', "&quot;").replace("\x00", "")


class _Lines:
    """Lines of the source for offsets in the masked text, where Liquid's own lines are missing."""

    def __init__(self, masked: Masked) -> None:
        self._ends = [found.start() for found in re.finditer("\n", masked.text)]
        tokens = [
            (found.start(), masked.tags[int(found[1])].count("\n"))
            for found in re.finditer(rf"{masked.prefix}(\d+)[zgjkq]", masked.text)
            if int(found[1]) < len(masked.tags)
        ]
        self._offsets = [offset for offset, _ in tokens]
        self._hidden = [0, *accumulate(count for _, count in tokens)]

    def line(self, offset: int) -> int:
        hidden = self._hidden[bisect_right(self._offsets, offset)]
        return bisect_right(self._ends, offset) + 1 + hidden
