"""Says which data a template needs: every use of a variable, traced to where it comes from."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal, NamedTuple

import msgspec
from liquid import Expression
from liquid.ast import BlockNode, Node
from liquid.builtin.expressions import FilteredExpression, Path
from liquid.builtin.expressions.filtered import Filter
from liquid.builtin.expressions.primitive import StringLiteral
from liquid.builtin.tags.case_tag import CaseNode, MultiExpressionBlockNode
from liquid.builtin.tags.if_tag import IfNode
from liquid.builtin.tags.unless_tag import UnlessNode

from craftify.engine.errors import TemplateInvalid
from craftify.engine.liquid.conditions import Truths, truths
from craftify.engine.liquid.language import (
    Assigned,
    Captured,
    Cycled,
    Looped,
    Printed,
)
from craftify.engine.liquid.parsing import Prepared, prepare
from craftify.engine.liquid.problems import Source
from craftify.engine.results import Part, Problem, Use

SYSTEM_NAMES = frozenset({"now", "today", "forloop"})
_SAME_LIST = frozenset(
    {"where", "reject", "sort", "sort_natural", "reverse", "uniq", "compact", "concat", "slice"}
)
_ONE_ITEM = frozenset({"first", "last", "find"})
_KEYED = frozenset(
    {"where", "reject", "sort", "sort_natural", "uniq", "compact", "map", "sum", "has", "find"}
    | {"find_index"}
)
Guards = frozenset[str]
Kind = Literal["output", "condition", "loop"]


class _Read(NamedTuple):
    """How a value is read: as what, under which conditions, through which filters."""

    kind: Kind
    guards: Guards
    guarded: bool = False
    filters: tuple[str, ...] = ()


def uses_of(parts: Mapping[Part, str]) -> tuple[Use, ...]:
    """Every use of a variable in the parts of one template. Raises TemplateInvalid."""
    return trace([prepare(text, part) for part, text in parts.items()])


def trace(prepared: Sequence[Prepared]) -> tuple[Use, ...]:
    """Every use of a variable in prepared parts, in the order they stand."""
    try:
        found = [use for one in prepared for use in _Tracer(one.source).run(one.nodes)]
    except RecursionError as error:
        problem = Problem(message="a condition is nested too deeply", part=prepared[0].source.part)
        raise TemplateInvalid([problem]) from error
    return tuple(_without_properties(found))


class _Tracer:
    """Walks one parse tree and keeps what each local name stands for."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.uses: list[Use] = []
        self.scopes: list[dict[str, str | None]] = [{}]

    def run(self, nodes: Iterable[Node]) -> list[Use]:
        self.block(nodes, frozenset())
        return self.uses

    def block(self, nodes: Iterable[Node], guards: Guards) -> None:
        for node in nodes:
            self.node(node, guards)

    def node(self, node: Node, guards: Guards) -> None:
        step = _step_for(type(node))
        if step is not None:
            step(self, node, guards)

    def inside(self, node: BlockNode, guards: Guards) -> None:
        self.block(node.nodes, guards)

    def output(self, node: Printed | Cycled, guards: Guards) -> None:
        for expression in node.expressions():
            self.value(expression, guards)

    def definition(self, node: Assigned | Captured, guards: Guards) -> None:
        if isinstance(node, Assigned):
            self.value(node.expression, guards)
            self.scopes[0][str(node.name)] = self.alias(node.expression)
        else:
            self.block(node.block.nodes, guards)
            self.scopes[0][str(node.name)] = None

    def branches(self, node: IfNode | UnlessNode, guards: Guards) -> None:
        """Each way is guarded by its own condition and by the failure of those before it."""
        condition = self.condition(node.condition, guards)
        taken, passed = condition.when_true, condition.when_false
        if isinstance(node, UnlessNode):
            taken, passed = passed, taken
        self.block(node.consequence.nodes, guards | taken)
        guards |= passed
        for other in node.alternatives:
            met = self.condition(other.expression, guards)
            self.block(other.block.nodes, guards | met.when_true)
            guards |= met.when_false
        if node.default:
            self.block(node.default.nodes, guards)

    def condition(self, expression: Expression, guards: Guards) -> Truths:
        for path in _paths(expression):
            self.path(path, _Read("condition", guards, guarded=True))
        return truths(expression, self.resolve)

    def case(self, node: CaseNode, guards: Guards) -> None:
        self.condition(node.expression, guards)
        subject = self.resolve(node.expression) if isinstance(node.expression, Path) else None
        for way in node.blocks:
            if isinstance(way, MultiExpressionBlockNode):
                for expression in way.expression.children():
                    self.condition(expression, guards)
                inside = guards | {subject} if subject else guards
                self.block(way.block.nodes, inside)
            else:
                self.block(way.nodes, guards)

    def loop(self, node: Looped, guards: Guards) -> None:
        expression = node.expression
        has_default = node.default is not None
        for child in expression.children():
            kind: Kind = "loop" if child is expression.iterable else "condition"
            guarded = has_default or kind == "condition"
            for path in _paths(child):
                self.path(path, _Read(kind, guards, guarded=guarded))
        source = None
        if isinstance(expression.iterable, Path):
            base = self.resolve(expression.iterable)
            source = f"{base}[]" if base else None
        self.scopes.append({expression.identifier: source, "forloop": None})
        self.block(node.block.nodes, guards | ({source} if source else set()))
        self.scopes.pop()
        if node.default:
            self.block(node.default.nodes, guards)

    def value(self, expression: Expression, guards: Guards) -> None:
        """Uses in an output or an assignment."""
        if not isinstance(expression, FilteredExpression):
            for path in _paths(expression):
                self.path(path, _Read("output", guards))
            return
        filters = expression.filters or []
        names = tuple(used.name for used in filters)
        read = _Read("output", guards, guarded="default" in names, filters=names)
        for path in _paths(expression.left):
            self.path(path, read)
        for index, used in enumerate(filters):
            guarded = used.name == "default" and "default" in names[index + 1 :]
            for argument in used.children():
                for path in _paths(argument):
                    self.path(path, _Read("output", guards, guarded=guarded))
        self.keys(expression, read)

    def keys(self, expression: FilteredExpression, read: _Read) -> None:
        """`items | sum: "price"` reads the price of every item."""
        base = self.resolve(expression.left) if isinstance(expression.left, Path) else None
        for used in expression.filters or ():
            key = _literal_key(used)
            if base and key and used.name in _KEYED:
                offset = used.token.start_index
                self.note(f"{base}[].{key}", offset, read._replace(guarded=True))
            if used.name not in _SAME_LIST:
                return

    def path(self, path: Path, read: _Read) -> None:
        for segment in path.path[1:]:
            if isinstance(segment, Path):
                self.path(segment, read._replace(kind="output"))
        resolved = self.resolve(path)
        if resolved:
            self.note(resolved, path.token.start_index, read)

    def note(self, path: str, offset: int, read: _Read) -> None:
        line, column = self.source.position(offset)
        inside = (f"{path}.", f"{path}[")
        guarded = read.guarded or any(
            guard == path or guard.startswith(inside) for guard in read.guards
        )
        self.uses.append(
            Use(
                path=path,
                part=self.source.part,
                line=line,
                column=column,
                kind=read.kind,
                guarded=guarded,
                filters=read.filters,
            )
        )

    def resolve(self, path: Path) -> str | None:
        """The path in the data; None for what the template made itself."""
        head = path.path[0]
        if not isinstance(head, str):
            return None
        resolved: str | None = head
        for scope in reversed(self.scopes):
            if head in scope:
                resolved = scope[head]
                break
        else:
            if head in SYSTEM_NAMES:
                return None
        for segment in path.path[1:] if resolved else ():
            if isinstance(segment, Path):
                break
            resolved = f"{resolved}[]" if isinstance(segment, int) else f"{resolved}.{segment}"
        return resolved

    def alias(self, expression: Expression) -> str | None:
        """What an assigned name stands for, when it is data under another name."""
        left = expression.left if isinstance(expression, FilteredExpression) else expression
        base = self.resolve(left) if isinstance(left, Path) else None
        for used in getattr(expression, "filters", None) or ():
            if base is None or used.name in _SAME_LIST or used.name == "default":
                continue
            base = f"{base}[]" if used.name in _ONE_ITEM else None
        return base


