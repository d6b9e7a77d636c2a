"""The console: JSON for who collects it, a readable line for a person at a terminal."""

import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final, TextIO

import msgspec

FIRST: Final = ("time", "level", "event", "trace")
COLORS: Final = {"debug": "2", "info": "0", "warning": "33", "error": "31"}
_decode = msgspec.json.Decoder(dict[str, Any]).decode
_encode = msgspec.json.Encoder().encode


def to_console(stream: TextIO = sys.stderr) -> str:
    """The level from which a console is told: a person at a terminal only wants what is wrong."""
    return "warning" if stream.isatty() else "info"


def writer(stream: TextIO, *, readable: bool) -> Callable[[list[bytes]], None]:
    """What writes lines to a stream."""
    colored = readable and stream.isatty()

    def write(lines: list[bytes]) -> None:
        told = b"".join(lines).decode()
        if readable:
            told = "".join(read_aloud(line, colored=colored) for line in lines)
        with suppress(OSError, ValueError):  # a console that is gone
            stream.write(told)
            stream.flush()

    return write


def read_aloud(line: bytes, *, colored: bool = False) -> str:
    """A line as people read it: the moment, what happened, and its fields; the trace below."""
    told = _decode(line)
    fields = [f"{name}={_short(value)}" for name, value in told.items() if name not in FIRST]
    level = str(told["level"])
    event = str(told["event"]).encode("ascii", "backslashreplace").decode()
    head = f"{str(told['time'])[11:19]} {level:<7} {''.join(filter(str.isprintable, event))}"
    if colored:
        head = f"\x1b[{COLORS.get(level, '0')}m{head}\x1b[0m"
    trace = "".join(f"    {_plain(row)}\n" for row in str(told.get("trace", "")).splitlines())
    return f"{'  '.join([head, *fields])}\n{trace}"


def _short(value: object) -> str:
    """A value as JSON in ASCII: nothing in it can move the cursor."""
    text = _plain(_encode(value).decode())
    simple = isinstance(value, str) and " " not in value and text == f'"{value}"'
    return text[1:-1] if simple else text


def _plain(text: str) -> str:
    printable = "".join(sign if sign.isprintable() else "?" for sign in text)
    return printable.encode("ascii", "backslashreplace").decode()
