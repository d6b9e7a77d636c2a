"""The one place that keeps secrets out of the logs."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

BLOT: Final = "[redacted]"
LEAF: Final = (int, float, bool, type(None))
LONGEST: Final = 8_000
DEEPEST: Final = 6
NAMES: Final = re.compile(
    r"pass(?:word|phrase|wd)?$|secret|token$|^authorization$|cookie|api_?key|csrf|credential"
    r"|private_?key|^password",
    re.IGNORECASE,
)
VALUES: Final = re.compile(
    rb"\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}"  # a JWT
    rb"|\b[0-9a-f]{8}-[0-9a-f-]{27}\.\d{1,7}\.[\w-]{43,64}"  # a refresh token
    rb"|(?<=[Bb]earer )[\w.~+/=-]{8,}"
    rb"|(?<=token=)[\w.~%+-]{8,}"
    rb"|\$argon2id\$[^\s\"]+",
)


@lru_cache(maxsize=1024)
def secret(name: str) -> bool:
    """Whether a field of this name is never shown."""
    return NAMES.search(name) is not None


def blotted(value: Any, depth: int = 0) -> Any:  # noqa: ANN401 - any JSON
    """The value without what nobody may read; shape and everything else stay as they are."""
    if isinstance(value, str):
        text = value if len(value) <= LONGEST else f"{value[:LONGEST]}… ({len(value)} characters)"
        if not text.isascii():  # half a surrogate pair cannot be written down as it is
            text = text.encode("utf-8", "backslashreplace").decode()
        return text
    if isinstance(value, LEAF):
        return value
    if depth >= DEEPEST:
        return "…"
    if isinstance(value, Mapping):
        return {
            str(name): BLOT
            if inner is not None and secret(str(name))
            else blotted(inner, depth + 1)
            for name, inner in value.items()
        }
    if isinstance(value, list | tuple | set | frozenset):
        return [blotted(inner, depth + 1) for inner in value]
    return value


# a piece of each of the above that is quickly looked for: nearly no line has one
NUMBERED: Final = re.compile(rb"\.\d{1,7}\.[\w-]{43}")


def hints(line: bytes) -> bool:
    """Whether there may be a secret in a line."""
    return (
        b"eyJ" in line
        or b"earer " in line
        or b"token=" in line
        or b"$argon2id" in line
        or NUMBERED.search(line) is not None
    )


def blotted_line(line: bytes) -> bytes:
    """An encoded line without what looks like a secret, wherever it stands."""
    return VALUES.sub(BLOT.encode(), line) if hints(line) else line
