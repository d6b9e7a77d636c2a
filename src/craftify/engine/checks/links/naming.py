"""Links whose words do not say where they lead."""

import re
from collections.abc import Iterator

from craftify.engine.checks.page import Page, literal
from craftify.engine.checks.wording import link_name
from craftify.engine.plaintext.fragments import link_label
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="links.naming",
    title="Link words say where they lead",
    severity="warning",
    category="links",
)
_EMPTY_WORDS = frozenset(
    (
        "click",
        "click here",
        "click this",
        "click this link",
        "tap here",
        "press here",
        "here",
        "this",
        "this link",
        "link",
        "go",
        "more",
        "read more",
        "learn more",
        "see more",
        "find out more",
        "more info",
        "details",
        "continue",
        "hier",
        "hier klicken",
        "mehr",
        "mehr erfahren",
        "weiterlesen",
        "cliquez ici",
        "ici",
        "en savoir plus",
        "haz clic aquí",
        "aquí",
        "leer más",
        "clicca qui",
        "qui",
        "leggi di più",
        "klik hier",
        "lees meer",
    )
)
_GRAVE = frozenset(("click here", "here", "link", "this link", "click", "hier", "ici", "qui"))


def find(page: Page) -> Iterator[Finding]:
    """Screen readers list links without their sentence: "here, here, here" helps nobody."""
    for link in page.links:
        label = link_label(link)
        words = re.sub(r"[^\w\s]", "", literal(label)).strip().lower()
        if words in _EMPTY_WORDS and "{{" not in label:
            yield page.finding(
                SHEET,
                f"{link_name(link)} does not say where it leads.",
                'Name the goal, as in "Read the delivery terms".',
                link,
                severity="warning" if words in _GRAVE else "info",
            )
