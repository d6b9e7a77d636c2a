"""Filters on numbers. Decimal fractions are added and multiplied as people write them."""

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from craftify.engine.liquid.escaping import to_text
from craftify.engine.liquid.filters.refusals import Refusal

Number = int | float
_MOST_DECIMALS = 12
_LONGEST_NUMBER = 40


def to_number(value: object) -> Number:
    """The number a value means; 0 for what is no number, as Liquid has it."""
    if isinstance(value, bool):
        return 0
    if isinstance(value, int | float):
        return value
    text = value.strip() if isinstance(value, str) else ""
    if not text or len(text) > _LONGEST_NUMBER:
        return 0
    for kind in (int, float):
        try:
            number: Number = kind(text)
        except ValueError:
            continue
        return number if math.isfinite(number) else 0
    return 0


def to_integer(value: object) -> int:
    """The integer a value means."""
    return int(to_number(value))


def _exactly(value: Number) -> Decimal:
    return Decimal(str(value))


def _plus(value: object, other: object) -> Number:
    one, two = to_number(value), to_number(other)
    if isinstance(one, int) and isinstance(two, int):
        return one + two
    return float(_exactly(one) + _exactly(two))


def _minus(value: object, other: object) -> Number:
    one, two = to_number(value), to_number(other)
    if isinstance(one, int) and isinstance(two, int):
        return one - two
    return float(_exactly(one) - _exactly(two))


def _times(value: object, other: object) -> Number:
    one, two = to_number(value), to_number(other)
    if isinstance(one, int) and isinstance(two, int):
        return one * two
    return float(_exactly(one) * _exactly(two))


def _divided_by(value: object, other: object) -> Number:
    one, two = to_number(value), to_number(other)
    if two == 0:
        raise Refusal("a number cannot be divided by zero")
    return one // two if isinstance(one, int) and isinstance(two, int) else one / two


def _modulo(value: object, other: object) -> Number:
    one, two = to_number(value), to_number(other)
    if two == 0:
        raise Refusal("a number cannot be divided by zero")
    return one % two if isinstance(one, int) and isinstance(two, int) else math.fmod(one, two)


def _abs(value: object) -> Number:
    return abs(to_number(value))


def _at_least(value: object, other: object) -> Number:
    return max(to_number(value), to_number(other))


def _at_most(value: object, other: object) -> Number:
    return min(to_number(value), to_number(other))


def _ceil(value: object) -> int:
    return math.ceil(to_number(value))


def _floor(value: object) -> int:
    return math.floor(to_number(value))


def _rounded(value: object, decimals: int) -> Decimal:
    step = Decimal(1).scaleb(-min(max(decimals, 0), _MOST_DECIMALS))
    try:
        return _exactly(to_number(value)).quantize(step, ROUND_HALF_UP)
    except InvalidOperation as error:
        raise Refusal("the number is too large to be rounded") from error


def _round(value: object, decimals: object = 0) -> Number:
    places = to_integer(decimals)
    rounded = _rounded(value, places)
    return float(rounded) if places > 0 else int(rounded)


def _number(
    value: object, decimals: object = 0, thousands: object = ",", point: object = "."
) -> str:
    """A number for readers: `1234.5 | number: 2` is 1,234.50."""
    text = f"{_rounded(value, to_integer(decimals)):,f}"
    whole, _, fraction = text.partition(".")
    whole = whole.replace(",", to_text(thousands)[:4])
    return whole + (to_text(point)[:4] + fraction if fraction else "")


FILTERS: dict[str, Callable[..., object]] = {
    "abs": _abs,
    "at_least": _at_least,
    "at_most": _at_most,
    "ceil": _ceil,
    "divided_by": _divided_by,
    "floor": _floor,
    "minus": _minus,
    "modulo": _modulo,
    "number": _number,
    "plus": _plus,
    "round": _round,
    "times": _times,
}
