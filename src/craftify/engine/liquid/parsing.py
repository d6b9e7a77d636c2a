"""From the source of one part to a prepared template: parsed, looked over, placed, analysed."""

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import Final

from liquid import BoundTemplate, Expression, RenderContext
from liquid.ast import Node
from liquid.builtin.expressions import FilteredExpression
from liquid.builtin.expressions.filtered import Filter
from liquid.builtin.expressions.logical import EqExpression, NeExpression
from liquid.builtin.expressions.primitive import Blank, Empty, FloatLiteral, IntegerLiteral
from liquid.exceptions import LiquidError, LiquidInterrupt

from craftify.engine.errors import DataInvalid, RenderFailed, TemplateInvalid
from craftify.engine.liquid.contexts import Misplaced, place_outputs, print_plainly
from craftify.engine.liquid.filters import FILTERS
from craftify.engine.liquid.language import Dialect, expressions_below, nodes_below
from craftify.engine.liquid.limits import MAX_NUMBER, MAX_OUTPUT, LimitReached
from craftify.engine.liquid.problems import MAX_PROBLEMS, Source
from craftify.engine.liquid.running import Run, Sink
from craftify.engine.liquid.structure import check_size, check_structure
from craftify.engine.remembered import Remembered
from craftify.engine.results import Part, Problem


class Prepared:
    """A template of one part that is ready to be rendered any number of times."""

    def __init__(self, source: Source, dialect: Dialect, nodes: list[Node]) -> None:
        self.source = source
        self.nodes = nodes
        self._template = BoundTemplate(dialect, nodes)

    def render(self, data: Mapping[str, object]) -> str:
        """Render with JSON data. Raises DataInvalid and RenderFailed."""
        text, problems = self.attempt(data)
        if problems:
            raise DataInvalid(problems)
        return text

    def attempt(self, data: Mapping[str, object]) -> tuple[str, tuple[Problem, ...]]:
        """Render and say what the data lacks. Raises RenderFailed when a limit is reached."""
        run, sink = Run(self._template, data, self.source), Sink(MAX_OUTPUT)
        for node in self.nodes:
            try:
                self._render_node(node, run, sink)
            except (LimitReached, RecursionError, MemoryError) as reached:
                deep = not isinstance(reached, LimitReached)
                message = "the template is nested too deeply" if deep else str(reached)
                offset = node.token.start_index
                raise RenderFailed([self.source.problem(message, offset)]) from reached
        return sink.getvalue(), run.problems

    def _render_node(self, node: Node, run: Run, sink: Sink) -> None:
        try:
            node.render(run, sink)  # type: ignore[arg-type]  # a Sink is all of a stream that is used
        except LiquidInterrupt:
            return
        except LiquidError as error:
            offset = error.token.start_index if error.token else 0
            run.report(_in_plain_words(str(error.message)), offset)


KNOWN: Final[Remembered[tuple[str, Part], Prepared]] = Remembered(entries=512, size=64_000_000)


def prepare(text: str, part: Part) -> Prepared:
    """Parse one part. Raises TemplateInvalid with every problem found, and TooLarge."""
    known = KNOWN.get((text, part))
    if known is None:
        known = prepare_anew(text, part)
        # a tree takes about a thousand characters for each tag, beside the text itself
        KNOWN.keep((text, part), known, 3 * len(text) + 1_000 * text.count("{"))
    return known


def prepare_anew(text: str, part: Part) -> Prepared:
    """The same without remembering it. Raises what `prepare` raises."""
    source = Source(text, part)
    check_size(source)
    problems = check_structure(source)
    if problems:
        raise TemplateInvalid(_sorted(problems))
    dialect = Dialect()
    nodes = _parse(source, dialect)
    problems = [*_syntax_problems(source, dialect.found), *_expression_problems(source, nodes)]
    if problems:
        raise TemplateInvalid(_sorted(problems))
    try:
        if part == "html":
            place_outputs(nodes)
        else:
            print_plainly(nodes)
    except Misplaced as misplaced:
        raise TemplateInvalid([source.problem(str(misplaced), misplaced.offset)]) from misplaced
    return Prepared(source, dialect, nodes)


def _parse(source: Source, dialect: Dialect) -> list[Node]:
    try:
        return list(dialect.from_string(source.text).nodes)
    except (LiquidError, RecursionError) as error:
        token = getattr(error, "token", None)
        offset = token.start_index if token else 0
        deep = isinstance(error.__cause__ or error, RecursionError)
        words = "this is nested too deeply" if deep else _in_plain_words(str(error))
        raise TemplateInvalid([source.problem(words, offset)]) from error


def _syntax_problems(source: Source, found: list[LiquidError]) -> Iterator[Problem]:
    for number, error in enumerate(found):
        message, token = str(error.message), error.token
        if number and message.startswith("unexpected tag 'e"):
            continue  # what follows a broken block is no second mistake
        length = len(token.value) if token else 1
        offset = token.start_index if token else 0
        yield source.problem(_in_plain_words(message), offset, length=length)


