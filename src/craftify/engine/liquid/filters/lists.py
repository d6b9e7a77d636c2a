"""Filters on lists, and those that take anything."""

import json
from collections.abc import Callable

from craftify.engine.liquid.escaping import to_text
from craftify.engine.liquid.filters.numbers import to_number
from craftify.engine.liquid.filters.refusals import Refusal, check_growth, check_items


def _items(value: object) -> list[object]:
    """A value as a list: objects and plain values stand alone, nested lists are flattened."""
    if not isinstance(value, list):
        return [] if value is None else [value]
    if not any(isinstance(item, list) for item in value):
        return value
    flat: list[object] = []
    for item in value:
        flat += item if isinstance(item, list) else [item]
    check_items(len(flat))
    return flat


def _field(item: object, key: object) -> object:
    return item.get(to_text(key)) if isinstance(item, dict) else None


def _wanted(item: object, key: object, value: object) -> bool:
    found = _field(item, key)
    if value is None:
        return found is not None and found is not False
    return found == value and isinstance(found, bool) == isinstance(value, bool)


def _rank(value: object) -> tuple[int, float, str]:
    """Numbers before text before what is absent, each in its own order."""
    if isinstance(value, bool) or value is None:
        return (2, 0.0, "")
    if isinstance(value, int | float):
        return (0, float(value), "")
    if isinstance(value, str):
        return (1, 0.0, value)
    return (2, 0.0, "")


def _sort(value: object, key: object = None) -> list[object]:
    if key is None:
        return sorted(_items(value), key=_rank)
    return sorted(_items(value), key=lambda item: _rank(_field(item, key)))


def _sort_natural(value: object, key: object = None) -> list[object]:
    def rank(item: object) -> tuple[int, float, str]:
        found = item if key is None else _field(item, key)
        return _rank(found.casefold() if isinstance(found, str) else found)

    return sorted(_items(value), key=rank)


def _join(value: object, separator: object = " ") -> str:
    texts, between = [to_text(item) for item in _items(value)], to_text(separator)
    check_growth(sum(map(len, texts)), len(texts), len(between))
    return between.join(texts)


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) and value else None


def _last(value: object) -> object:
    return value[-1] if isinstance(value, list) and value else None


def _concat(value: object, other: object) -> list[object]:
    if not isinstance(other, list):
        raise Refusal("concat takes a list")
    one = _items(value)
    check_items(len(one) + len(other))
    return one + other


def _map(value: object, key: object) -> list[object]:
    return [_field(item, key) for item in _items(value)]


def _reverse(value: object) -> list[object]:
    return _items(value)[::-1]


def _identity(value: object) -> object:
    """A hashable stand-in, so that finding what is equal stays linear."""
    if isinstance(value, dict | list):
        return json.dumps(value, sort_keys=True)
    return (isinstance(value, bool), value)


def _uniq(value: object, key: object = None) -> list[object]:
    seen: dict[object, object] = {}
    for item in _items(value):
        seen.setdefault(_identity(item if key is None else _field(item, key)), item)
    return list(seen.values())


def _compact(value: object, key: object = None) -> list[object]:
    items = _items(value)
    return [item for item in items if (item if key is None else _field(item, key)) is not None]


def _where(value: object, key: object, wanted: object = None) -> list[object]:
    return [item for item in _items(value) if _wanted(item, key, wanted)]


def _reject(value: object, key: object, wanted: object = None) -> list[object]:
    return [item for item in _items(value) if not _wanted(item, key, wanted)]


def _find(value: object, key: object, wanted: object = None) -> object:
    return next((item for item in _items(value) if _wanted(item, key, wanted)), None)


def _find_index(value: object, key: object, wanted: object = None) -> object:
    found = (i for i, item in enumerate(_items(value)) if _wanted(item, key, wanted))
    return next(found, None)


def _has(value: object, key: object, wanted: object = None) -> bool:
    return any(_wanted(item, key, wanted) for item in _items(value))


def _sum(value: object, key: object = None) -> int | float:
    numbers = [to_number(i if key is None else _field(i, key)) for i in _items(value)]
    total = sum(numbers)
    return round(total, 10) if isinstance(total, float) else total


def _size(value: object) -> int:
    return len(value) if isinstance(value, str | list | dict) else 0


def _default(value: object, fallback: object = "", *, allow_false: object = False) -> object:
    if value is False:
        return value if allow_false is True else fallback
    return fallback if value is None or value in ("", [], {}) else value


FILTERS: dict[str, Callable[..., object]] = {
    "compact": _compact,
    "concat": _concat,
    "default": _default,
    "find": _find,
    "find_index": _find_index,
    "first": _first,
    "has": _has,
    "join": _join,
    "last": _last,
    "map": _map,
    "reject": _reject,
    "reverse": _reverse,
    "size": _size,
    "sort": _sort,
    "sort_natural": _sort_natural,
    "sum": _sum,
    "uniq": _uniq,
    "where": _where,
}
