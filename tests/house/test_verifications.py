"""The page of verifications is true: each row is held by tests or waits for a part."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "verifications.md"
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
COMING = re.compile(
    r"\bcomes? with (?:the )?(?:approvals|sending|suppressions and webhooks|assets and image proxy|"
    r"live co-editing|cloud adapters|release pipeline|erasure)\b"
)


class Row(NamedTuple):
    number: str
    attack: str
    expected: str
    held: str


def rows() -> list[Row]:
    lines = [line for line in PAGE.read_text().splitlines() if re.match(r"\| \d", line)]
    return [Row(*(cell.strip() for cell in line.strip("|").split("|"))) for line in lines]


@cache
def functions(path: str) -> frozenset[str]:
    module = ROOT / path
    if not module.exists():
        return frozenset()
    nodes = ast.walk(ast.parse(module.read_text()))
    return frozenset(
        node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def test_every_number_stands_there_once() -> None:
    assert [int(row.number) for row in rows()] == list(range(1, 77))
    assert all(row.attack and row.expected for row in rows())


def test_every_row_is_held_by_tests_or_says_what_it_comes_with() -> None:
    for row in rows():
        assert TEST.search(row.held) or COMING.search(row.held), row
        rest = COMING.sub("", TEST.sub("", row.held))
        assert "`" not in rest, f"{row.number}: {rest}"


def test_every_test_that_is_named_exists() -> None:
    named = [found for row in rows() for found in TEST.findall(row.held)]
    assert len(named) > 150
    assert [f"{path}::{name}" for path, name in named if name not in functions(path)] == []


def test_the_page_is_found_from_that_of_security() -> None:
    assert "(verifications.md)" in (ROOT / "docs" / "security.md").read_text()
