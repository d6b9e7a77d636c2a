"""Shades: an email as a client shows it that prefers dark."""

import re
from typing import Final

_DARK: Final = re.compile(r"\(\s*prefers-color-scheme\s*:\s*dark\s*\)", re.IGNORECASE)
_LIGHT: Final = re.compile(r"\(\s*prefers-color-scheme\s*:\s*light\s*\)", re.IGNORECASE)


def forced_dark(html: str) -> str:
    """The email with its own dark styles applied, always."""
    return _LIGHT.sub("(max-width:0px)", _DARK.sub("(min-width:0px)", html))
