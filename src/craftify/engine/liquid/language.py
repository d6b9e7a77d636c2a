"""The dialect: which tags exist, and nodes that know where what they print stands."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from typing import Any, TextIO

from liquid import Environment, Expression, Tag, Token, TokenStream
from liquid.ast import BlockNode, ConditionalBlockNode, IllegalNode, Node
from liquid.builtin.content import Literal
from liquid.builtin.expressions import FilteredExpression, LoopExpression, Path
from liquid.builtin.expressions._tokenize import _keywords
from liquid.builtin.illegal import Illegal
from liquid.builtin.output import Output, OutputNode
from liquid.builtin.tags import (
    assign_tag,
    capture_tag,
    case_tag,
    comment_tag,
    cycle_tag,
    doc_tag,
    echo_tag,
    for_tag,
    if_tag,
    inline_comment_tag,
    unless_tag,
)
from liquid.builtin.tags.case_tag import CaseNode, MultiExpressionBlockNode
from liquid.builtin.tags.if_tag import IfNode
from liquid.builtin.tags.unless_tag import UnlessNode
from liquid.exceptions import BreakLoop, ContinueLoop, LiquidError
from liquid.lex import _tokenize_template, compile_liquid_rules
from liquid.parser import eat_block
from liquid.token import TOKEN_EXPRESSION, TOKEN_OUTPUT, TOKEN_WORD

from craftify.engine.liquid.escaping import Context, Html
from craftify.engine.liquid.limits import MAX_NESTING
from craftify.engine.liquid.running import Run

ELSEWHERE = {
    "include": "there are no files to include; put the content into the template",
    "render": "there are no files to render; put the content into the template",
    "layout": "a template has no layout file; put the content into the template",
    "extends": "a template cannot extend a file; put the content into the template",
    "block": "template inheritance is not part of the dialect",
    "macro": "macros are not part of the dialect",
    "call": "macros are not part of the dialect",
    "tablerow": "write the table with a for loop, so that it renders in every mail client",
    "liquid": "write each statement in its own tag",
    "ifchanged": "compare with a variable from assign instead",
    "increment": "use forloop.index, or assign with plus",
    "decrement": "use forloop.rindex, or assign with minus",
}


class Printed(OutputNode):
    """`{{ … }}` and `{% echo … %}`; `context` is set when the template is prepared."""

    __slots__ = ("context",)

    def __init__(self, token: Token, expression: Expression) -> None:
        super().__init__(token, expression)
        self.context = Context()

    def render_to_output(self, context: "Run", buffer: TextIO) -> int:  # type: ignore[override]  # every render uses a Run
        return buffer.write(context.written(self.expression, self.context, self.token))


class Cycled(cycle_tag.CycleNode):
    """`{% cycle … %}`."""

    __slots__ = ("context",)

    def __init__(self, token: Token, group: Expression | None, args: list[Expression]) -> None:
        super().__init__(token, group, args)
        self.context = Context()

    def render_to_output(self, context: "Run", buffer: TextIO) -> int:  # type: ignore[override]  # every render uses a Run
        group = str(self.group.evaluate(context)) if self.group else ""
        key = group or str([str(argument) for argument in self.args])
        chosen = self.args[context.cycle(key, len(self.args)) % len(self.args)]
        return buffer.write(context.written(chosen, self.context, self.token))


class Captured(capture_tag.CaptureNode):
    """`{% capture … %}`; `is_html` when it stands between elements, set at preparation."""

    __slots__ = ("is_html",)

    def __init__(self, token: Token, name: Any, block: Any) -> None:  # noqa: ANN401 - as inherited
        super().__init__(token, name, block)
        self.is_html = False

    def _assign(self, context: "Run", buf: Any) -> None:  # type: ignore[override]  # noqa: ANN401
        text = buf.getvalue()
        context.assign(self.name, Html(text) if self.is_html else text)


class Assigned(assign_tag.AssignNode):
    """`{% assign … %}`, which remembers a variable that only gets a second name."""

    __slots__ = ()

    def render_to_output(self, context: "Run", _: TextIO) -> int:  # type: ignore[override]  # every render uses a Run
        expression = self.expression
        if isinstance(expression, FilteredExpression) and not expression.filters:
            left = expression.left
            if isinstance(left, Path):
                context.name_origin(str(self.name), left)
        context.assign(self.name, expression.evaluate(context))
        return 0


class Looped(for_tag.ForNode):
    """`{% for … %}`, counted and with the place of its items in the data."""

    __slots__ = ()

    def render_to_output(self, context: "Run", buffer: TextIO) -> int:  # type: ignore[override]  # every render uses a Run
        expression: LoopExpression = self.expression
        context.check_iterable(expression.iterable, has_default=self.default is not None)
        items, length = expression.evaluate(context)
        if not length:
            return self.default.render(context, buffer) if self.default else 0
        name = expression.identifier
        loop = for_tag.ForLoop(
            name=f"{name}-{expression.iterable}",
            it=items,
            length=length,
            parentloop=context.parentloop(),
        )
        namespace: dict[str, object] = {"forloop": loop, name: None}
        written = 0
        with context.loop(namespace, loop), context.origin_of_items(name, expression, loop):
            for item in loop:
                namespace[name] = item
                try:
                    written += self.block.render(context, buffer)
                except ContinueLoop:
                    continue
                except BreakLoop:
                    break
        return written


class _Located(Tag):
    """Gives errors that python-liquid reports without a place the place of their tag."""

    def get_node(self, stream: TokenStream) -> Node:
        first = stream.current
        try:
            return self.parse(stream)
        except LiquidError as error:
            if error.token is None or error.token.start_index < 0:
                error.token = first
            self.env.error(error)
            if self.block:
                eat_block(stream, (self.end,))
            return IllegalNode(first)


_BARE_PATH = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*", re.ASCII)


class _OutputTag(Output):
    node_class: type[OutputNode] = Printed

    def parse(self, stream: TokenStream) -> OutputNode:
        """As inherited, but a bare path, which most outputs are, needs no tokens of its own."""
        written = stream.peek
        if not _BARE_PATH.fullmatch(written.value) or written.kind != TOKEN_EXPRESSION:
            return super().parse(stream)
        names: list[Any] = written.value.split(".")
        if not _keywords.isdisjoint(names):
            return super().parse(stream)
        token = stream.eat(TOKEN_OUTPUT)
        first = Token(TOKEN_WORD, names[0], written.start_index, written.source)
        return self.node_class(token, FilteredExpression(first, Path(first, names), []))


class _EchoTag(echo_tag.EchoTag):
    node_class = Printed  # type: ignore[assignment]  # prints like an output statement


class _CycleTag(cycle_tag.CycleTag):
    node_class: type[cycle_tag.CycleNode] = Cycled


class _CaptureTag(capture_tag.CaptureTag):
    node_class: type[capture_tag.CaptureNode] = Captured


class _AssignTag(assign_tag.AssignTag):
    node_class: type[assign_tag.AssignNode] = Assigned


class _ForTag(for_tag.ForTag):
    node_class: type[for_tag.ForNode] = Looped


_TAGS = (
    Literal,
    Illegal,
    _OutputTag,
    _EchoTag,
    _CycleTag,
    _CaptureTag,
    _AssignTag,
    _ForTag,
    for_tag.BreakTag,
    for_tag.ContinueTag,
    if_tag.IfTag,
    unless_tag.UnlessTag,
    case_tag.CaseTag,
    comment_tag.CommentTag,
    inline_comment_tag.InlineCommentTag,
    doc_tag.DocTag,
)


_LOCATED = tuple(type(tag.__name__, (_Located, tag), {}) for tag in _TAGS)

# the rules of python-liquid, but for text: theirs looks for its end at each of its characters
_SLOW, _FAST = ".+?(?=", r".(?:[^{\n]++|\n(?!\Z)|\{(?![{%]))*+(?="
_RULES = re.compile(compile_liquid_rules().pattern.replace(_SLOW, _FAST), re.DOTALL)
_TOKENIZER = partial(_tokenize_template, rules=_RULES)


class Dialect(Environment):
    """An environment for one parse: it collects every error instead of stopping at the first."""

    block_nesting_limit = MAX_NESTING + 1
    context_depth_limit = MAX_NESTING + 10
    suppress_blank_control_flow_blocks = False

    def __init__(self) -> None:
        self.found: list[LiquidError] = []
        super().__init__()

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        del extra
        for tag in _LOCATED:
            self.add_tag(tag)

    def tokenizer(self) -> Callable[[str], Iterator[Token]]:
        return _TOKENIZER

    def error(
        self,
        exc: type[LiquidError] | LiquidError,
        msg: str | None = None,
        token: Token | None = None,
    ) -> None:
        error = exc if isinstance(exc, LiquidError) else exc(msg, token=token)
        if not error.token:
            error.token = token
        self.found.append(error)


def expressions_below(expressions: Iterable[Expression]) -> Iterable[Expression]:
    """Every expression in a tree of expressions, outermost first, without recursion."""
    stack = list(expressions)[::-1]
    while stack:
        expression = stack.pop()
        yield expression
        below = expression.children()
        if below:
            stack.extend(reversed(list(below)))


def children(node: Node) -> list[Node]:
    """The nodes directly below a node, in the order of the source."""
    listing = _listing_for(type(node))
    return listing(node) if listing is not None else []


_LISTINGS: tuple[tuple[tuple[type[Node], ...], Callable[[Any], list[Node]]], ...] = (
    (
        (IfNode, UnlessNode),
        lambda node: [
            node.consequence,
            *node.alternatives,
            *([node.default] if node.default else []),
        ],
    ),
    ((Looped,), lambda node: [node.block, *([node.default] if node.default else [])]),
    ((CaseNode,), lambda node: list(node.blocks)),
    ((ConditionalBlockNode, MultiExpressionBlockNode, Captured), lambda node: [node.block]),
    ((BlockNode,), lambda node: list(node.nodes)),
)


@lru_cache(maxsize=64)
def _listing_for(kind: type[Node]) -> Callable[[Any], list[Node]] | None:
    """How nodes of this class list their own; asked once, for abstract classes are slow to ask."""
    return next((listing for kinds, listing in _LISTINGS if issubclass(kind, kinds)), None)


def nodes_below(nodes: Iterable[Node]) -> Iterable[Node]:
    """Every node of a parse tree in the order of the source, without recursion."""
    stack = list(nodes)[::-1]
    while stack:
        node = stack.pop()
        yield node
        below = children(node)
        if below:
            stack.extend(reversed(below))
