"""Gives each output of an HTML template its place, and refuses places that cannot be made safe.

The document is read as it will be printed: along every branch, with each loop body also following
itself. Where branches meet they must agree on where in the HTML they are; so no choice of data can
turn text into a tag, and what a sanitizer has seen is what will be sent.
"""

import html
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from liquid.ast import Node
from liquid.builtin.content import ContentNode
from liquid.builtin.tags.case_tag import CaseNode, MultiExpressionBlockNode
from liquid.builtin.tags.for_tag import BreakNode, ContinueNode
from liquid.builtin.tags.if_tag import IfNode
from liquid.builtin.tags.unless_tag import UnlessNode

from craftify.engine.liquid.escaping import PLAIN, Context
from craftify.engine.liquid.language import Captured, Cycled, Looped, Printed, nodes_below
from craftify.engine.liquid.places import RAW, Place, advance
from craftify.engine.liquid.values import (
    Url,
    after_output,
    join_urls,
    read_css,
    read_script,
    read_url,
)

IMAGE_URLS = frozenset({"src", "background", "poster", "srcset", "lowsrc", "dynsrc", "icon"})
LINK_URLS = frozenset(
    {"href", "action", "formaction", "cite", "longdesc", "data", "ping", "manifest", "profile"}
    | {"codebase", "classid", "archive", "usemap"}
)
_RCDATA = frozenset({"title", "textarea"})
_OPEN_NAMES = frozenset({"name", "attr"})
_ROUNDS = 4


class Spot(NamedTuple):
    """A place with what has been read of the value there."""

    place: Place = Place()
    url: Url = "start"
    inner: str = ""
    glued: bool = False


class Misplaced(Exception):
    """A template that could print outside of the place it was given."""

    def __init__(self, message: str, offset: int) -> None:
        self.offset = offset
        super().__init__(message)


def place_outputs(nodes: Sequence[Node]) -> None:
    """Set the context of every output of an HTML part. Raises Misplaced."""
    _Reader().block(nodes, Spot())


class _Reader:
    """Walks the parse tree. A spot of None is one that no data reaches."""

    def __init__(self) -> None:
        self.exits: list[list[Spot]] = []

    def block(self, nodes: Iterable[Node], spot: Spot | None) -> Spot | None:
        for node in nodes:
            if spot is not None:
                spot = self.node(node, spot)
        return spot

    def node(self, node: Node, spot: Spot) -> Spot | None:
        if isinstance(node, ContentNode):
            return _read(spot, node.text, node)
        spot = _cut(spot, node)
        if isinstance(node, Printed | Cycled):
            node.context, spot = _print(spot, node.token.start_index)
        elif isinstance(node, Looped):
            return self.loop(node, spot)
        elif isinstance(node, Captured):
            self.capture(node, spot)
        elif isinstance(node, BreakNode | ContinueNode):
            if self.exits:
                self.exits[-1].append(spot)
            return None
        elif isinstance(node, IfNode | UnlessNode | CaseNode):
            return self.branches(node, spot)
        return spot

    def branches(self, node: IfNode | UnlessNode | CaseNode, spot: Spot) -> Spot | None:
        if isinstance(node, CaseNode):
            return self.case(node, spot)
        ways = [node.consequence, *(other.block for other in node.alternatives)]
        ends = [self.block(way.nodes, spot) for way in ways]
        ends.append(self.block(node.default.nodes, spot) if node.default else spot)
        return _meet(ends, node)

    def case(self, node: CaseNode, spot: Spot) -> Spot | None:
        """Several `when` may print one after the other, so each has to end where it began."""
        here: Spot | None = spot
        for way in node.blocks:
            block = way.block if isinstance(way, MultiExpressionBlockNode) else way
            here = _meet([here, self.block(block.nodes, spot)], node)
        return here

    def loop(self, node: Looped, spot: Spot) -> Spot | None:
        here: Spot | None = spot
        for _ in range(_ROUNDS):
            self.exits.append([])
            end = self.block(node.block.nodes, here)
            met = _meet([here, end, *self.exits.pop()], node)
            if met == here:
                break
            here = met
        if node.default:
            here = _meet([here, self.block(node.default.nodes, spot)], node)
        return here

    def capture(self, node: Captured, spot: Spot) -> None:
        """Captured between elements it is HTML; anywhere else it is text, escaped where printed."""
        node.is_html = spot.place.mode == "text" and not spot.place.conditional
        if not node.is_html:
            print_plainly(node.block.nodes)
            return
        end = _Reader().block(node.block.nodes, spot)
        if end is not None:
            place = _cut(end, node).place
            if place.mode != "text" or place.conditional or place.foreign != spot.place.foreign:
                raise Misplaced(
                    "what is captured here has to end between elements, where it began",
                    node.token.start_index,
                )


