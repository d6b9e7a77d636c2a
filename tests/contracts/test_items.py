"""The contract of the item store, kept by every adapter."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from tests.contracts.conftest import MakeItems, Seconds

from craftify.domain.errors import Invalid, Unavailable
from craftify.ports.items import (
    ABSENT,
    EXISTS,
    Check,
    Conflict,
    Delete,
    Index,
    Item,
    Items,
    ItemTooLarge,
    Put,
)


def put(pk: str, sk: str, expect: int | None = None, **more: Any) -> Put:  # noqa: ANN401
    return Put(Item(pk, sk, more.pop("doc", {"sk": sk}), **more), expect)


async def keys(store: Items, pk: str, **how: Any) -> list[str]:  # noqa: ANN401
    return [item.sk for item in (await store.query(pk, **how)).items]


async def test_what_was_written_is_read_back(items: Items) -> None:
    doc = {"text": "Grüße 🌍", "n": 1.5, "list": [None, True, {"a": "b"}], "": "\x00"}
    await items.write(put("a", "b", doc=doc, ttl=2**33, gs1=("g", "h"), gs2=("i", "j")))
    assert await items.get("a", "b") == Item("a", "b", doc, 1, 2**33, ("g", "h"), ("i", "j"))
    assert await items.get("a", "c") is None
    assert await items.get("b", "b") is None


async def test_a_long_document_is_read_back(items: Items) -> None:
    doc = {"html": "<p>é</p>" * 50_000}
    await items.write(put("a", "b", doc=doc))
    item = await items.get("a", "b")
    assert item is not None
    assert item.doc == doc


async def test_many_answers_in_the_order_asked(items: Items) -> None:
    await items.write(*(put("p", f"{n:03}") for n in range(100)))
    asked = [("p", "007"), ("p", "nobody"), ("p", "001"), ("p", "007")]
    assert [item and item.sk for item in await items.many(asked)] == ["007", None, "001", "007"]
    assert await items.many([]) == []
    everything = [("p", f"{n:03}") for n in range(300)]
    found = await items.many(everything)
    assert [item is not None for item in found] == [n < 100 for n in range(300)]


async def test_versions_count_writes(items: Items) -> None:
    await items.write(put("a", "b", ABSENT))
    first = await items.get("a", "b")
    assert first is not None
    assert first.version == 1
    update = Put(first, first.version)
    await items.write(update)
    second = await items.get("a", "b")
    assert second is not None
    assert second.version == update.version == 2
    await items.write(Put(second, EXISTS))
    third = await items.get("a", "b")
    assert third is not None
    assert third.version == 3
    await items.write(put("a", "b"))
    replaced = await items.get("a", "b")
    assert replaced is not None
    assert replaced.version == 1


@pytest.mark.parametrize(
    "op",
    [
        put("a", "here", ABSENT),
        put("a", "nowhere", EXISTS),
        put("a", "here", 2),
        put("a", "nowhere", 1),
        Delete("a", "nowhere", EXISTS),
        Delete("a", "here", 7),
        Delete("a", "here", ABSENT),
        Check("a", "nowhere"),
        Check("a", "here", ABSENT),
        Check("a", "here", 2),
    ],
)
async def test_a_broken_expectation_changes_nothing(items: Items, op: Put | Delete | Check) -> None:
    await items.write(put("a", "here", ABSENT, doc={"first": True}))
    with pytest.raises(Conflict) as caught:
        await items.write(put("a", "other"), op, Delete("a", "here2"), put("z", "z", EXISTS))
    assert caught.value.failed == (1, 3)
    here = await items.get("a", "here")
    assert here is not None
    assert (here.doc, here.version) == ({"first": True}, 1)
    assert await items.get("a", "other") is None


async def test_kept_expectations_let_all_of_it_happen(items: Items) -> None:
    await items.write(put("a", "1", ABSENT), put("a", "2", ABSENT), Check("a", "3", ABSENT))
    await items.write(
        put("a", "1", 1), Delete("a", "2", 1), put("a", "3", ABSENT), Check("a", "4", ABSENT)
    )
    assert await keys(items, "a") == ["1", "3"]
    await items.write(Check("a", "1", 2), Check("a", "3", EXISTS), Delete("a", "never"))


async def test_of_concurrent_writers_expecting_the_same_one_wins(items: Items) -> None:
    writes = (items.write(put("a", "b", ABSENT, doc={"n": n})) for n in range(40))
    results = await asyncio.gather(*writes, return_exceptions=True)
    assert sum(result is None for result in results) == 1
    assert all(result is None or isinstance(result, Conflict) for result in results)
    winner = await items.get("a", "b")
    assert winner is not None
    assert winner.doc == {"n": next(n for n, result in enumerate(results) if result is None)}


async def test_concurrent_increments_all_count(items: Items) -> None:
    await items.write(put("a", "n", ABSENT, doc={"n": 0}))

    async def increment() -> None:
        while True:
            item = await items.get("a", "n")
            assert item is not None
            try:
                await items.write(put("a", "n", item.version, doc={"n": item.doc["n"] + 1}))
            except Conflict:
                continue
            return

    await asyncio.gather(*(increment() for _ in range(25)))
    item = await items.get("a", "n")
    assert item is not None
    assert (item.doc["n"], item.version) == (25, 26)


async def test_sort_keys_come_in_utf8_order(items: Items) -> None:
    signs = ["a", "B", "b", "é", "z", "\uffee", "😀", "10", "9", "a\x00b", "a\x00", "ab", "~"]
    await items.write(*(put("p", sign) for sign in signs))
    ordered = sorted(signs, key=str.encode)
    assert await keys(items, "p") == ordered
    assert await keys(items, "p", reverse=True) == ordered[::-1]


async def test_ranges_and_prefixes(items: Items) -> None:
    there = ["a", "v#1", "v#2", "v#2x", "v#3", "v#\U0010ffff", "v#\U0010ffffz", "v$", "w"]
    await items.write(*(put("p", sk) for sk in there), put("q", "v#2"))
    assert await keys(items, "p", prefix="v#") == there[1:7]
    assert await keys(items, "p", prefix="v#\U0010ffff") == there[5:7]
    assert await keys(items, "p", lo="v#2", hi="v#3") == there[2:5]
    assert await keys(items, "p", lo="v#3") == there[4:]
    assert await keys(items, "p", hi="v#1") == there[:2]
    assert await keys(items, "p", lo="x", hi="b") == []
    assert await keys(items, "p", prefix="v#", reverse=True, limit=1) == [there[6]]
    assert await keys(items, "nobody") == []


async def test_a_prefix_ends_where_code_points_jump(items: Items) -> None:
    await items.write(*(put("p", sk) for sk in ("\ud7ff", "\ud7ffx", "\ue000", "😀")))
    assert await keys(items, "p", prefix="\ud7ff") == ["\ud7ff", "\ud7ffx"]


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("index", ["", "gs1", "gs2"])
@pytest.mark.parametrize("limit", [1, 3, 10, 250])
async def test_pages_join_without_gap_or_repeat(
    items: Items, index: Index, limit: int, *, reverse: bool
) -> None:
    for n in range(0, 130, 65):
        await items.write(
            *(
                put("p", f"{m:03}", gs1=("p", f"{m % 7}#{m}"), gs2=("p", "same"))
                for m in range(n, n + 65)
            )
        )
    whole = await keys(items, "p", index=index, reverse=reverse, limit=1000)
    assert len(whole) == 130
    read: list[str] = []
    cursor = None
    while True:
        page = await items.query("p", index=index, reverse=reverse, limit=limit, cursor=cursor)
        assert len(page.items) <= limit
        read += [item.sk for item in page.items]
        cursor = page.cursor
        if cursor is None:
            break
    assert read == whole


async def test_a_cursor_outlives_changes_around_it(items: Items) -> None:
    await items.write(*(put("p", str(n)) for n in range(10)))
    page = await items.query("p", limit=4)
    await items.write(Delete("p", "3"), put("p", "25"), Delete("p", "5"), put("p", "99"))
    rest = await keys(items, "p", limit=50, cursor=page.cursor)
    assert rest == ["4", "6", "7", "8", "9", "99"]


async def test_a_full_last_page_has_no_cursor(items: Items) -> None:
    await items.write(*(put("p", str(n)) for n in range(4)))
    assert (await items.query("p", limit=4)).cursor is None
    assert (await items.query("p", limit=3)).cursor is not None
    assert (await items.query("nobody", limit=1)).cursor is None


@pytest.mark.parametrize("cursor", ["", "x", "e30", "WzFd", "ü", "WyJhIiwgImIiXQ", "////"])
async def test_a_foreign_cursor_is_refused(items: Items, cursor: str) -> None:
    with pytest.raises(Invalid):
        await items.query("p", cursor=cursor)


async def test_indexes_hold_only_what_names_them(items: Items) -> None:
    await items.write(
        put("a", "1", gs1=("todo", "b")), put("b", "2", gs1=("todo", "a")), put("c", "3")
    )
    page = await items.query("todo", index="gs1")
    assert [(item.pk, item.sk) for item in page.items] == [("b", "2"), ("a", "1")]
    await items.write(put("b", "2"), put("a", "1", gs1=("done", "b"), gs2=("todo", "x")))
    assert await keys(items, "todo", index="gs1") == []
    assert await keys(items, "done", index="gs1", prefix="b") == ["1"]
    assert await keys(items, "todo", index="gs2") == ["1"]
    await items.write(Delete("a", "1"))
    assert await keys(items, "done", index="gs1") == []


async def test_what_has_expired_is_gone_at_once(items: Items, seconds: Seconds) -> None:
    end = int(seconds.now) + 60
    await items.write(put("p", "short", ABSENT, ttl=end, gs1=("g", "1")), put("p", "long"))
    seconds.now = end - 0.5
    assert await keys(items, "p") == ["long", "short"]
    seconds.now = end
    assert await items.get("p", "short") is None
    assert await items.many([("p", "short")]) == [None]
    assert await keys(items, "p") == ["long"]
    assert await keys(items, "g", index="gs1") == []
    for op in (Check("p", "short"), Delete("p", "short", 1), put("p", "short", 1)):
        with pytest.raises(Conflict):
            await items.write(op)
    await items.write(put("p", "short", ABSENT, doc={"again": True}))
    again = await items.get("p", "short")
    assert again is not None
    assert (again.doc, again.version, again.ttl) == ({"again": True}, 1, None)


async def test_limits_are_refused_before_anything_happens(items: Items) -> None:
    many = [put("p", str(n)) for n in range(101)]
    noise = "".join(chr(0x4E00 + (n * n * 31 + n // 7) % 20_000) for n in range(300_000))
    for ops in ((), many, [put("p", "1"), Delete("p", "1")]):
        with pytest.raises(ValueError, match="write"):
            await items.write(*ops)
    for pk, sk in (("", "s"), ("p", ""), ("p" * 2049, "s"), ("p", "é" * 513), ("p", "\ud800")):
        with pytest.raises(ValueError):  # noqa: PT011 the words differ
            await items.write(put("p", "fine"), put(pk, sk))
        with pytest.raises(ValueError):  # noqa: PT011 the words differ
            await items.write(put("p", "fine"), put("p", "fine2", gs1=(pk, sk)))
    with pytest.raises(ItemTooLarge):
        await items.write(put("p", "fine"), put("p", "big", doc={"noise": noise}))
    heavy = {"noise": noise[:130_000]}
    with pytest.raises(ItemTooLarge):
        await items.write(*(put("p", str(n), doc=heavy) for n in range(20)))
    assert await keys(items, "p") == []
    await items.write(put("p" * 2048, "é" * 512))


@pytest.mark.parametrize("how", [{"limit": 0}, {"limit": 1001}, {"prefix": "a", "lo": "b"}])
async def test_a_query_nobody_could_answer_is_refused(items: Items, how: dict[str, Any]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 the words differ
        await items.query("p", **how)


async def test_handing_over_a_document_does_not_share_it(items: Items) -> None:
    doc = {"n": 1}
    await items.write(put("a", "b", doc=doc))
    doc["n"] = 2
    first = await items.get("a", "b")
    assert first is not None
    first.doc["n"] = 3
    second = await items.get("a", "b")
    assert second is not None
    assert second.doc == {"n": 1}


async def test_a_canceled_caller_harms_nobody(items: Items) -> None:
    tasks = [asyncio.create_task(items.write(put("p", f"{n:02}"))) for n in range(20)]
    await asyncio.sleep(0)
    for task in tasks[::2]:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert [result is None for result in results[1::2]] == [True] * 10
    assert set(await keys(items, "p")) >= {f"{n:02}" for n in range(1, 20, 2)}


async def test_it_is_there_after_closing_and_opening(
    make_items: MakeItems, tmp_path: Path, seconds: Seconds
) -> None:
    store = make_items(tmp_path, seconds)
    await store.open()
    pending = asyncio.gather(*(store.write(put("p", f"{n:02}")) for n in range(50)))
    await asyncio.sleep(0)
    await store.close()
    await pending
    await store.close()
    for _ in range(2):
        await store.open()
        await store.health()
        assert len(await keys(store, "p")) == 50
        await store.close()


async def test_a_closed_store_says_so(
    make_items: MakeItems, tmp_path: Path, seconds: Seconds
) -> None:
    store = make_items(tmp_path, seconds)
    await store.open()
    await store.health()
    await store.close()
    with pytest.raises(Unavailable):
        await store.get("a", "b")
    with pytest.raises(Unavailable):
        await store.many([("a", "b")] * 200)
    with pytest.raises(Unavailable):
        await store.query("a", limit=500)
    with pytest.raises(Unavailable):
        await store.write(put("a", "b"))
    with pytest.raises(Unavailable):
        await store.health()


async def test_two_open_stores_see_each_other(
    make_items: MakeItems, tmp_path: Path, seconds: Seconds
) -> None:
    one, other = make_items(tmp_path, seconds), make_items(tmp_path, seconds)
    await one.open()
    await other.open()
    await one.write(put("p", "1", ABSENT))
    assert await keys(other, "p") == ["1"]
    with pytest.raises(Conflict):
        await other.write(put("p", "1", ABSENT))
    await asyncio.gather(
        *(
            store.write(put("p", f"{name}{n}"))
            for n in range(50)
            for name, store in (("a", one), ("b", other))
        )
    )
    assert len(await keys(one, "p", limit=200)) == len(await keys(other, "p", limit=200)) == 101
    await one.close()
    await other.write(put("p", "2"))
    await other.close()
