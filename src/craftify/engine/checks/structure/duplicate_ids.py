"""The same id twice."""

from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="structure.duplicate-ids",
    title="Every id is unique",
    severity="warning",
    category="structure",
)


def find(page: Page) -> Iterator[Finding]:
    """Links inside the email and labels reach the first element only."""
    seen: dict[str, int] = {}
    for element in page.markup.elements:
        name = element.get("id").strip()
        if not name or "{" in name:
            continue
        seen[name] = seen.get(name, 0) + 1
        if seen[name] == 2:  # noqa: PLR2004 - the second one is the first too many
            yield page.finding(
                SHEET,
                f'The id "{name}" is given more than once.',
                "Give every element an id of its own, or none.",
                element,
                f'"{name}"',
            )
