"""A server at the other end of a plain socket, and what it says."""

import json
import re
import socket
from contextlib import closing, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.conftest import Server

PATIENCE = 20.0
SHORT = {
    "CRAFTIFY_HEADER_SECONDS": "1",
    "CRAFTIFY_BODY_SECONDS": "1",
    "CRAFTIFY_MAX_IMPORT_MIB": "64",
}
LOGIN = b'{"email":"nobody@meadow.example","password":"none of these"}'
CHUNKED = (
    b"POST /api/auth/login HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n"
)
Head = dict[str, list[str]]


@dataclass
class Answer:
    status: int
    headers: Head
    body: bytes

    @property
    def code(self) -> str:
        return str(json.loads(self.body)["error"]["code"])


def opened(server: Server) -> socket.socket:
    parts = urlsplit(server.origin)
    return socket.create_connection((parts.hostname, parts.port or 80), timeout=PATIENCE)


def until_closed(line: socket.socket) -> bytes:
    """Everything the server says until it hangs up."""
    parts = []
    with suppress(ConnectionResetError):
        while chunk := line.recv(65536):
            parts.append(chunk)
    return b"".join(parts)


def answers(said: bytes) -> list[Answer]:
    """The answers in what a server said."""
    found = []
    while said:
        head, _, rest = said.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        match = re.fullmatch(r"HTTP/1\.1 (\d{3}) .*", first)
        assert match, said[:200]
        headers: Head = {}
        for line in lines:
            name, _, value = line.partition(": ")
            headers.setdefault(name.lower(), []).append(value)
        length = int(headers.get("content-length", ["0"])[0])
        found.append(Answer(int(match[1]), headers, rest[:length]))
        said = rest[length:]
    return found


def asked(server: Server, *parts: bytes) -> list[Answer]:
    """Send as it is, and read until the server hangs up."""
    with closing(opened(server)) as line:
        with suppress(BrokenPipeError, ConnectionResetError):
            for part in parts:
                line.sendall(part)
        return answers(until_closed(line))


def request(server: Server, first: str, *headers: str, body: bytes = b"", host: str = "") -> bytes:
    place = host or urlsplit(server.origin).netloc
    lines = [first, f"Host: {place}", "Connection: close", *headers]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