def print_plainly(nodes: Iterable[Node]) -> None:
    """Let everything below print text without any escaping: for text parts and headers."""
    for node in nodes_below(nodes):
        if isinstance(node, Printed | Cycled):
            node.context = PLAIN
        elif isinstance(node, Captured):
            node.is_html = False


def _cut(spot: Spot, node: Node) -> Spot:
    """What a Liquid tag does to a name that is just being written: it ends there."""
    place = spot.place
    if place.mode in _OPEN_NAMES:
        return spot._replace(place=place._replace(mode="tag", attr=""), glued=True)
    if place.held and place.mode != "bogus":
        raise Misplaced(_CUT_IN_TWO[place.mode], node.token.start_index)
    return spot


_CUT_IN_TWO = {
    "lt": "Liquid directly after `<` would become the name of a tag; write `&lt;` for the sign",
    "comment": "Liquid cannot stand within the end of a comment",
    "raw": "Liquid cannot stand within an end tag",
}


def _read(spot: Spot, text: str, node: Node) -> Spot:
    """Go on through literal text."""
    spot = _cut(spot, node)
    if spot.glued and text:
        if not (text[0].isspace() or text[0] in "/>"):
            raise Misplaced(
                "leave a space between the Liquid tag before this and the name that follows",
                node.token.start_index,
            )
        spot = spot._replace(glued=False)
    place = advance(spot.place, text)
    if place.closed:
        spot = _advanced(spot, spot.place, place.closed)
    if place.begun and spot.url != "refused":
        spot = spot._replace(url="start", inner="")
    spot = _read_value(spot, place)
    if spot.url == "refused":
        raise Misplaced(
            "a variable cannot be the scheme of a link; put the whole address into the variable",
            node.token.start_index,
        )
    return spot


def _read_value(spot: Spot, place: Place) -> Spot:
    literal = place.value
    spot = spot._replace(place=place._replace(value="", begun=0, closed=""))
    return _advanced(spot, place, literal) if literal and spot.url != "refused" else spot


def _advanced(spot: Spot, place: Place, literal: str) -> Spot:
    """Follow literal text of the value that is open at a place."""
    if place.mode == "raw" and place.tag == "script":
        return spot._replace(inner=read_script(spot.inner, literal))
    if place.mode == "raw" or place.attr == "style":
        css = literal if place.mode == "raw" else html.unescape(literal)
        inner, url = read_css(spot.inner, spot.url, css)
        return spot._replace(inner=inner, url=url)
    if not _is_url(place.attr):
        return spot
    return spot._replace(url=read_url(spot.url, html.unescape(literal)))


def _is_url(attribute: str) -> bool:
    name = attribute.rpartition(":")[2]
    return name in IMAGE_URLS or name in LINK_URLS


def _print(spot: Spot, offset: int) -> tuple[Context, Spot]:
    """The context of an output at a spot, and the spot after it."""
    place = spot.place
    if place.foreign:
        raise Misplaced("variables cannot stand inside svg or math; use an image", offset)
    if place.mode == "equals":
        place = place._replace(mode="value", quote="")
        spot = Spot(place)
    if place.mode == "value":
        return _print_value(spot, offset)
    if place.mode == "raw":
        return _print_raw(spot, offset)
    if place.mode == "text":
        return Context("text", conditional=place.conditional), spot
    if place.mode == "comment":
        return Context("text", attribute=True, conditional=True), spot
    raise Misplaced(
        "a variable cannot stand for a tag or an attribute; write the attribute around it", offset
    )


