"""The variable contract of a template: which entries make sense, alone and together."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from craftify.engine import Problem, Variable, VariableType

MOST: Final = 500
LONGEST_NAME: Final = 200
LONGEST_DESCRIPTION: Final = 1_000

_PART = r"[A-Za-z_][A-Za-z0-9_-]*(?:\[\])?"
_NAME: Final = re.compile(rf"{_PART}(?:\.{_PART})*")
_TEXTS: Final[frozenset[VariableType]] = frozenset(("string", "date", "url", "image", "richtext"))
_KINDS: Final[dict[VariableType, str]] = {
    "string": "text",
    "number": "a number",
    "boolean": "true or false",
    "date": "a date such as 2026-03-31",
    "url": "a link as text",
    "image": "the address of an image as text",
    "richtext": "text",
    "list": "a list",
    "object": "an object",
}


def contract_problems(variables: Sequence[Variable]) -> tuple[Problem, ...]:
    """Everything that is wrong with a contract, all at once; empty when it is sound."""
    found = []
    if len(variables) > MOST:
        found.append(_problem("variables", f"A template has at most {MOST} variables."))
    for index, variable in enumerate(variables):
        place = f"variables[{index}]"
        found.extend(_alone(variable, place))
    found.extend(_twice(variables))
    found.extend(_parents(variables))
    return tuple(found)


def _alone(variable: Variable, place: str) -> Iterable[Problem]:
    if len(variable.name) > LONGEST_NAME or not _NAME.fullmatch(variable.name):
        yield _problem(
            f"{place}.name",
            "A variable is named like order.total or, inside a list, items[].price.",
        )
    if len(variable.description) > LONGEST_DESCRIPTION:
        yield _problem(
            f"{place}.description", f"A description has at most {LONGEST_DESCRIPTION} characters."
        )
    if variable.default_value is not None and not fits(variable.type, variable.default_value):
        yield _problem(
            f"{place}.defaultValue",
            f"The default of {variable.name} has to be {_KINDS[variable.type]}.",
        )


def _twice(variables: Sequence[Variable]) -> Iterable[Problem]:
    seen: set[str] = set()
    for index, variable in enumerate(variables):
        if variable.name in seen:
            yield _problem(f"variables[{index}].name", f"{variable.name} stands here twice.")
        seen.add(variable.name)


def _parents(variables: Sequence[Variable]) -> Iterable[Problem]:
    types = {variable.name: variable.type for variable in variables}
    for index, variable in enumerate(variables):
        for parent, needed in ancestors(variable.name):
            declared = types.get(parent)
            if declared is not None and declared != needed:
                yield _problem(
                    f"variables[{index}].name",
                    f"{variable.name} lies inside {parent}, which is declared as {declared} "
                    f"and would have to be {needed}.",
                )


def ancestors(name: str) -> Iterable[tuple[str, VariableType]]:
    """The names a dotted name lies inside, outermost first, with the type each has to have."""
    parts = name.split(".")
    for count, part in enumerate(parts, start=1):
        whole = ".".join(parts[:count])
        if part.endswith("[]"):
            yield whole.removesuffix("[]"), "list"
        elif count < len(parts):
            yield whole, "object"


def fits(type_: VariableType, value: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Whether a JSON value can stand for a variable of that type."""
    if type_ in _TEXTS:
        return isinstance(value, str) and (type_ != "date" or _is_date(value))
    if type_ == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    if type_ == "boolean":
        return isinstance(value, bool)
    return isinstance(value, list if type_ == "list" else dict)


def _is_date(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _problem(path: str, message: str) -> Problem:
    return Problem(message=message, part="document", path=path)
