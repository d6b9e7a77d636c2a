"""JSON that means one thing: not too deep, and no name twice in one object."""

import json
from typing import Any, Final

from litestar import Request

from craftify.domain.errors import DomainError
from craftify.engine import Problem

DEEPEST: Final = 100
# of a body whose strings are gone, only what nests is kept, and both kinds look alike
NESTING: Final = bytes(set(range(256)) - set(b"{}[]"))
ALIKE: Final = bytes.maketrans(b"[]", b"{}")
Json = Any


class Unreadable(DomainError):
    """The JSON can be understood in more than one way, or not at all."""

    code = "BAD_REQUEST"


class StrictRequest(Request[Any, Any, Any]):
    """A request whose JSON is looked at before it is believed."""

    async def json(self) -> Json:
        """The body, decoded.

        Raises:
            Unreadable: it is not UTF-8, nests too deeply, or has a name twice in one object.
        """
        body = await self.body()
        bones = skeleton(body)
        if depth(bones) > DEEPEST:
            raise Unreadable(f"The JSON is nested more than {DEEPEST} levels deep.")
        try:
            value = await super().json()
        except UnicodeDecodeError:
            raise Unreadable("The JSON is not written in UTF-8.") from None
        if bones.count(b":") != _members(value):
            raise _repeated(body)
        return value


def skeleton(body: bytes) -> bytes:
    """The body without its strings: what gives JSON its shape."""
    if b"\\" in body:
        body = body.replace(b"\\\\", b"").replace(b'\\"', b"")
    return b"".join(body.split(b'"')[::2])


def depth(bones: bytes) -> int:
    """How many levels the brackets nest; counting stops one beyond what is allowed."""
    if bones.count(b"{") + bones.count(b"[") <= DEEPEST:
        return 0
    left, found = bones.translate(ALIKE, NESTING), 0
    while left and found <= DEEPEST:
        inner = left.replace(b"{}", b"")
        if len(inner) == len(left):
            break  # they do not match: the decoder will say so
        left, found = inner, found + 1
    return found


def _members(value: Json) -> int:
    found, waiting = 0, [value]
    while waiting:
        one = waiting.pop()
        if type(one) is dict:
            found += len(one)
            waiting.extend(one.values())
        elif type(one) is list:
            waiting.extend(one)
    return found


class _Twice(dict[str, Any]):
    """An object with a name that was given twice."""

    name = ""


def _repeated(body: bytes) -> Unreadable:
    """Where the first name that stands twice is. Only once it is known that there is one."""
    path = _path(json.loads(body, object_pairs_hook=_watched)) or "body"
    problem = Problem(message="This name stands twice in one object.", path=path, part="document")
    return Unreadable(f"The JSON has a name twice: {path}.", problems=[problem])


def _watched(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    twice, seen = _Twice(found), set()
    for name, _ in pairs:
        if name in seen:
            twice.name = name
            break
        seen.add(name)
    return twice


def _path(value: Json, before: str = "") -> str:
    """The path as people write it: `variables[2].name`."""
    if isinstance(value, _Twice):
        return f"{before}.{value.name}" if before else value.name
    if isinstance(value, dict):
        found = (
            _path(inner, f"{before}.{name}" if before else name) for name, inner in value.items()
        )
        return next(filter(None, found), "")
    if isinstance(value, list):
        found = (_path(inner, f"{before}[{place}]") for place, inner in enumerate(value))
        return next(filter(None, found), "")
    return ""
