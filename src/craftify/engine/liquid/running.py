"""One render: what it may look up, what it has cost so far, and what was missing."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from math import isfinite
from typing import IO, Any, cast

from liquid import BoundTemplate, Expression, RenderContext, Token
from liquid.builtin.expressions import FilteredExpression, LoopExpression, Path
from liquid.builtin.tags.for_tag import ForLoop
from liquid.utils import ReadOnlyChainMap

from craftify.engine.liquid.escaping import Context, Encoded, Html, NotText, escape, html_to_text
from craftify.engine.liquid.filters import FILTERS, Refusal
from craftify.engine.liquid.limits import (
    MAX_ITEMS,
    MAX_LOOP,
    MAX_NAMESPACE,
    MAX_NUMBER,
    MAX_OUTPUT,
    MAX_RESULT,
    MAX_WORK,
    LimitReached,
)
from craftify.engine.liquid.problems import MAX_PROBLEMS, Source
from craftify.engine.results import Problem

_HEADER_BREAK = re.compile(r"[\r\n\x00\x0b\x0c\x85\u2028\u2029]")
_KEEPS_MARKUP = frozenset({"default"})
_MOMENTS = ("now", "today")
_CHARACTERS_A_STEP = 256
_ITEMS_A_STEP = 3


class Missing:
    """A value that is not in the data: it says which, and where the template asks for it."""

    __slots__ = ("offset", "path")

    def __init__(self, path: str, offset: int) -> None:
        self.path = path
        self.offset = offset

    def __liquid__(self) -> None:
        """Conditions and comparisons see nil."""

    def __str__(self) -> str:
        return ""


class Sink:
    """Collects what is printed, up to a limit."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self._parts: list[str] = []

    def write(self, text: str) -> int:
        self.size += len(text)
        if self.size > self.limit:
            raise LimitReached(f"the result is larger than {MAX_OUTPUT:,} characters")
        self._parts.append(text)
        return len(text)

    def getvalue(self) -> str:
        return "".join(self._parts)


