"""Text that loses its contrast in the email's own dark mode."""

from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.checks.readability import pairs
from craftify.engine.checks.wording import short
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="accessibility.contrast-dark",
    title="Text stands out in authored dark mode",
    severity="warning",
    category="accessibility",
)
_CLIENTS = ("Apple Mail", "Outlook for Mac", "Thunderbird")


def find(page: Page) -> Iterator[Finding]:
    """Applies `prefers-color-scheme: dark` and measures again; only what it changed counts."""
    if not any(
        "prefers-color-scheme" in condition and "dark" in condition
        for _, sheet in page.sheets
        for rule in sheet.rules
        for condition in rule.within
    ):
        return
    dark = page.looks("dark")
    for pair in pairs(page, dark):
        light = page.look(pair.text.parent)
        if pair.contrast >= pair.needed or (light.color, light.background) == (
            pair.color,
            pair.ground,
        ):
            continue
        yield page.finding(
            SHEET,
            f'In dark mode "{short(pair.words)}" has a contrast of {pair.contrast:.1f} to 1 '
            f"({pair.color.hex()} on {pair.ground.hex()}).",
            f"It needs {pair.needed:g} to 1: give both the text and its background a dark color.",
            pair.text,
            clients=_CLIENTS,
        )
