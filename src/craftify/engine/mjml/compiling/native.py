"""The seam to the native compiler: its one call, kept from panicking, remembered for a while."""

from typing import Final, NamedTuple

import mrml

from craftify.engine.errors import TemplateInvalid
from craftify.engine.mjml.compiling.finishing import finished
from craftify.engine.remembered import Remembered
from craftify.engine.results import Problem

# the shield resolves includes and links fonts itself: the compiler reads nothing and adds nothing
_PARSING = mrml.ParserOptions(include_loader=mrml.noop_loader())
_RENDERING = mrml.RenderOptions(disable_comments=False, fonts={})


class Native(NamedTuple):
    """What the compiler wrote, cut where the links to web fonts belong, and the fonts it names."""

    head: str
    rest: str
    families: str


KNOWN: Final[Remembered[str, Native]] = Remembered(entries=2048, size=16_000_000)


def native_html(source: str) -> Native:
    """HTML of shielded MJML.

    Other words in the same structure are the same source here: they are remembered together.

    Raises:
        TemplateInvalid: when the compiler refuses or panics.
    """
    known = KNOWN.get(source)
    if known is None:
        known = _compiled(source)
        KNOWN.keep(source, known, len(source) + len(known.head) + len(known.rest))
    return known


def _compiled(source: str) -> Native:
    try:
        return Native(*finished(mrml.to_html(source, _PARSING, _RENDERING).content))
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # noqa: BLE001 - a Rust panic is no Exception
        message = f"The MJML compiler cannot take this structure: {error}"
        raise TemplateInvalid([Problem(message=message, part="mjml")]) from None