def _print_value(spot: Spot, offset: int) -> tuple[Context, Spot]:
    place = spot.place
    context = Context(
        "text", attribute=True, unquoted=not place.quote, conditional=place.conditional
    )
    if place.attr.startswith("on") or place.attr == "srcdoc":
        raise Misplaced(f"a variable cannot stand inside `{place.attr}`: it would be code", offset)
    if place.attr == "style":
        return _print_css(spot, context, offset)
    if not _is_url(place.attr):
        return context, spot
    if spot.url == "script":
        raise Misplaced("a variable cannot stand inside a script link", offset)
    image = place.attr.rpartition(":")[2] in IMAGE_URLS
    return (
        context._replace(kind="url", url=spot.url, image=image),
        spot._replace(url=after_output(spot.url)),
    )


def _print_css(spot: Spot, context: Context, offset: int) -> tuple[Context, Spot]:
    if spot.inner == "/*":
        raise Misplaced("a variable cannot stand inside a style comment", offset)
    if not spot.inner.startswith("url"):
        return context._replace(kind="css-string" if spot.inner else "css"), spot
    if spot.url == "script":
        raise Misplaced("a variable cannot stand inside a script link", offset)
    return (
        context._replace(kind="css-url", url=spot.url, image=True),
        spot._replace(url=after_output(spot.url)),
    )


def _print_raw(spot: Spot, offset: int) -> tuple[Context, Spot]:
    place = spot.place
    context = Context("text", conditional=place.conditional)
    if place.tag == "style":
        return _print_css(spot, context, offset)
    if place.tag == "script":
        return context._replace(kind="json-string" if spot.inner else "json"), spot
    if place.tag in _RCDATA:
        return context._replace(attribute=True), spot
    raise Misplaced(f"a variable cannot stand inside `{place.tag}`", offset)


def _meet(ends: Sequence[Spot | None], node: Node) -> Spot | None:
    """One spot that holds whichever way was taken."""
    reached = [_settled(_cut(end, node)) for end in ends if end is not None]
    if not reached:
        return None
    met = reached[0]
    for other in reached[1:]:
        met = _join(met, other, node)
    return met


def _settled(spot: Spot) -> Spot:
    """Forget what no longer matters at a place."""
    place = spot.place
    if place.mode in {"text", "comment", "bogus"}:
        place = place._replace(tag="", attr="", quote="")
        return Spot(place if place.mode != "bogus" else place._replace(held=""))
    if place.mode in {"tag", "name"}:
        return Spot(place._replace(attr="", quote=""), glued=spot.glued)
    return spot


def _join(one: Spot, other: Spot, node: Node) -> Spot:
    if one == other:
        return one
    a, b = one.place, other.place
    gap, tag = a.gap or b.gap, a.tag if a.tag == b.tag else "*"
    raw = tag == "*" and bool({a.tag, b.tag} & RAW)
    same = a._replace(gap=gap, tag=tag) == b._replace(gap=gap, tag=tag) and not raw
    if not same or one.inner != other.inner:
        name = str(node.token.value)
        raise Misplaced(
            f"the ways through this `{name}` end in different places: {_name(a)}, and {_name(b)}."
            " Open and close tags and quotes within each way",
            node.token.start_index,
        )
    return Spot(
        a._replace(gap=gap, tag=tag), join_urls(one.url, other.url), one.inner,
        one.glued or other.glued,
    )  # fmt: skip


def _name(place: Place) -> str:
    within = " of a conditional comment" if place.conditional else ""
    names = {
        "text": f"between elements{within}",
        "value": f"inside the attribute `{place.attr}`",
        "raw": f"inside `{place.tag}`",
        "comment": "inside a comment",
        "equals": f"before the value of `{place.attr}`",
    }
    return names.get(place.mode, "inside a tag")
