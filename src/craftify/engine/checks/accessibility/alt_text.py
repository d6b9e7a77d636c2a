"""Alternative texts that tell nothing."""

import re
from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.checks.wording import short
from craftify.engine.plaintext.words import meaningful_alt
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="accessibility.alt-text",
    title="Alternative texts say what is shown",
    severity="warning",
    category="accessibility",
)
_LONGEST = 150
_ANNOUNCES = re.compile(
    r"(image|picture|photo|graphic|icon) (of|showing)\b|bild von\b", re.IGNORECASE
)
_CAMERA = re.compile(r"(img|dsc|dscn|image|photo|screenshot)[\s_\-]?\d{2,}", re.IGNORECASE)


def find(page: Page) -> Iterator[Finding]:
    """File names, "image", texts that announce themselves, whole paragraphs."""
    for image in page.images:
        alt = " ".join(image.get("alt").split())
        fault, mend = _fault(alt)
        if fault:
            yield page.finding(
                SHEET,
                f'The alternative text "{short(alt)}" {fault}.',
                mend,
                image,
                image.get("alt"),
                severity="info" if _ANNOUNCES.match(alt) else "warning",
            )


def _fault(alt: str) -> tuple[str, str]:
    if not alt or "{{" in alt:
        return "", ""
    if not meaningful_alt(alt) or _CAMERA.fullmatch(alt):
        return (
            "does not say what the image shows",
            "Describe the image, or leave the text empty if it is decoration.",
        )
    if _ANNOUNCES.match(alt):
        return (
            "begins with what screen readers say anyway",
            "Begin with what is shown.",
        )
    if len(alt) > _LONGEST:
        return (
            f"is {len(alt)} characters long",
            "Keep it under 150 characters and put the rest into the text.",
        )
    return "", ""