def _expression_problems(source: Source, nodes: list[Node]) -> Iterator[Problem]:
    for node in nodes_below(nodes):
        for expression in expressions_below(node.expressions()):
            if isinstance(expression, FilteredExpression):
                for used in expression.filters or ():
                    yield from _filter_problems(source, used)
            elif isinstance(expression, IntegerLiteral | FloatLiteral):
                if not abs(expression.value) <= MAX_NUMBER:
                    offset = expression.token.start_index
                    yield source.problem("this number is too large", offset)
            elif isinstance(expression, EqExpression | NeExpression):
                _compare_with_nothing(expression)


def _filter_problems(source: Source, used: Filter) -> Iterator[Problem]:
    known, offset, length = FILTERS.get(used.name), used.token.start_index, len(used.name)
    if known is None:
        if used.name in {"safe", "raw", "html_safe"}:
            hint = ": declare the variable as rich text to print its HTML"
        else:
            close = difflib.get_close_matches(used.name, FILTERS, n=1)
            hint = f"; did you mean `{close[0]}`?" if close else ""
        yield source.problem(f"there is no filter `{used.name}`{hint}", offset, length=length)
        return
    named = [argument.name for argument in used.args if hasattr(argument, "name")]
    given = len(used.args) - len(named)
    if not known.least <= given <= known.most:
        takes = str(known.least) if known.least == known.most else f"{known.least} to {known.most}"
        message = f"`{used.name}` takes {takes} argument{'s' if takes != '1' else ''}, not {given}"
        yield source.problem(message, offset, length=length)
    for name in set(named) - known.named:
        message = f"`{used.name}` has no argument `{name}`"
        yield source.problem(message, offset, length=length)


class Nothing(Expression):
    """`blank` and `empty` in a comparison: absent values are blank and empty too."""

    __slots__ = ("blank",)

    def __init__(self, original: Blank | Empty) -> None:
        super().__init__(original.token)
        self.blank = isinstance(original, Blank)

    def __str__(self) -> str:
        return "blank" if self.blank else "empty"

    def __eq__(self, other: object) -> bool:
        if isinstance(other, str):
            return not (other.strip() if self.blank else other)
        return other is None or isinstance(other, Nothing) or other in ([], {})

    def __hash__(self) -> int:
        return hash(self.blank)

    def evaluate(self, context: object) -> "Nothing":
        del context
        return self

    def children(self) -> list[Expression]:
        return []


class OrNil(Expression):
    """The other side of `== blank`: false counts as nothing there."""

    __slots__ = ("original",)

    def __init__(self, original: Expression) -> None:
        super().__init__(original.token)
        self.original = original

    def __str__(self) -> str:
        return str(self.original)

    def evaluate(self, context: RenderContext) -> object:
        value = self.original.evaluate(context)
        return None if value is False else value

    def children(self) -> list[Expression]:
        return [self.original]


def _compare_with_nothing(expression: EqExpression | NeExpression) -> None:
    left, right = expression.left, expression.right
    if isinstance(left, Blank | Empty):
        expression.left = Nothing(left)
        expression.right = OrNil(right) if isinstance(left, Blank) else right
    elif isinstance(right, Blank | Empty):
        expression.right = Nothing(right)
        expression.left = OrNil(left) if isinstance(right, Blank) else left


_WORDS = (
    (r"expected a primitive expression, found end of expression", "a value is missing here"),
    (r"expected a primitive expression, found (.+)", r"a value is expected here, not `\1`"),
    (r"missing or unexpected path segment", "a name is missing here"),
    (r"expected in, found (.+)", "`in` is missing in this loop: for item in items"),
    (r"missing expression", "something is missing in this tag"),
    (r"unexpected tag '(\w+)'", r"there is no `\1` tag, or it does not belong here"),
    (r"expected end of expression, found (.+)", r"`\1` is not expected here"),
    (r"'<' and '>' are not supported between '(\w+)' and '(\w+)'",
     r"\1 and \2 cannot be compared by size"),
    (r"'in' and 'contains' are not supported between '(\w+)' and '(\w+)'",
     r"`contains` looks into text and lists, not into \1"),
)  # fmt: skip
_TYPE_NAMES = {"str": "text", "int": "a number", "float": "a number", "dict": "an object"}


def _in_plain_words(message: str) -> str:
    for pattern, words in _WORDS:
        if found := re.fullmatch(pattern, message):
            for number, name in enumerate(found.groups(), 1):
                words = words.replace(f"\\{number}", _TYPE_NAMES.get(name, name))  # noqa: PLW2901
            return words
    return message


def _sorted(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda p: (p.line or 0, p.column or 0))[:MAX_PROBLEMS]
