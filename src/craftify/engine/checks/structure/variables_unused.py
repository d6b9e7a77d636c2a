"""Variables nobody reads."""

from collections.abc import Iterator

from craftify.engine.checks.contract import is_used
from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="structure.variables-unused",
    title="Every declared variable is used",
    severity="info",
    category="structure",
)


def find(page: Page) -> Iterator[Finding]:
    """Senders provide it for nothing, or a misspelled name hides its use."""
    for variable in page.variables:
        if not is_used(variable.name, page.compiled.uses):
            asks = "is asked of every sender" if variable.required else "is declared"
            yield page.finding(
                SHEET,
                f'"{variable.name}" {asks} and used nowhere.',
                "Remove it from the variables, or use it.",
                part="document",
            )
