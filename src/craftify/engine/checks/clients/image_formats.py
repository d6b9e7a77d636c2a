"""Image files that some clients cannot show."""

import re
from collections.abc import Iterator

from craftify.engine.checks.caniemail.detecting import Use
from craftify.engine.checks.caniemail.lacking import findings
from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="clients.image-formats",
    title="Image formats are shown everywhere",
    severity="warning",
    category="clients",
)
_FORMATS = (
    "svg",
    "webp",
    "avif",
    "heif",
    "heic",
    "tiff",
    "tif",
    "bmp",
    "ico",
    "apng",
    "mp4",
    "hdr",
)
_EXTENSION = re.compile(rf"\.({'|'.join(_FORMATS)})(?:[?#]|$)", re.IGNORECASE)
_SLUGS = {"heic": "heif", "tif": "tiff"}
_MENDS = {f"image-{each}": "Use PNG, JPEG or GIF." for each in _FORMATS}


def find(page: Page) -> Iterator[Finding]:
    """PNG, JPEG and GIF are safe; SVG, WebP and AVIF are not."""
    uses: dict[str, Use] = {}
    for image in page.images:
        found = _EXTENSION.search(image.get("src").strip())
        if found:
            name = found[1].lower()
            slug = f"image-{_SLUGS.get(name, name)}"
            uses.setdefault(slug, Use(slug, image, image.get("src")))
    yield from findings(page, SHEET, uses.values(), _MENDS)
