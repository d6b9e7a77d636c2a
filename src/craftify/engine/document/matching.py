"""Which blocks of a document are those of another, though nobody says so: they keep their ids.

Blocks that say which they are come first, then those whose content stands unchanged somewhere and
only once, then siblings of one type by the smallest edit distance, then what was moved and changed.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from hashlib import sha256
from typing import Any, Final

import msgspec

from craftify.engine.document.codec import build_document, dump_document
from craftify.engine.document.model import Document
from craftify.engine.document.rich.nodes import Rich
from craftify.engine.document.rich.writing import rich_html

Json = dict[str, Any]
Key = Callable[["_Node"], bytes]

# what leaving a block unmatched costs: two that are matched always cost less than both left alone
GAP: Final = 0.5
UNLIKE: Final = 0.9
# more pairs of siblings than this are not compared with each other, but counted off by type
MOST_PAIRS: Final = 40_000
MOST_FEATURES: Final = 200
_WORD = re.compile(r"\w+")
_HOLDING = frozenset(("children", "items"))


def keep_ids(
    document: Document, base: Document, *, named: Collection[str] | None = None
) -> tuple[Document, dict[str, str]]:
    """The document with the ids of the blocks of `base` that its own blocks are.

    `named` are the ids it has from its author, None for all; any others were counted. Also gives
    the new id of every block by the one it had.
    """
    fresh, known = dump_document(document), dump_document(base)
    matcher = _Matcher(_Node(fresh), _Node(known), named)
    ids = matcher.ids()
    for node in matcher.fresh:
        node.block["id"] = ids[node.block["id"]]
    return build_document(fresh), ids


class _Node:
    """A block: `own` is a digest of what it says itself, `whole` with all that stands inside."""

    __slots__ = ("_features", "block", "kids", "own", "partner", "whole")
    whole: bytes

    def __init__(self, block: Json) -> None:
        self.block = block
        self.kids = [_Node(kid) for name in _HOLDING for kid in block.get(name, ())]
        said = {name: value for name, value in block.items() if name not in {"id", *_HOLDING}}
        if "text" in said:  # rich text and the same words as HTML are one to who reads the source
            said["html"] = rich_html(Rich.model_validate(said.pop("text")))
        self.own = sha256(msgspec.json.encode(said, order="deterministic")).digest()
        inner = b"".join(kid.whole for kid in self.kids)
        self.whole = sha256(self.own + inner).digest() if inner else self.own
        self.partner: _Node | None = None
        self._features: frozenset[str] | None = None

    @property
    def kind(self) -> str:
        """Type and, for what is kept as MJML, the tag."""
        return f"{self.block.get('type')} {self.block.get('tag', '')}"

    def below(self) -> "Iterator[_Node]":
        """Every block inside, from top to bottom."""
        for kid in self.kids:
            yield kid
            yield from kid.below()

    def features(self) -> frozenset[str]:
        """What it can be recognized by: its words and values, and those of what is inside."""
        if self._features is None:
            found: dict[str, None] = {}
            for node in (self, *self.below()):
                if len(found) > MOST_FEATURES:
                    break
                found.update(dict.fromkeys(node.said()))
            self._features = frozenset(found)
        return self._features

    def said(self) -> Iterator[str]:
        """Each thing it says of itself."""
        for name, value in self.block.items():
            if name in {"text", "html"}:
                words = _WORD.findall(msgspec.json.encode(value).decode())
                yield from words[:MOST_FEATURES]
            elif isinstance(value, dict):
                yield from (f"{name}.{key}={inner}" for key, inner in value.items())
            elif name not in {"id", "type", "tag", *_HOLDING}:
                yield f"{name}={value}"


class _Matcher:
    """Finds partners from what is certain to what is likely."""

    def __init__(self, fresh: _Node, base: _Node, named: Collection[str] | None) -> None:
        self.fresh: Final = list(fresh.below())
        self._base: Final = list(base.below())
        own = (node.block["id"] for node in self.fresh) if named is None else named
        self._named: Final = frozenset(own)
        self._by_id()
        self._unchanged()
        self._align(fresh, base)
        self._moved()

    def ids(self) -> dict[str, str]:
        """The id each block is to have by the one it has."""
        kept: dict[str, str] = {}
        taken = {node.block["id"] for node in self._base}
        for node in self.fresh:
            own = node.block["id"]
            if node.partner is not None:
                kept[own] = node.partner.block["id"]
            elif own in self._named and own not in taken:
                kept[own] = own
                taken.add(own)
        for node in self.fresh:
            if node.block["id"] not in kept:
                kept[node.block["id"]] = _new_id(node, taken)
        return kept

    def _by_id(self) -> None:
        base = {node.block["id"]: node for node in self._base}
        for node in self.fresh:
            known = base.get(node.block["id"])
            if known and node.block["id"] in self._named and node.kind == known.kind:
                _pair(node, known)

    def _unchanged(self) -> None:
        for node, known in self._only_ones(lambda node: node.whole):
            _pair_all(node, known)

    def _moved(self) -> None:
        for node, known in self._only_ones(lambda node: node.kind.encode() + node.own):
            _pair(node, known)
            self._align(node, known)

    def _only_ones(self, key: Key) -> list[tuple[_Node, _Node]]:
        """Blocks without a partner that are alike, and like no other."""
        fresh, base = _by_key(self.fresh, key), _by_key(self._base, key)
        return [
            (nodes[0], base[value][0])
            for value, nodes in fresh.items()
            if len(nodes) == 1 and len(base.get(value, ())) == 1
        ]

    def _align(self, fresh: _Node, base: _Node) -> None:
        """Match what stands directly in two blocks that are one, and then what stands in that."""
        nodes = [kid for kid in fresh.kids if kid.partner is None]
        known = [kid for kid in base.kids if kid.partner is None]
        for one, other in _aligned(nodes, known):
            _pair(one, other)
        for kid in fresh.kids:
            if kid.partner is not None:
                self._align(kid, kid.partner)


def _pair(node: _Node, known: _Node) -> None:
    node.partner, known.partner = known, node


def _pair_all(node: _Node, known: _Node) -> None:
    for one, other in zip((node, *node.below()), (known, *known.below()), strict=True):
        if one.partner is None and other.partner is None:
            _pair(one, other)


def _by_key(nodes: Sequence[_Node], key: Key) -> dict[bytes, list[_Node]]:
    found: dict[bytes, list[_Node]] = defaultdict(list)
    for node in nodes:
        if node.partner is None:
            found[key(node)].append(node)
    return found


def _cost(node: _Node, known: _Node) -> float:
    """From 0 for the same to UNLIKE for two of one type; more than two gaps for others."""
    if node.kind != known.kind:
        return 3 * GAP
    if node.whole == known.whole:
        return 0.0
    one, other = node.features(), known.features()
    alike = len(one & other) / len(one | other) if one or other else 1.0
    return UNLIKE * (1 - alike) if node.own != known.own else UNLIKE * (1 - alike) / 2


def _aligned(fresh: Sequence[_Node], base: Sequence[_Node]) -> list[tuple[_Node, _Node]]:
    """Pairs of one type in the order of both, at the smallest cost."""
    if len(fresh) * len(base) > MOST_PAIRS:
        return _counted_off(fresh, base)
    costs = [[0.0] * (len(base) + 1) for _ in range(len(fresh) + 1)]
    pairs = [[_cost(node, known) for known in base] for node in fresh]
    for row in range(len(fresh), -1, -1):
        for column in range(len(base), -1, -1):
            if row == len(fresh) or column == len(base):
                costs[row][column] = GAP * (len(fresh) - row + len(base) - column)
                continue
            alone = GAP + min(costs[row + 1][column], costs[row][column + 1])
            costs[row][column] = min(alone, pairs[row][column] + costs[row + 1][column + 1])
    found: list[tuple[_Node, _Node]] = []
    row = column = 0
    while row < len(fresh) and column < len(base):
        if costs[row][column] == pairs[row][column] + costs[row + 1][column + 1]:
            found.append((fresh[row], base[column]))
            row, column = row + 1, column + 1
        elif costs[row][column] == GAP + costs[row + 1][column]:
            row += 1
        else:
            column += 1
    return found


def _counted_off(fresh: Sequence[_Node], base: Sequence[_Node]) -> list[tuple[_Node, _Node]]:
    waiting: dict[str, list[_Node]] = defaultdict(list)
    for known in reversed(base):
        waiting[known.kind].append(known)
    return [(node, waiting[node.kind].pop()) for node in fresh if waiting[node.kind]]


def _new_id(node: _Node, taken: set[str]) -> str:
    """An id that two people who add different blocks at the same time will hardly both choose."""
    count = 0
    while True:
        salt = str(count).encode()
        own = f"{node.block['type']}{sha256(node.whole + salt).hexdigest()[:10]}"
        if own not in taken:
            taken.add(own)
            return own
        count += 1
