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
    data = _tables_of_data(page)
    for table in page.markup.all("table"):
        block = page.block_of(table)
        if isinstance(block, Table) or (isinstance(block, Mjml) and block.tag == "mj-table"):
            continue
        if table.get("role") or table.order in data:
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


def _tables_of_data(page: Page) -> set[int]:
    """The tables with a heading cell or a caption of their own."""
    found: set[int] = set()
    for cell in page.markup.all("th", "caption"):
        table = next((each for each in cell.ancestors() if each.tag == "table"), None)
        if table is not None:
            found.add(table.order)
    return found