_STEPS: tuple[tuple[tuple[type[Node], ...], Callable[[_Tracer, Any, Guards], None]], ...] = (
    ((IfNode, UnlessNode), _Tracer.branches),
    ((Looped,), _Tracer.loop),
    ((CaseNode,), _Tracer.case),
    ((Assigned, Captured), _Tracer.definition),
    ((BlockNode,), _Tracer.inside),
    ((Printed, Cycled), _Tracer.output),
)


@lru_cache(maxsize=64)
def _step_for(kind: type[Node]) -> Callable[[_Tracer, Any, Guards], None] | None:
    """What to do at a node of this class; asked once: abstract classes answer slowly."""
    return next((step for kinds, step in _STEPS if issubclass(kind, kinds)), None)


def _paths(expression: Expression) -> Iterable[Path]:
    """The outermost paths of an expression."""
    if isinstance(expression, Path):
        return (expression,)
    return [path for child in expression.children() for path in _paths(child)]


def _literal_key(used: Filter) -> str | None:
    first = used.args[0].value if used.args else None
    return first.value if isinstance(first, StringLiteral) and "." not in first.value else None


def _without_properties(uses: Sequence[Use]) -> list[Use]:
    """Read `.size`, `.first` and `.last` of lists as uses of the list, not as fields of it."""
    paths = {use.path for use in uses}
    lists = {use.path for use in uses if use.kind == "loop"}
    lists |= {path[:at] for path in paths for at in _occurrences(path, "[]")}
    named = {
        path[:at]
        for path in paths
        for at in _occurrences(path, ".")
        if path[at + 1 :].partition(".")[0].partition("[")[0] not in {"size", "first", "last"}
    }

    def mended(path: str) -> str:
        parent, _, last = path.rpartition(".")
        if last == "size" and parent and (parent in lists or parent not in named):
            return mended(parent)
        for word in ("first", "last"):
            head, found, tail = path.partition(f".{word}")
            if found and head in lists and tail[:1] in {"", ".", "["}:
                return mended(f"{head}[]{tail}")
        return path

    known = {path: mended(path) for path in paths}
    return [
        use if known[use.path] == use.path else msgspec.structs.replace(use, path=known[use.path])
        for use in uses
    ]


def _occurrences(text: str, mark: str) -> list[int]:
    found, at = [], text.find(mark)
    while at >= 0:
        found.append(at)
        at = text.find(mark, at + 1)
    return found
