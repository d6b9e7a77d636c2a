"""What the verbs print about files: one line per problem as compilers do, color on terminals."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final, TextIO

from craftify.engine import Finding, Problem

_COLORS: Final = {"error": "31", "warning": "33", "info": "36", "bold": "1", "dim": "2"}


class Console:
    """Writes to a stream; colors only where a person reads them and NO_COLOR does not forbid."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdout
        self._colored = self._stream.isatty() and not os.environ.get("NO_COLOR")

    def finding(self, path: Path, finding: Finding) -> None:
        """Where, how grave, which check, what it is; below it how to mend it."""
        part = "" if finding.part in ("html", "mjml", "document") else f" ({finding.part})"
        block = f" [{finding.block_id}]" if finding.block_id and not finding.line else ""
        self._line(
            f"{self._paint(_place(path, finding.line, finding.column), 'bold')} "
            f"{self._paint(finding.severity, finding.severity)} {finding.check}{part}{block} "
            f"{finding.message}"
        )
        tested = f" (tested {finding.tested})" if finding.tested else ""
        self._line(self._paint(f"    {finding.mend}{tested}", "dim"))

    def problem(self, path: Path, problem: Problem) -> None:
        """Why a file cannot be compiled or rendered, with its line and a caret where known."""
        said = f"{problem.path}: " if problem.path and problem.path not in problem.message else ""
        self._line(
            f"{self._paint(_place(path, problem.line, problem.column), 'bold')} "
            f"{self._paint('error', 'error')} {said}{problem.message}"
        )
        for line in (problem.excerpt or "").splitlines():
            self._line(self._paint(f"    {line}", "dim"))

    def sentence(self, text: str) -> None:
        """A line of its own."""
        self._line(text)

    def _paint(self, text: str, name: str) -> str:
        return f"\x1b[{_COLORS[name]}m{text}\x1b[0m" if self._colored else text

    def _line(self, text: str) -> None:
        print(text, file=self._stream)


def tally(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings of each severity."""
    counts = {"error": 0, "warning": 0, "info": 0}
    for finding in findings:
        counts[finding.severity] += 1
    return counts


def _place(path: Path, line: int | None, column: int | None) -> str:
    return ":".join(str(part) for part in (path, line, column) if part is not None) + ":"
