"""Columns that do not fit into their section."""

import re
from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.checks.settings import attribute_of
from craftify.engine.document.blocks import Column, Group, Section
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="structure.column-widths",
    title="Columns fit into their section",
    severity="error",
    category="structure",
)
_WIDTH = re.compile(r"(\d+(?:\.\d+)?)(px|%)?")
_ROUNDING = 0.5


def find(page: Page) -> Iterator[Finding]:
    """Together wider than 100 %, the last column wraps below the others."""
    for block in page.blocks_of("section", "group"):
        if not isinstance(block, Section | Group):
            continue
        columns = [each for each in block.children if isinstance(each, Column | Group)]
        total = sum(_share(page, column, len(columns)) for column in columns)
        if total > 100 + _ROUNDING:
            yield page.finding(
                SHEET,
                f"The {len(columns)} columns of a {block.type} are {total:g} % wide together.",
                "Give them widths that add up to 100 %.",
                block,
            )


def _share(page: Page, column: Column | Group, count: int) -> float:
    """The width of a column in percent; without one the columns share evenly."""
    matched = _WIDTH.fullmatch((attribute_of(page.document, column, "width") or "").strip())
    if matched is None:
        return 100 / count
    amount = float(matched[1])
    return amount if matched[2] == "%" else amount / page.body_width * 100
