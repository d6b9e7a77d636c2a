"""Background images that Outlook for Windows does not show."""

from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.markup import Element
from craftify.engine.results import CheckSheet, Finding
from craftify.engine.stylesheets import read_style

SHEET = CheckSheet(
    id="clients.background",
    title="Background images have VML for Outlook",
    severity="info",
    category="clients",
)
_REACH = 1500  # characters before the element in which its VML stands


def find(page: Page) -> Iterator[Finding]:
    """Outlook's Word engine paints them only from VML in a conditional comment."""
    vml = [comment.offset for comment in page.markup.comments if "<v:" in comment.text.lower()]
    reported: set[str] = set()
    for element in page.markup.elements:
        source = _background(element)
        if not source or source in reported:
            continue
        if any(element.offset - _REACH <= offset <= element.end for offset in vml):
            reported.add(source)  # inner wrappers of the same section repeat it
            continue
        reported.add(source)
        yield page.finding(
            SHEET,
            "Outlook for Windows does not show this background image.",
            "Put it on a section, wrapper or hero, which write VML, or see to a background color.",
            element,
            "background-url" if page.document.kind == "blocks" else "background",
            clients=("Outlook (Windows)",),
        )


def _background(element: Element) -> str:
    style = element.get("style")
    if "url(" in style:
        for each in read_style(style):
            if each.name in ("background", "background-image") and "url(" in each.value:
                return each.value
    return element.get("background")
