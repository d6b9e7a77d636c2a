"""Links without a scheme."""

from collections.abc import Iterator

from craftify.engine.checks.addresses import read_address
from craftify.engine.checks.fixes import swap
from craftify.engine.checks.page import Page
from craftify.engine.checks.wording import link_name, short
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="links.relative", title="Links are complete", severity="error", category="links"
)


def find(page: Page) -> Iterator[Finding]:
    """An email has no site of its own: `/offers` and `www.…` lead nowhere from an inbox."""
    for link in page.links:
        address = read_address(link.get("href"))
        if address.kind != "relative":
            continue
        whole = _completed(address.text)
        label = f"Change to {short(whole)}"
        yield page.finding(
            SHEET,
            f'{link_name(link)} has the incomplete address "{short(address.text)}".',
            "Write the whole address, beginning with https://.",
            link,
            address.text,
            fix=swap(page, link, link.get("href"), whole, label) if whole else None,
        )


def _completed(text: str) -> str:
    """The address that was meant, when only its scheme is missing."""
    if text.startswith("//"):
        return f"https:{text}"
    return f"https://{text}" if text.lower().startswith("www.") else ""
