"""What differs between two states of a thing, fit to be shown for years: no secrets, no bulk."""

import hashlib
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

LONGEST: Final = 300
MOST: Final = 60
DEEPEST: Final = 8
SECRET: Final = "[secret]"  # noqa: S105 - what stands in the place of one
BOOKKEEPING: Final = frozenset({"updated_at", "updated_by", "revision", "version"})
# whatever these are, what they were and have become is nobody's business; that they changed is
_SECRETS: Final = re.compile(
    r"pass(word|phrase|wd)|secret|token$|digest|.hash$|credential|private_?key|seal",
    re.IGNORECASE,
)
_ABSENT: Final = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field before and after; None where it was not there."""

    path: str
    before: Any = None
    after: Any = None


def differences(
    before: object, after: object, *, without: Collection[str] = BOOKKEEPING
) -> tuple[Change, ...]:
    """The fields that differ between two dataclasses or mappings; None stands for nothing yet.

    Fields of dataclasses are named as in the API (`firstName`), and `without` names those that are
    left out, as Python spells them. Secrets are told as changed and not shown; what is long
    is told by its size and the beginning of its SHA-256.
    """
    found: list[Change] = []
    more = 0
    for change in _walk("", before, after, frozenset(without), 0):
        if len(found) < MOST:
            found.append(change)
        else:
            more += 1
    if more:
        found.append(Change(path="…", after=f"{more} more"))
    return tuple(found)


def _walk(
    path: str, before: object, after: object, without: frozenset[str], depth: int
) -> Iterator[Change]:
    old, new = _parts(before), _parts(after)
    whole = old is None or new is None or depth >= DEEPEST
    if whole or not (old or new):
        if not _same(before, after):
            yield Change(path=path or "value", before=_told(before), after=_told(after))
        return
    assert old is not None and new is not None  # noqa: PT018, S101 - said by `whole`
    for name in dict.fromkeys((*old, *new)):
        if name in without:
            continue
        was, now = old.get(name, _ABSENT), new.get(name, _ABSENT)
        inner = f"{path}.{_named(name)}" if path else _named(name)
        if _SECRETS.search(name):
            if not _same(_given(was), _given(now)):
                yield Change(path=inner, before=_hidden(was), after=_hidden(now))
        else:
            yield from _walk(inner, _given(was), _given(now), without, depth + 1)


def _same(before: object, after: object) -> bool:
    """Whether JSON would show them alike: for Python 1 is True."""
    return before is after or _spelled(_plain(before)) == _spelled(_plain(after))


def _spelled(plain: object) -> str:
    return json.dumps(plain, sort_keys=True)


def _parts(value: object) -> dict[str, Any] | None:
    """The named parts of a value; nothing yet has none, what has no parts is None."""
    if value is None:
        return {}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): inner for name, inner in value.items()}
    return None


def _named(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest) if head else name


def _given(value: object) -> object:
    return None if value is _ABSENT else value


def _hidden(value: object) -> str | None:
    return None if _given(value) in (None, "", ()) else SECRET


def _plain(value: object) -> Any:  # noqa: ANN401 - any JSON
    """The value as JSON knows it."""
    parts = _parts(value)
    if value is not None and parts is not None:
        return {name: _plain(inner) for name, inner in parts.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, set | frozenset):
        return sorted((_plain(inner) for inner in value), key=str)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return _leaf(value)


def _leaf(value: object) -> str | float:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    return value.hex() if isinstance(value, bytes) else str(value)


def _told(value: object) -> Any:  # noqa: ANN401 - any JSON
    """The value itself when it is short, else how long it is and how its hash begins."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, bytes):
        return _summed(value, "bytes", len(value))
    plain = _blotted(_plain(value))
    if isinstance(plain, str):
        if len(plain) <= LONGEST:
            return plain
        return _summed(plain.encode("utf-8", "replace"), "characters", len(plain))
    text = _spelled(plain)
    if len(text) <= LONGEST:
        return plain
    counted = len(plain) if isinstance(plain, list | dict) else len(text)
    return _summed(text.encode("utf-8", "replace"), "entries", counted)


def _blotted(plain: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(plain, dict):
        return {
            name: SECRET if inner and _SECRETS.search(name) else _blotted(inner)
            for name, inner in plain.items()
        }
    return [_blotted(inner) for inner in plain] if isinstance(plain, list) else plain


def _summed(raw: bytes, unit: str, size: int) -> dict[str, Any]:
    return {unit: size, "sha256": hashlib.sha256(raw).hexdigest()[:16]}
