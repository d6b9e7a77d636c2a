"""What may be sent: how much of it, and of which type."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from craftify.api.middleware.asgi import UNSAFE, App, Message, Receive, Scope, Send, header, refuse
from craftify.api.problems import plain
from craftify.domain.errors import Limited

JSON: Final = "application/json"
FORM: Final = "multipart/form-data"
DIGITS: Final = 18
CLOSE: Final = (("connection", "close"),)
TYPE: Final = re.compile(r"\s*([\w!#$&^.+-]+/[\w!#$&^.+-]+)\s*(?:;(.*))?", re.ASCII | re.DOTALL)
CHARSET: Final = re.compile(
    r"(?:^|;)\s*charset\s*=\s*\"?([\w-]+)\"?\s*(?=;|$)", re.IGNORECASE | re.ASCII
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRule:
    """The limit in bytes and the types for the paths that match."""

    path: re.Pattern[str]
    limit: int
    types: tuple[str, ...] = (JSON,)


class BodyTooLarge(Limited):
    """More was sent than the route takes."""

    code = "TOO_LARGE"


class Bodies:
    """Applies the first rule that matches; counts while the body streams in."""

    def __init__(self, app: App, *, rules: Sequence[BodyRule], limit: int) -> None:
        self._app = app
        self._rules = (*rules, BodyRule(path=re.compile(".*", re.DOTALL), limit=limit))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        length = header(scope, b"content-length")
        chunked = header(scope, b"transfer-encoding") is not None
        if length is None and not chunked and scope["method"] not in UNSAFE:
            await self._app(scope, receive, send)
            return
        rule = next(rule for rule in self._rules if rule.path.fullmatch(scope["path"]))
        status = _verdict(scope, rule, length, chunked=chunked)
        if status:
            await refuse(scope, send, status, plain(status), CLOSE)
            return
        await self._app(scope, _counted(receive, rule.limit), send)


def _counted(receive: Receive, limit: int) -> Receive:
    got = 0

    async def inward() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        if got > limit:
            raise BodyTooLarge("The request is too large.")
        return message

    return inward


def _verdict(scope: Scope, rule: BodyRule, length: str | None, *, chunked: bool) -> int:
    if length is not None and (chunked or not (length.isascii() and length.isdigit())):
        return 400  # two lengths, or none: two servers could read two different requests
    if length is not None and (len(length) > DIGITS or int(length) > rule.limit):
        return 413
    has_body = chunked or (length or "0").strip("0")
    return 415 if has_body and not _readable(scope, rule) else 0


def _readable(scope: Scope, rule: BodyRule) -> bool:
    coding = (header(scope, b"content-encoding") or "identity").strip().lower()
    match = TYPE.fullmatch(header(scope, b"content-type") or "")
    if coding != "identity" or match is None or match[1].lower() not in rule.types:
        return False
    charset = CHARSET.search(match[2] or "")
    return charset is None or charset[1].lower() in {"utf-8", "utf8", "us-ascii"}
