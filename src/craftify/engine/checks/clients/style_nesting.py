"""CSS that makes Gmail drop a whole style element."""

from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="clients.style-nesting",
    title="Gmail keeps every style element",
    severity="warning",
    category="clients",
)


def find(page: Page) -> Iterator[Finding]:
    """An at-rule inside an at-rule: Gmail removes the style element it stands in.

    Source: github.com/hteumeuleu/email-bugs/issues/21.
    """
    for style, sheet in page.sheets:
        nested = next((rule for rule in sheet.at_rules if rule.within), None)
        if nested:
            yield page.finding(
                SHEET,
                f"{nested.name} stands inside {nested.within[-1].split()[0]}: Gmail removes the "
                "whole style element.",
                "Take it out, or move both into a style element of their own.",
                style,
                nested.name,
                clients=("Gmail",),
            )
