"""Invents data for a template: sensible by name and type, always the same, in several flavors."""

import re
from collections.abc import Mapping, Sequence

from craftify.engine.contract import ITEM, Data, Slot, segments, slots
from craftify.engine.results import Use, Variable, VariableType
from craftify.engine.sample_values import Flavor, type_by_name, value_of

_ITEMS = {"typical": 3, "long": 3, "empty": 0, "rtl": 3, "many": 40}

_NUMBER_FILTERS = frozenset(
    {"times", "divided_by", "plus", "minus", "modulo", "round", "ceil", "floor", "abs", "number"}
    | {"at_least", "at_most"}
)
_LIST_FILTERS = frozenset(
    {"join", "map", "where", "reject", "sort", "sort_natural", "concat", "uniq", "compact", "sum"}
)


def infer_variables(uses: Sequence[Use]) -> tuple[Variable, ...]:
    """The contract that a template's own uses suggest, in the order they appear."""
    paths: dict[str, list[Use]] = {}
    for use in uses:
        names = segments(use.path)
        for end in (i for i, name in enumerate(names) if name == ITEM):
            paths.setdefault(_path(names[:end]), [])
        paths.setdefault(use.path, []).append(use)
    found: list[Variable] = []
    for path, here in paths.items():
        kind = _inferred_type(path, here, paths)
        if kind:
            required = any(not use.guarded for use in here)
            found.append(Variable(name=path, type=kind, required=required))
    return tuple(found)


def _path(names: Sequence[str]) -> str:
    return ".".join(names).replace(f".{ITEM}", ITEM)


def _inferred_type(
    path: str, uses: Sequence[Use], paths: Mapping[str, object]
) -> VariableType | None:
    """None for an object that is only the way to its fields, and for the items of such objects."""
    if any(other.startswith(path + ITEM) for other in paths) or any(
        use.kind == "loop" or _LIST_FILTERS & set(use.filters) for use in uses
    ):
        return "list"
    if any(other.startswith(f"{path}.") for other in paths):
        return None
    filters = {name for use in uses for name in use.filters}
    if "date" in filters:
        return "date"
    if filters & _NUMBER_FILTERS:
        return "number"
    if uses and all(use.kind == "condition" and not use.filters for use in uses):
        return "boolean"
    return type_by_name(path)


def sample_data(variables: Sequence[Variable], *, flavor: Flavor = "typical") -> Data:
    """Data that satisfies the variables. The same variables always give the same data."""
    data: Data = {}
    for variable in sorted(variables, key=lambda v: len(segments(v.name))):
        _make_lists(data, variable, flavor)
        for slot in slots(data, variable.name, create=True):
            _place(slot, variable, flavor)
    _plain_items(data, variables)
    return data


def _make_lists(data: Data, variable: Variable, flavor: Flavor) -> None:
    """Every list on the way to a variable, with objects to be filled."""
    names = segments(variable.name)
    ends = [i for i, name in enumerate(names) if name == ITEM]
    if variable.type == "list" and variable.default_value is None:
        ends.append(len(names))
    for end in ends:
        for slot in slots(data, _path(names[:end]), create=True):
            if not isinstance(slot.value, list):
                slot.holder[slot.key] = [{} for _ in range(_ITEMS[flavor])]


def _place(slot: Slot, variable: Variable, flavor: Flavor) -> None:
    if slot.value and variable.type in {"list", "object"}:
        return
    if variable.type == "list" and variable.default_value is None:
        return
    along = re.findall(r"\[(\d+)\]", slot.path)
    slot.holder[slot.key] = value_of(variable, flavor, int(along[-1]) if along else 0)


def _plain_items(data: Data, variables: Sequence[Variable]) -> None:
    """Lists whose items nothing is known about hold words instead of empty objects."""
    known = {variable.name.rpartition(ITEM)[0] for variable in variables if ITEM in variable.name}
    for variable in variables:
        if variable.type == "list" and variable.name not in known:
            for slot in slots(data, variable.name):
                if slot.value and all(item == {} for item in slot.value):
                    slot.holder[slot.key] = [f"Item {i}" for i in range(1, len(slot.value) + 1)]
