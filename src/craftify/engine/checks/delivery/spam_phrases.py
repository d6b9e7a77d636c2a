"""Phrases that filters know from spam."""

import re
from collections.abc import Iterator

from craftify.engine.checks.page import Page, literal
from craftify.engine.markup import Text
from craftify.engine.results import CheckSheet, Finding, Part

SHEET = CheckSheet(
    id="delivery.spam-phrases",
    title="No phrases of spam",
    severity="info",
    category="delivery",
)
_PHRASES = re.compile(
    r"\b(?:100% (?:free|guaranteed|satisfied)|risk[\s\-]free|no obligation|no strings attached"
    r"|act now|apply now|buy direct|call now|order now while|what are you waiting for"
    r"|limited time only|offer expires|while supplies last|once in a lifetime"
    r"|dear friend|congratulations,? you(?:'ve| have)? won|you(?:'ve| have) been selected"
    r"|claim your prize|winner!|earn (?:extra )?cash|make money (?:fast|online)|extra income"
    r"|double your (?:income|money)|be your own boss|work from home|financial freedom"
    r"|get rich|cash bonus|free money|free gift|no credit check|consolidate (?:your )?debt"
    r"|lowest price|cheap meds|weight loss|lose weight fast|miracle|viagra|cialis|casino"
    r"|this is not spam|not junk|multi[\s\-]level marketing|million dollars|click below now)\b",
    re.IGNORECASE,
)
_SEVERAL = 3


def find(page: Page) -> Iterator[Finding]:
    """One of them does no harm; several together do."""
    found: dict[str, tuple[Text | None, Part]] = {}
    for words, at, part in _texts(page):
        for phrase in _PHRASES.findall(words):
            found.setdefault(phrase.lower(), (at, part))
    for phrase, (at, part) in found.items():
        yield page.finding(
            SHEET,
            f'"{phrase}" is a phrase that spam filters count.',
            "Say it in words of your own.",
            at,
            part=part,
            severity="warning" if len(found) >= _SEVERAL or part == "subject" else "info",
        )


def _texts(page: Page) -> Iterator[tuple[str, Text | None, Part]]:
    yield literal(page.compiled.subject), None, "subject"
    yield literal(page.compiled.preheader), None, "preheader"
    for text in page.texts:
        yield " ".join(literal(text.text).split()), text, "html"
