"""Optional variables with nothing to stand in for them."""

from collections.abc import Iterator

from craftify.engine.checks.contract import where
from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="structure.variables-optional",
    title="Optional variables have a fallback",
    severity="warning",
    category="structure",
)


def find(page: Page) -> Iterator[Finding]:
    """Without one a reader gets "Hello ," when the name is absent."""
    optional = {
        variable.name
        for variable in page.variables
        if not variable.required and variable.default_value is None
    }
    reported: set[str] = set()
    for use in page.compiled.uses:
        if use.path not in optional or use.guarded or use.kind != "output":
            continue
        if use.path in reported:
            continue
        reported.add(use.path)
        at, needle = where(page, use)
        yield page.finding(
            SHEET,
            f'"{use.path}" may be absent, and nothing stands in for it.',
            "Declare a default value, add a fallback, or show the block only when it is there.",
            at,
            needle,
            part=use.part,
        )