class Run(RenderContext):
    """The state of one render of one part."""

    __slots__ = ("_bound", "_held", "_origins", "_problems", "_source", "_work")

    def __init__(self, template: BoundTemplate, data: Mapping[str, object], source: Source) -> None:
        super().__init__(template, globals=data)
        self.scope = ReadOnlyChainMap(self.locals, self.globals, self.counters)
        self._source = source
        self._problems: dict[str, Problem] = {}
        self._origins: list[tuple[str, str, ForLoop]] = []
        self._bound: dict[str, str] = {}
        self._held: dict[str, int] = {}
        self._work = 0

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the data lacks, in the order it was asked for."""
        return tuple(self._problems.values())

    def spend(self, steps: int) -> None:
        """Count work; a template that costs too much is stopped here."""
        self._work += steps
        if self._work > MAX_WORK:
            raise LimitReached("the template does too much work: fewer loops, or shorter lists")

    def report(self, message: str, offset: int, path: str | None = None) -> None:
        """Note what is wrong with the data; rendering goes on to find the rest."""
        key = re.sub(r"\[\d+\]", "[]", path) if path else f"@{offset}"
        if key not in self._problems and len(self._problems) < MAX_PROBLEMS:
            length = len(path.rpartition("].")[2]) if path else 1
            self._problems[key] = self._source.problem(message, offset, length=length, path=path)

    def report_missing(self, missing: Missing) -> None:
        """An absent value was needed."""
        self.report(f"`{missing.path}` is not in the data", missing.offset, missing.path)

    def written(self, expression: Expression, context: Context, token: Token) -> str:
        """Evaluate an output and write it for its place."""
        value = expression.evaluate(self)
        if isinstance(value, Missing):
            self.report_missing(value)
            return ""
        try:
            text = escape(value, context)
        except NotText as error:
            path = self.path_of(expression)
            self.report(f"`{path or 'this'}`: {error}", token.start_index, path)
            return ""
        if self._source.part == "subject" and _HEADER_BREAK.search(text):
            path = self.path_of(expression)
            self.report("a subject cannot hold a line break", token.start_index, path)
            return ""
        self.spend(1 + len(text) // _CHARACTERS_A_STEP)
        return text

    def path_of(self, expression: Expression) -> str | None:
        """The variable an output begins with, if it begins with one."""
        left = expression.left if isinstance(expression, FilteredExpression) else expression
        return self.describe(left.path) if isinstance(left, Path) else None

    def get(self, path: list[object], *, token: Token | None, default: object = None) -> object:
        """Look a path up; what is absent or null in the data is `Missing`."""
        del default
        self.spend(1)
        found: object = self.scope
        for segment in path:
            if isinstance(segment, Missing):
                self.report_missing(segment)
                return self._missing(path, token)
            try:
                found = self.get_item(found, segment)
            except (KeyError, TypeError, IndexError):
                return self._missing(path, token)
        absent = found is None and (len(path) > 1 or path[0] not in self.locals)
        return self._missing(path, token) if absent else found

    def get_item(self, obj: Any, key: Any) -> Any:  # noqa: ANN401 - as inherited
        """JSON types only: nothing but items of objects and lists is ever reached."""
        if obj is self.scope:
            return self.scope[key]
        if isinstance(obj, dict | list | str | ForLoop | range | tuple):
            return super().get_item(obj, key)
        raise KeyError(key)

    def _missing(self, path: list[object], token: Token | None) -> Missing:
        return Missing(self.describe(path), token.start_index if token else 0)

    def describe(self, path: Sequence[object]) -> str:
        """A path as the sender of the data knows it: loop variables become their list's items."""
        root = str(path[0])
        for name, base, loop in reversed(self._origins):
            if name == root:
                root = f"{base}[{max(loop.index0, 0)}]"
                break
        else:
            root = self._bound.get(root, root)
        for segment in path[1:]:
            value = segment.evaluate(self) if isinstance(segment, Path) else segment
            if isinstance(value, int | Missing):
                root += f"[{value.path if isinstance(value, Missing) else value}]"
            else:
                root += f".{value}"
        return root

    def name_origin(self, name: str, path: Path) -> None:
        """Remember that an assigned name is another name for a path."""
        self._bound[name] = self.describe(path.path)

    @contextmanager
    def origin_of_items(
        self, name: str, expression: LoopExpression, loop: ForLoop
    ) -> Iterator[None]:
        """Remember where the items of a loop come from while it runs."""
        iterable = expression.iterable
        base = self.describe(iterable.path) if isinstance(iterable, Path) else str(iterable)
        self._origins.append((name, base, loop))
        try:
            yield
        finally:
            self._origins.pop()

    def check_iterable(self, iterable: Expression, *, has_default: bool) -> None:
        """A loop needs a list (or an object, or a range that is not endless)."""
        value = iterable.evaluate(self)
        if isinstance(value, range):
            check_range(value, MAX_LOOP)
        elif isinstance(value, Missing):
            if not has_default:
                self.report_missing(value)
        elif isinstance(value, str | int | float) and value != "":
            path = self.describe(iterable.path) if isinstance(iterable, Path) else str(iterable)
            found = "text" if isinstance(value, str) else "a number"
            self.report(f"`{path}` has to be a list, not {found}", iterable.token.start_index, path)

    def raise_for_loop_limit(self, length: int = 1) -> None:
        if length > MAX_LOOP:
            raise LimitReached(f"a loop runs more than {MAX_LOOP:,} times")
        self.spend(length)

    def assign(self, key: str, val: Any) -> None:  # noqa: ANN401 - as inherited
        self.locals[key] = val
        self._held[key] = measure(val)
        if sum(self._held.values()) > MAX_NAMESPACE:
            raise LimitReached("assigned and captured values take too much memory")
        self.spend(1 + len(self._held) // 16)

    def get_buffer(self, buf: IO[str] | None = None) -> Any:  # noqa: ANN401 - stands in for StringIO
        used = cast("Sink", buf).size if buf is not None else 0
        return Sink(MAX_OUTPUT - used)

    def filter(self, name: str, token: Token | None) -> Callable[..., object]:
        """The filter of that name, wrapped in limits."""
        offset = token.start_index if token else 0

        def apply(value: object, *args: object, **named: object) -> object:
            return self._filtered(name, offset, value, args, named)

        return apply

    def _filtered(
        self,
        name: str,
        offset: int,
        value: object,
        args: tuple[object, ...],
        named: dict[str, object],
    ) -> object:
        self.spend(1 + _effort(value))
        if name == "date" and value in _MOMENTS:
            value = self.get([value], token=None)
        if isinstance(value, Missing):
            if name != "default":
                return Missing(value.path, offset) if value.path in _MOMENTS else value
            return args[0] if args else ""
        if name not in _KEEPS_MARKUP:
            value, args = _plain(value), tuple(map(self._argument, args))
        named = {key: self._argument(argument) for key, argument in named.items()}
        try:
            result = FILTERS[name].apply(value, *args, **named)
        except (Refusal, NotText) as refusal:
            self.report(f"{name}: {refusal}", offset)
            return ""
        except (ArithmeticError, ValueError, TypeError):
            self.report(f"{name}: the value cannot go through this filter", offset)
            return ""
        return checked(result)

    def _argument(self, value: object) -> object:
        if isinstance(value, Missing):
            self.report_missing(value)
            return None
        return _plain(value)


def _effort(value: object) -> int:
    """What a filter costs: every few items of a list, every few hundred characters of text."""
    if isinstance(value, list):
        return len(value) // _ITEMS_A_STEP
    return measure(value) // _CHARACTERS_A_STEP


def check_range(value: range, limit: int) -> None:
    """Refuse a range that is too long before anything walks through it."""
    if value.stop - value.start > limit:
        raise LimitReached(f"a range has more than {limit:,} numbers")


def _plain(value: object) -> object:
    """What filters work on: text instead of markup, lists instead of ranges."""
    if isinstance(value, Html):
        return html_to_text(value)
    if isinstance(value, Encoded):
        return str(value)
    if isinstance(value, range):
        check_range(value, MAX_ITEMS)
        return list(value)
    return list(value) if isinstance(value, tuple) else value


def measure(value: object) -> int:
    """Roughly how many characters a value holds; lists are measured one level deep."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, list | tuple):
        return sum(len(item) + 8 if isinstance(item, str) else 16 for item in value)
    return 16


def checked(value: object) -> object:
    """Refuse a filter result that is too large to go on with."""
    if isinstance(value, str) and len(value) > MAX_RESULT:
        raise LimitReached(f"a filter result is longer than {MAX_RESULT:,} characters")
    if isinstance(value, list) and (len(value) > MAX_ITEMS or measure(value) > 16 * MAX_ITEMS):
        raise LimitReached(f"a filter result has more than {MAX_ITEMS:,} items")
    if isinstance(value, int | float) and (not isfinite(value) or abs(value) > MAX_NUMBER):
        raise LimitReached("a number has grown beyond 9,007,199,254,740,992")
    return value
