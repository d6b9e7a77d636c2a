"""Holds the data of one recipient against the contract: JSON, complete, of the right types."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from math import isfinite
from typing import Any, NamedTuple

from craftify.engine.errors import DataInvalid, TooLarge
from craftify.engine.liquid.escaping import IMAGE_SCHEMES, LINK_SCHEMES, Html, safe_scheme
from craftify.engine.liquid.filters.dates import is_date
from craftify.engine.liquid.limits import MAX_DATA_DEPTH, MAX_DATA_NODES, MAX_DATA_TEXT
from craftify.engine.liquid.problems import MAX_PROBLEMS
from craftify.engine.results import Problem, Variable, VariableType
from craftify.engine.sanitizing import sanitize_fragment

Data = dict[str, Any]
_SURROGATE = re.compile("[\ud800-\udfff]")
_LARGEST_INTEGER = 10**30
ITEM = "[]"


class Slot(NamedTuple):
    """One place in the data that a path leads to: the object or list that holds it, and its key."""

    holder: Any
    key: str | int
    path: str
    value: Any


def segments(path: str) -> list[str]:
    """`order.items[].price` as order, items, [], price."""
    return [part for part in re.split(r"\.|(\[\])", path) if part]


def json_data(data: Mapping[str, Any]) -> Data:
    """A copy of JSON types only. Raises DataInvalid for anything else, TooLarge for too much."""
    reader = _Reader()
    copied = reader.copy(dict(data), "", 0)
    if reader.problems:
        raise DataInvalid(reader.problems)
    return copied if isinstance(copied, dict) else {}


class _Reader:
    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.nodes = 0
        self.text = 0

    def copy(self, value: Any, path: str, depth: int) -> Any:  # noqa: ANN401 - JSON is anything
        self.nodes += 1
        if self.nodes > MAX_DATA_NODES or self.text > MAX_DATA_TEXT or depth > MAX_DATA_DEPTH:
            raise TooLarge([_problem("the data is too large or too deep", path)])
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str):
            self.text += len(value)
            return _SURROGATE.sub("\ufffd", value)
        if isinstance(value, int | float):
            return self.number(value, path)
        if isinstance(value, list | tuple):
            return [self.copy(item, f"{path}[{i}]", depth + 1) for i, item in enumerate(value)]
        if isinstance(value, Mapping):
            return self.object(value, path, depth)
        self.refuse(f"`{path}` is no JSON value", path)
        return None

    def object(self, value: Mapping[Any, Any], path: str, depth: int) -> Data:
        out: Data = {}
        for key, item in value.items():
            if isinstance(key, str):
                out[key] = self.copy(item, f"{path}.{key}" if path else key, depth + 1)
            else:
                self.refuse(f"`{path}` has a key that is not text", path)
        return out

    def number(self, value: float, path: str) -> int | float:
        if isfinite(value) and abs(value) <= _LARGEST_INTEGER:
            return value
        self.refuse(f"`{path}` is not a number that JSON knows", path)
        return 0

    def refuse(self, message: str, path: str) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(_problem(message, path))


def _problem(message: str, path: str) -> Problem:
    return Problem(message=message, part="data", path=path or None)


def slots(data: Data, path: str, *, create: bool = False) -> Iterator[Slot]:
    """Every place a path leads to. With `create`, missing objects on the way are made."""
    yield from _slots(data, segments(path), "", create=create)


def _slots(holder: Any, names: Sequence[str], path: str, *, create: bool) -> Iterator[Slot]:  # noqa: ANN401
    name, rest = names[0], names[1:]
    if name == ITEM:
        for index, item in enumerate(holder if isinstance(holder, list) else ()):
            here = f"{path}[{index}]"
            if rest:
                yield from _slots(item, rest, here, create=create)
            else:
                yield Slot(holder, index, here, item)
        return
    if not isinstance(holder, dict):
        return
    here = f"{path}.{name}" if path else name
    if not rest:
        yield Slot(holder, name, here, holder.get(name))
        return
    if create and holder.get(name) is None and rest[0] != ITEM:
        holder[name] = {}
    if holder.get(name) is None and rest[0] != ITEM:
        yield Slot({}, rest[-1], ".".join([here, *rest]).replace(".[]", ITEM), None)
    else:
        yield from _slots(holder.get(name), rest, here, create=create)


def fill_defaults(data: Data, variables: Sequence[Variable]) -> None:
    """Give what is absent its declared default."""
    for variable in variables:
        if variable.default_value is None:
            continue
        for slot in slots(data, variable.name, create=True):
            if slot.value is None:
                slot.holder[slot.key] = deepcopy(variable.default_value)


def breaches(data: Data, variables: Sequence[Variable]) -> list[Problem]:
    """What is absent though required, and what has the wrong type."""
    found: dict[str, Problem] = {}
    for variable in variables:
        for slot in slots(data, variable.name):
            problem = _breach(variable, slot)
            if problem and len(found) < MAX_PROBLEMS:
                found.setdefault(variable.name, problem)
    return list(found.values())


def _breach(variable: Variable, slot: Slot) -> Problem | None:
    if slot.value is None:
        if not variable.required:
            return None
        return _problem(f"`{slot.path}` is required and not in the data", slot.path)
    if slot.value == "" and not variable.required:
        return None
    fits, wanted = _TYPES[variable.type]
    if fits(slot.value):
        return None
    return _problem(f"`{slot.path}` has to be {wanted}, not {_kind(slot.value)}", slot.path)


def with_markup(data: Data, variables: Sequence[Variable]) -> Data:
    """The data as templates see it: the values of rich text variables are cleaned HTML."""
    rich = [variable for variable in variables if variable.type == "richtext"]
    if not rich:
        return data
    seen = deepcopy(data)
    for variable in rich:
        for slot in slots(seen, variable.name):
            if isinstance(slot.value, str):
                slot.holder[slot.key] = Html(sanitize_fragment(slot.value))
    return seen


def merge_absent(data: Any, other: Any) -> Any:  # noqa: ANN401 - JSON is anything
    """Fill what is absent in the data from other data; items of lists get what their peers have."""
    if data is None:
        return deepcopy(other)
    if isinstance(data, dict) and isinstance(other, dict):
        for key, value in other.items():
            data[key] = merge_absent(data.get(key), value)
    elif isinstance(data, list) and isinstance(other, list) and other:
        for index, item in enumerate(data):
            data[index] = merge_absent(item, other[index % len(other)])
    return data


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_text(value: object) -> bool:
    return isinstance(value, str) or _is_number(value)


def _is_moment(value: object) -> bool:
    return _is_text(value) and is_date(value)


def _is_link(value: object) -> bool:
    return isinstance(value, str) and ":" in value and safe_scheme(value.strip(), LINK_SCHEMES)


def _is_picture(value: object) -> bool:
    return isinstance(value, str) and ":" in value and safe_scheme(value.strip(), IMAGE_SCHEMES)


_TYPES: dict[VariableType, tuple[Callable[[object], bool], str]] = {
    "string": (_is_text, "text"),
    "number": (_is_number, "a number"),
    "boolean": (lambda value: isinstance(value, bool), "true or false"),
    "date": (_is_moment, "a date such as 2026-03-14 or 2026-03-14T09:30:00Z"),
    "url": (_is_link, "a whole address (https, http, mailto or tel)"),
    "image": (_is_picture, "the address of an image (https, http or cid)"),
    "richtext": (lambda value: isinstance(value, str), "text with HTML"),
    "list": (lambda value: isinstance(value, list), "a list"),
    "object": (lambda value: isinstance(value, dict), "an object"),
}


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "empty text" if not value else f"the text `{value[:40]}`"
    if isinstance(value, int | float):
        return f"the number {value}"
    return "a list" if isinstance(value, list) else "an object"
