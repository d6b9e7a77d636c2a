"""The seam to the native compiler: its one call, kept from panicking, remembered for a while."""

from functools import lru_cache

import mrml

from craftify.engine.errors import TemplateInvalid
from craftify.engine.mjml.compiling.finishing import finished
from craftify.engine.results import Problem

# the shield resolves includes and links fonts itself: the compiler reads nothing and adds nothing
_PARSING = mrml.ParserOptions(include_loader=mrml.noop_loader())
_RENDERING = mrml.RenderOptions(disable_comments=False, fonts={})


@lru_cache(maxsize=64)
def native_html(source: str) -> tuple[str, str, str]:
    """HTML of shielded MJML in two parts, and the fonts it names.

    Other words in the same structure are the same source here: they are remembered together.

    Raises:
        TemplateInvalid: when the compiler refuses or panics.
    """
    try:
        return finished(mrml.to_html(source, _PARSING, _RENDERING).content)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # noqa: BLE001 - a Rust panic is no Exception
        message = f"The MJML compiler cannot take this structure: {error}"
        raise TemplateInvalid([Problem(message=message, part="mjml")]) from None
