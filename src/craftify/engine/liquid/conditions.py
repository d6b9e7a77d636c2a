"""What a condition proves: the values that must be there when it holds, or when it fails."""

from collections.abc import Callable
from typing import NamedTuple

from liquid import Expression
from liquid.builtin.expressions import BooleanExpression, Path
from liquid.builtin.expressions.logical import (
    ContainsExpression,
    EqExpression,
    GeExpression,
    GtExpression,
    LeExpression,
    LogicalAndExpression,
    LogicalOrExpression,
    LtExpression,
    NeExpression,
)
from liquid.builtin.expressions.primitive import Literal, Nil

from craftify.engine.liquid.parsing import Nothing, OrNil

Paths = frozenset[str]
Resolve = Callable[[Path], str | None]
_NONE: Paths = frozenset()


class Truths(NamedTuple):
    """Paths that are present when the condition holds, and when it does not."""

    when_true: Paths = _NONE
    when_false: Paths = _NONE


def truths(expression: Expression, resolve: Resolve) -> Truths:
    """Read a condition."""
    if isinstance(expression, BooleanExpression):
        expression = expression.expression
    if isinstance(expression, LogicalAndExpression | LogicalOrExpression):
        return _both(expression, resolve)
    if isinstance(expression, EqExpression | NeExpression):
        equal = _equal(expression, resolve)
        return equal if isinstance(expression, EqExpression) else Truths(*reversed(equal))
    if isinstance(expression, LtExpression | GtExpression | LeExpression | GeExpression):
        return Truths(_path(expression.left, resolve) | _path(expression.right, resolve))
    subject = expression.left if isinstance(expression, ContainsExpression) else expression
    return Truths(_path(subject, resolve))


def _both(expression: LogicalAndExpression | LogicalOrExpression, resolve: Resolve) -> Truths:
    left, right = truths(expression.left, resolve), truths(expression.right, resolve)
    if isinstance(expression, LogicalAndExpression):
        return Truths(left.when_true | right.when_true, left.when_false & right.when_false)
    return Truths(left.when_true & right.when_true, left.when_false | right.when_false)


def _equal(expression: EqExpression | NeExpression, resolve: Resolve) -> Truths:
    """Equal to something is there; not equal to nothing is there."""
    for side, other in (
        (expression.left, expression.right),
        (expression.right, expression.left),
    ):
        paths = _path(side, resolve)
        if paths and (isinstance(other, Nothing | Nil) or _is_empty_text(other)):
            return Truths(_NONE, paths)
        if paths and isinstance(other, Literal):
            return Truths(paths, _NONE)
    return Truths()


def _is_empty_text(expression: Expression) -> bool:
    return isinstance(expression, Literal) and expression.value == ""


def _path(expression: Expression, resolve: Resolve) -> Paths:
    if isinstance(expression, OrNil):
        expression = expression.original
    resolved = resolve(expression) if isinstance(expression, Path) else None
    return frozenset({resolved}) if resolved else _NONE
