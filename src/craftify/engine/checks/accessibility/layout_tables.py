"""Tables that lay out the email and are read aloud as data."""

from collections.abc import Iterator

from craftify.engine.checks.fixes import set_attribute
from craftify.engine.checks.page import Page
from craftify.engine.checks.wording import counted
from craftify.engine.document.blocks import Mjml, Table
from craftify.engine.markup import Element
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="accessibility.layout-tables",
    title="Layout tables say that they are layout",
    severity="warning",
    category="accessibility",
)


def find(page: Page) -> Iterator[Finding]:
    """`role="presentation"`, or screen readers count rows and columns; one finding per block."""
    found: dict[str, list[Element]] = {}
    for table in page.markup.all("table"):
        block = page.block_of(table)
        if isinstance(block, Table) or (isinstance(block, Mjml) and block.tag == "mj-table"):
            continue
        if table.get("role") or _holds_data(table):
            continue
        found.setdefault(block.id if block else "", []).append(table)
    for tables in found.values():
        first = tables[0]
        fix = None
        if len(tables) == 1:
            fix = set_attribute(page, first, "role", "presentation", "Mark as layout")
        yield page.finding(
            SHEET,
            f"{counted(len(tables), 'layout table')} will be read aloud as data.",
            'Add role="presentation" to tables that only lay out.',
            first,
            page.markup.tag_of(first),
            fix=fix,
        )


def _holds_data(table: Element) -> bool:
    """A heading cell or a caption of its own, not one in a table inside it."""
    return any(
        element.tag in ("th", "caption") and _table_of(element) is table
        for element in table.elements()
    )


def _table_of(element: Element) -> Element | None:
    return next((each for each in element.ancestors() if each.tag == "table"), None)
