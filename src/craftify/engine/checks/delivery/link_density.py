"""Emails that are mostly links."""

import re
from collections.abc import Iterator

from craftify.engine.checks.addresses import read_address, site_of
from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="delivery.link-density",
    title="Links are few enough to be followed",
    severity="info",
    category="delivery",
)
_MANY = 25
_WORDS_PER_LINK = 6
_FEWEST = 8
_SITES = 8


def find(page: Page) -> Iterator[Finding]:
    """A link every few words, or links to many sites, look like spam to a filter."""
    links = [link for link in page.links if not page.look(link).hidden]
    words = len(re.findall(r"[^\W_]{2,}", page.words))
    if len(links) > _MANY or (len(links) >= _FEWEST and words < len(links) * _WORDS_PER_LINK):
        yield page.finding(
            SHEET,
            f"{len(links)} links in {words} words.",
            "Decide what readers should do, and let the rest go.",
        )
    sites = {site_of(host) for link in links if (host := read_address(link.get("href")).host)}
    if len(sites) > _SITES:
        yield page.finding(
            SHEET,
            f"The links lead to {len(sites)} different sites.",
            "Link to your own site; filters weigh the reputation of every domain.",
        )
