"""Subjects that shout."""

import re
from collections.abc import Iterator

from craftify.engine.checks.page import Page, literal
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="delivery.subject-shouting",
    title="The subject does not shout",
    severity="warning",
    category="delivery",
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SHARE = 0.5
_FEWEST = 2  # one word may be a name or an acronym
_MARKS = re.compile(r"[!?]{2,}|!.*!|[$€£]{2,}")
_PRETENDS = re.compile(r"^\s*(re|fwd?|aw|wg)\s*:", re.IGNORECASE)


def find(page: Page) -> Iterator[Finding]:
    """Capitals, rows of exclamation marks, a pretended reply."""
    subject = literal(page.compiled.subject)
    words = _WORD.findall(subject)
    loud = [word for word in words if word.isupper()]
    if len(loud) >= _FEWEST and len(loud) / len(words) > _SHARE:
        yield page.finding(
            SHEET,
            "Most of the subject is in capitals.",
            "Write it as a sentence.",
            part="subject",
        )
    marks = _MARKS.search(subject)
    if marks:
        yield page.finding(
            SHEET,
            f'The subject shouts with "{marks[0][-3:].strip()}".',
            "One mark is enough, none is better.",
            part="subject",
        )
    if _PRETENDS.match(subject):
        yield page.finding(
            SHEET,
            "The subject pretends to be a reply or to be forwarded.",
            "Remove the prefix: in bulk mail it is forbidden in the USA (CAN-SPAM).",
            part="subject",
        )
