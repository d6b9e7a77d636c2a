"""One request and its answer: what nearly every answer says again is not checked again."""

import re
from collections.abc import Iterable
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, RequestResponseCycle

from craftify.api.middleware.security_headers import PLAIN

START: Final = "http.response.start"
LENGTH: Final = b"content-length"
# how an answer ends depends on these, and uvicorn knows how
FRAMING: Final = frozenset({b"connection", b"transfer-encoding"})
# a name is a token (RFC 9110, 5.6.2), in small letters; a value has no control characters
NAME: Final = re.compile(rb"[a-z0-9!#$%&'*+.^_`|~-]+")
VALUE: Final = re.compile(rb"[\t\x20-\x7e\x80-\xff]*")
# headers whose values are few
STEADY: Final = frozenset(name for name, _ in PLAIN) | {
    b"content-type",
    b"vary",
    b"x-api-version",
    b"strict-transport-security",
    b"ratelimit-limit",
    b"ratelimit-policy",
}
REMEMBERED: Final = 256
Pair = tuple[bytes, bytes]
_lines: dict[Pair, bytes] = {}


class Exchange(RequestResponseCycle):
    """Uvicorn's own, with a short way for the head of an ordinary answer."""

    async def send(self, message: Any) -> None:  # noqa: ANN401 - as uvicorn does
        if message["type"] == START and self._plain():
            head = _head(message["status"], message.get("headers", ()))
            if head is not None:
                lines, self.expected_content_length = head
                self.response_started, self.chunked_encoding = True, False
                self.waiting_for_100_continue = False
                self.transport.write(lines)
                return
        await super().send(message)

    def _plain(self) -> bool:
        return (
            self.keep_alive
            and not self.response_started
            and not self.disconnected
            and not self.flow.write_paused
            and not self.default_headers
        )


def _head(status: int, headers: Iterable[Pair]) -> tuple[bytes, int] | None:
    """The head of an answer of known length; None for any other."""
    lines, length = [STATUS_LINE[status]], -1
    for pair in headers:
        line = _lines.get(pair)
        if line is None:
            name, value = pair
            if name in FRAMING or not NAME.fullmatch(name) or not VALUE.fullmatch(value):
                return None
            line = b"%s: %s\r\n" % pair
            if name == LENGTH:
                if length >= 0:
                    return None
                length = int(value)
            elif name in STEADY:
                _remember(pair, line)
        lines.append(line)
    if length < 0:
        return None
    lines.append(b"\r\n")
    return b"".join(lines), length


def _remember(pair: Pair, line: bytes) -> None:
    if len(_lines) >= REMEMBERED:
        _lines.clear()
    _lines[pair] = line
