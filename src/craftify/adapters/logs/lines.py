"""From events to JSON lines, and the standard library's own log along with them."""

import logging
import re
import time
import traceback
from collections.abc import MutableMapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final, TextIO

import msgspec
import structlog

from craftify.adapters.logs.background import Background
from craftify.adapters.logs.console import writer
from craftify.adapters.logs.fields import FIELDS
from craftify.adapters.logs.redaction import LEAF, LONGEST, blotted, blotted_line, hints, secret
from craftify.adapters.logs.rotation import RotatedFile
from craftify.ports.logs import Level, Severity, current_request
from craftify.ports.metrics import Metrics

LEVELS: Final[dict[str, int]] = {"debug": 10, "info": 20, "warning": 30, "error": 40}
# JSON lets these stand as they are, but a terminal or a line reader acts on them
SLY: Final = re.compile(rb"\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9]|\x7f")
KNOWN: Final = FIELDS | {"exc_info"}
PLAIN: Final = frozenset(name for name in FIELDS if not secret(name))
LEAVES: Final = frozenset(LEAF)
_encode: Final = msgspec.json.Encoder().encode
MOST_NAMES: Final = 100
Fields = MutableMapping[str, Any]


class StructuredLogs:
    """Keeps the port `Logs`: every line goes to the file, the graver ones to the console too.

    With `strict` a field that is not on the list of `fields.py` is left out, and named once in a
    line of its own, so that nothing gets out by accident.
    """

    def __init__(
        self,
        *,
        level: str = "info",
        file: RotatedFile | None = None,
        console: TextIO | None = None,
        console_level: str = "info",
        readable: bool = False,
        strict: bool = False,
    ) -> None:
        self._level, self._console_level = LEVELS[level], LEVELS[console_level]
        self._file = file
        self._to_file = None if file is None else Background("log file", file.write)
        self._to_console = (
            None
            if console is None
            else Background("console", writer(console, readable=readable), waiting=5_000)
        )
        self._strict = strict
        self._named: set[str] = set()
        self._log = structlog.wrap_logger(
            self,
            processors=[self._allowed, _stamped, _told, _encoded],
            wrapper_class=structlog.BoundLogger,
        ).bind()  # else it would do so anew for every line
        self._handler: logging.Handler | None = None
        self._metrics: Metrics | None = None

    @property
    def dropped(self) -> int:
        """How many lines were lost because they came faster than they could be written."""
        return sum(each.dropped for each in (self._to_file, self._to_console) if each is not None)

    def write(self, level: Level, event: str, **fields: Any) -> None:  # noqa: ANN401 - as promised
        if LEVELS[level] >= self._level:
            with suppress(Exception):  # what cannot be noted must not stop the work
                line = _plain_line(level, event, fields)
                if line is None:
                    self._log.msg(event, level=level, **fields)
                else:
                    self.msg(line, level)

    def security(
        self,
        event: str,
        severity: Severity,
        *,
        address: str | None = None,
        organization: str | None = None,
        user: str | None = None,
        **fields: Any,  # noqa: ANN401 - as promised
    ) -> None:
        known = {"address": address, "organization": organization, "user": user}
        told = {name: value for name, value in known.items() if value is not None} | fields
        with suppress(Exception):  # as above
            if self._metrics is not None:
                self._metrics.security(event, severity)
            self._log.msg(event, level="warning", eventType="security", severity=severity, **told)

    def msg(self, line: bytes, level: str) -> None:
        """Where the last step hands its line to."""
        if self._to_file is not None:
            self._to_file.add(line)
        if self._to_console is not None and LEVELS[level] >= self._console_level:
            self._to_console.add(line)

    def counted_by(self, metrics: Metrics) -> None:
        self._metrics = metrics
        metrics.watch("log_lines_dropped", "Lines lost.", lambda: self.dropped, "counter")

    def flush(self) -> None:
        """Write what waits for the file now."""
        if self._to_file is not None:
            self._to_file.flush()

    def listen(self) -> None:
        """Take over what libraries warn of with the standard library.

        What else they have to say is theirs: some tell whole addresses with all that is in them.
        """
        self._handler = _Bridge(self)
        root = logging.getLogger()
        root.addHandler(self._handler)
        root.setLevel(max(self._level, logging.WARNING))
        logging.captureWarnings(capture=True)

    def close(self) -> None:
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
            logging.captureWarnings(capture=False)
            self._handler = None
        for each in (self._to_console, self._to_file):
            if each is not None:
                each.close()
        if self._file is not None:
            self._file.close()

    def _allowed(self, _log: object, _method: str, fields: Fields) -> Fields:
        """Only the fields of the list; the name of another is told once, its value never."""
        if not self._strict or fields.keys() <= KNOWN:
            return fields
        more = fields.keys() - KNOWN
        fresh = sorted(name for name in more if name not in self._named)[:MOST_NAMES]
        if fresh and len(self._named) < MOST_NAMES:
            self._named.update(fresh)
            self.write("debug", "unknown fields", fields=fresh)
        return {name: value for name, value in fields.items() if name in KNOWN}


