"""Notes taken while a source becomes a document, for the report of the import."""

import re
from collections import Counter
from typing import Final, Literal

from craftify.engine.document.places import Places
from craftify.engine.mjml.elements import Element
from craftify.engine.results import ImportReport, Problem, ReportLine

Action = Literal["native", "kept", "translated", "repaired", "dropped", "untranslated"]
KEPT = frozenset(("html", "mjml"))
_NAME = re.compile(r"[A-Za-z_:][A-Za-z0-9_:.\-]*")


class Report:
    """Lines in the order they were noticed, and how often each kind of block came out."""

    def __init__(self, places: Places, lines: list[ReportLine]) -> None:
        self._places: Final = places
        self._lines: Final = lines
        self._comments = 0
        self.blocks: Counter[str] = Counter()
        self.half_native = 0
        self.problems: list[Problem] = []

    def add(self, action: Action, what: str, note: str, element: Element) -> None:
        """Note what became of something that begins where the element does."""
        line = self.line(element)
        self._lines.append(ReportLine(action=action, what=what, note=note, line=line))

    def wrong(self, message: str, element: Element) -> None:
        """Note what keeps the source from being read, at the element where it stands."""
        self.problems.append(self._places.problem(message, element.offset))

    def line(self, element: Element) -> int:
        """The line of the source where an element begins, for what a partial brought its place."""
        return self._places.line(element.offset)

    def comment(self) -> None:
        """Note a comment that names no block."""
        self._comments += 1

    def writable(self, name: str) -> bool:
        """Whether this can be the name of an attribute."""
        return _NAME.fullmatch(name) is not None

    def writable_attributes(self, element: Element) -> dict[str, str]:
        """The attributes whose names can be written; the others are reported as dropped."""
        found: dict[str, str] = {}
        for name, value in element.attributes.items():
            if self.writable(name):
                found[name] = value
            else:
                what = f"attribute {name} on <{element.tag}>"
                self.add("dropped", what, "no attribute can have this name", element)
        return found

    def finished(self) -> ImportReport:
        """The report; its score is the share of components that became native blocks."""
        lines = [_native(name, count) for name, count in self.blocks.items() if name not in KEPT]
        lines += sorted(self._lines, key=lambda line: line.line or 0)
        if self._comments:
            note = "notes between components that name no block are not kept"
            lines.append(
                ReportLine(action="dropped", what=_many(self._comments, "comment"), note=note)
            )
        total = sum(self.blocks.values())
        kept = sum(self.blocks[name] for name in KEPT) + self.half_native / 2
        return ImportReport(
            format="mjml",
            score=round((total - kept) / total, 3) if total else 1.0,
            blocks=dict(self.blocks),
            lines=tuple(lines),
        )


def _native(name: str, count: int) -> ReportLine:
    return ReportLine(action="native", what=_many(count, f"{name} block"), note="")


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
