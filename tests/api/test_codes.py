"""Every code an answer may carry stands in the docs, and the docs promise no other."""

import re
from pathlib import Path

from craftify.api.problems import INTERNAL, PLAIN
from craftify.domain import errors
from craftify.engine import EngineError

ROOT = Path(__file__).parents[2]
RAISED = re.compile(
    r"code=\"([A-Z_]{4,})\"|^\s+code = \"([A-Z_]{4,})\"|failure\(\s*\"([A-Z_]+)\"", re.MULTILINE
)


def in_the_source() -> set[str]:
    """What can be raised anywhere, by looking at it."""
    found: set[str] = set()
    for module in (ROOT / "src" / "craftify").rglob("*.py"):
        for match in RAISED.finditer(module.read_text()):
            found.add(next(group for group in match.groups() if group))
    return found | {code for code, _ in (*PLAIN.values(), INTERNAL)}


def in_the_docs() -> set[str]:
    page = (ROOT / "docs" / "api.md").read_text()
    rows = re.findall(r"^\| \d{3} \| (.*?) \|", page, re.MULTILINE)
    return {code for row in rows for code in re.findall(r"`([A-Z_]+)`", row)}


def test_every_code_stands_in_the_docs() -> None:
    never_alone = {errors.DomainError.code, EngineError.code}
    assert in_the_source() - never_alone - in_the_docs() == set()


def test_the_docs_promise_no_other() -> None:
    assert in_the_docs() - in_the_source() == set()
