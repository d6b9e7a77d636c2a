"""Links that show one site and lead to another."""

import re
from collections.abc import Iterator

from craftify.engine.checks.addresses import is_number, read_address, site_of
from craftify.engine.checks.page import Page
from craftify.engine.checks.wording import short
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="links.mismatch",
    title="Links lead where they say",
    severity="error",
    category="links",
)
_SHOWN = re.compile(r"(?:https?://)?((?:[\w\-]+\.)+[a-z]{2,})(?:[/?#]\S*)?", re.IGNORECASE)
_NOT_SITES = frozenset(
    ("pdf", "html", "htm", "doc", "docx", "xlsx", "zip", "png", "jpg", "js", "md")
)


def find(page: Page) -> Iterator[Finding]:
    """The shape of phishing: filters look for it, and so do wary readers."""
    for link in page.links:
        address = read_address(link.get("href"))
        if address.kind != "web" or not address.host:
            continue
        if is_number(address.host):
            yield page.finding(
                SHEET,
                f"A link leads to the bare number {address.host}, as phishing does.",
                "Use the name of the site.",
                link,
                address.text,
            )
            continue
        shown = _SHOWN.fullmatch(link.text().strip())
        if shown is None or shown[1].rsplit(".", 1)[-1].lower() in _NOT_SITES:
            continue
        if site_of(shown[1].lower()) != site_of(address.host):
            yield page.finding(
                SHEET,
                f'The link shows "{short(shown[0])}" and leads to {address.host}.',
                "Let the words name the site the link leads to, or use words instead.",
                link,
                address.text,
            )