class _Bridge(logging.Handler):
    """Hands records of the standard library on."""

    def __init__(self, logs: StructuredLogs) -> None:
        super().__init__()
        self._logs = logs

    def emit(self, record: logging.LogRecord) -> None:
        fields: Fields = {"logger": record.name}
        if record.exc_info and record.exc_info[1]:
            fields["exc_info"] = record.exc_info[1]
        self._logs.write(_level(record.levelno), record.getMessage(), **fields)


def _level(number: int) -> Level:
    if number >= logging.ERROR:
        return "error"
    if number >= logging.WARNING:
        return "warning"
    return "info" if number >= logging.INFO else "debug"


def _plain_line(level: str, event: str, fields: Fields) -> bytes | None:
    """The line of fields that hide nothing, in one step: nearly all lines are that of a request.

    None when anything has to be looked at more closely.
    """
    if "request" not in fields or not fields.keys() <= PLAIN:
        return None
    for value in fields.values():
        kind = value.__class__
        if kind is str:
            if len(value) > LONGEST or not value.isascii():
                return None
        elif kind not in LEAVES:
            return None
    line = _encode({"time": _moment(), "level": level, "event": event, **fields})
    return None if hints(line) or b"\x7f" in line else line + b"\n"


def _moment() -> str:
    whole, part = divmod(time.time_ns() // 1_000_000, 1000)
    return f"{_second(whole)}.{part:03d}Z"


@lru_cache(maxsize=2)
def _second(whole: int) -> str:
    return datetime.fromtimestamp(whole, UTC).isoformat().removesuffix("+00:00")


def _stamped(_log: object, _method: str, fields: Fields) -> Fields:
    event, level = fields.pop("event"), fields.pop("level")
    told = {"time": _moment(), "level": level, "event": event, **fields}
    if "request" not in told and (request := current_request.get()) != "-":
        told["request"] = request
    return told


def _told(_log: object, _method: str, fields: Fields) -> Fields:
    error = fields.pop("exc_info", None)
    if isinstance(error, BaseException):
        fields["error"] = f"{type(error).__name__}: {error}"
        fields["trace"] = "".join(traceback.format_exception(error))[-6_000:]
    return fields


def _encoded(_log: object, _method: str, fields: Fields) -> tuple[tuple[bytes, str], Fields]:
    line = blotted_line(msgspec.json.encode(blotted(fields), enc_hook=str))
    if not line.isascii() or b"\x7f" in line:
        line = SLY.sub(_escaped, line)
    return (line + b"\n", str(fields["level"])), {}


def _escaped(match: re.Match[bytes]) -> bytes:
    return f"\\u{ord(match[0].decode()):04x}".encode()
