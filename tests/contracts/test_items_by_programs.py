"""Random programs run on an adapter and on the model, and every answer must be the same."""

import asyncio
import itertools
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.contracts.conftest import MakeItems, Seconds
from tests.contracts.item_model import ItemModel

from craftify.ports.items import ABSENT, EXISTS, Check, Conflict, Delete, Item, Items, Op, Put

PARTITIONS = st.sampled_from(["a", "b"])
SORTS = st.sampled_from(["0", "1", "2", "10", "x#1", "x#2", "x#é", "x#😀", "x#\uffff", "y", "\x00"])
EXPECTATIONS = st.sampled_from([None, None, ABSENT, EXISTS, 1, 2, 3])
START = 1_000
ENTRIES = st.none() | st.tuples(PARTITIONS, SORTS)
ITEMS = st.builds(
    Item,
    PARTITIONS,
    SORTS,
    st.dictionaries(st.text(max_size=3), st.integers(-9, 9) | st.text(max_size=9), max_size=3),
    st.integers(0, 3),
    st.none() | st.integers(START - 5, START + 25),
    ENTRIES,
    ENTRIES,
)
OPS = st.one_of(
    st.builds(Put, ITEMS, EXPECTATIONS),
    st.builds(Put, ITEMS, EXPECTATIONS),
    st.builds(Delete, PARTITIONS, SORTS, EXPECTATIONS),
    st.builds(Check, PARTITIONS, SORTS, st.sampled_from([ABSENT, EXISTS, 1, 2])),
)
WRITES = st.lists(OPS, min_size=1, max_size=6, unique_by=lambda op: op.key)
SPANS: st.SearchStrategy[dict[str, str]] = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"prefix": st.sampled_from(["x#", "1", "y", "x#😀"])}),
    st.fixed_dictionaries({}, optional={"lo": SORTS, "hi": SORTS}),
)
QUERIES = st.tuples(
    PARTITIONS,
    st.sampled_from(["", "gs1", "gs2"]),
    st.booleans(),
    st.sampled_from([1, 2, 3, 50]),
    SPANS,
)
STEPS = st.one_of(
    st.tuples(st.just("write"), WRITES),
    st.tuples(st.just("write"), WRITES),
    st.tuples(st.just("together"), st.lists(WRITES, min_size=2, max_size=5)),
    st.tuples(st.just("get"), st.tuples(PARTITIONS, SORTS)),
    st.tuples(st.just("many"), st.lists(st.tuples(PARTITIONS, SORTS), max_size=6)),
    st.tuples(st.just("query"), QUERIES),
    st.tuples(st.just("wait"), st.integers(1, 9)),
)


class Bench:
    """The store under test beside the model; each program gets partitions of its own."""

    numbers = itertools.count()

    def __init__(self, store: Items, seconds: Seconds) -> None:
        self.store, self.seconds = store, seconds
        self.model = ItemModel()
        self.own = f"{next(self.numbers)}/"
        self.wait(START - int(seconds.now))

    def wait(self, seconds: int) -> None:
        self.seconds.now += seconds
        self.model.now = self.seconds.now

    def _named(self, op: Op) -> Op:
        if isinstance(op, Delete):
            return Delete(self.own + op.pk, op.sk, op.expect)
        if isinstance(op, Check):
            return Check(self.own + op.pk, op.sk, op.expect)
        item = op.item
        gs1, gs2 = (
            entry and (self.own + entry[0], f"{entry[1]}/{item.pk}/{item.sk}")
            for entry in (item.gs1, item.gs2)
        )
        pk = self.own + item.pk
        return Put(Item(pk, item.sk, item.doc, item.version, item.ttl, gs1, gs2), op.expect)

    async def write(self, ops: list[Op]) -> None:
        named = [self._named(op) for op in ops]
        assert await outcome_of(self.store, named) == self._expected(named)

    async def together(self, writes: list[list[Op]]) -> None:
        """Handed over at once, writes share a transaction and still do not touch each other."""
        named = [[self._named(op) for op in ops] for ops in writes]
        outcomes = await asyncio.gather(*(outcome_of(self.store, ops) for ops in named))
        assert list(outcomes) == [self._expected(ops) for ops in named]

    def _expected(self, ops: list[Op]) -> object:
        try:
            self.model.write(*ops)
        except Conflict as conflict:
            return conflict.failed
        return "written"

    async def get(self, key: tuple[str, str]) -> None:
        pk, sk = self.own + key[0], key[1]
        assert await self.store.get(pk, sk) == self.model.get(pk, sk)

    async def many(self, keys: list[tuple[str, str]]) -> None:
        named = [(self.own + pk, sk) for pk, sk in keys]
        assert await self.store.many(named) == [self.model.get(*key) for key in named]

    async def query(self, asked: tuple[str, Any, bool, int, dict[str, str]]) -> None:
        pk, index, reverse, limit, span = asked
        how: dict[str, Any] = {"index": index, "reverse": reverse, **span}
        expected = self.model.query(self.own + pk, **how)
        found: list[Item] = []
        cursor = None
        for _ in range(len(expected) + 2):
            page = await self.store.query(self.own + pk, limit=limit, cursor=cursor, **how)
            assert len(page.items) == min(limit, len(expected) - len(found))
            found += page.items
            cursor = page.cursor
            if cursor is None:
                break
        assert found == expected


async def outcome_of(store: Items, ops: list[Op]) -> object:
    try:
        await store.write(*ops)
    except Conflict as conflict:
        return conflict.failed
    return "written"


async def run(bench: Bench, program: list[tuple[str, Any]]) -> None:
    verbs: dict[str, Callable[[Any], Any]] = {
        "write": bench.write,
        "together": bench.together,
        "get": bench.get,
        "many": bench.many,
        "query": bench.query,
    }
    for verb, argument in program:
        if verb == "wait":
            bench.wait(argument)
        else:
            await verbs[verb](argument)


def test_random_programs_agree_with_the_model(make_items: MakeItems) -> None:
    seconds = Seconds()
    with asyncio.Runner() as runner, tempfile.TemporaryDirectory() as place:
        store = make_items(Path(place), seconds)
        runner.run(store.open())

        @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
        @given(st.lists(STEPS, min_size=10, max_size=50))
        def agree(program: list[tuple[str, Any]]) -> None:
            runner.run(run(Bench(store, seconds), program))

        try:
            agree()
        finally:
            runner.run(store.close())
