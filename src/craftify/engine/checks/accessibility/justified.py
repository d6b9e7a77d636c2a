"""Justified text."""

from collections.abc import Iterator

from craftify.engine.checks.fixes import on_block
from craftify.engine.checks.page import Page
from craftify.engine.checks.wording import short
from craftify.engine.document.blocks import Text
from craftify.engine.results import CheckSheet, Finding
from craftify.engine.stylesheets import read_style

SHEET = CheckSheet(
    id="accessibility.justified",
    title="Text is not justified",
    severity="info",
    category="accessibility",
)


def find(page: Page) -> Iterator[Finding]:
    """Uneven gaps between words form rivers that dyslexic readers lose their line in."""
    for element in page.markup.elements:
        if "justify" not in element.get("style") and element.get("align") != "justify":
            continue
        aligned = any(
            each.name == "text-align" and each.value == "justify"
            for each in read_style(element.get("style"))
        )
        if not (aligned or element.get("align") == "justify") or not element.text().strip():
            continue
        block = page.block_of(element)
        fix = None
        if isinstance(block, Text) and block.props.get("align") == "justify":
            fix = on_block(block, "Align left", "align", "left")
        yield page.finding(
            SHEET,
            f'"{short(element.text())}" is justified.',
            "Align it to one side.",
            element,
            "justify",
            fix=fix,
        )
