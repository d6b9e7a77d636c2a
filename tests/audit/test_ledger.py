"""Every audit entry becomes a link, whoever writes at the same time."""

import asyncio
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.audit import linking_process
from tests.audit.ledgers import ORGANIZATION, Book, burglar, doc, entries, opened

from craftify.ports.items import ABSENT, EXISTS, Check, Conflict, Delete, Item, Put
from craftify.services.audit.heads import write_down, written_down
from craftify.services.audit.verdict import Mark


@pytest.fixture
async def book(tmp_path: Path) -> AsyncIterator[Book]:
    async with opened(Book(tmp_path / "items.db")) as made:
        await made.found()
        yield made


def a_thing(name: str, expect: int | None = ABSENT) -> Put:
    return Put(Item(pk="things", sk=name, doc={}), expect)


def links(book: Book, organization_id: str = ORGANIZATION) -> list[tuple[int, str, str]]:
    with burglar(book.path) as db:
        docs = [doc(db, key) for key in entries(db, organization_id)]
    return [(each["seq"], each["previous"], each["hash"]) for each in docs]


async def test_each_entry_follows_the_one_before(book: Book) -> None:
    await book.write(5)
    chain = links(book)
    assert [seq for seq, _, _ in chain] == [1, 2, 3, 4, 5]
    assert [previous for _, previous, _ in chain[1:]] == [seal for _, _, seal in chain[:-1]]
    assert (await book.verdict()).ok


async def test_a_conflict_names_the_places_of_the_caller(book: Book) -> None:
    await book.ledger.write(a_thing("one"))
    with pytest.raises(Conflict) as refused:
        await book.ledger.write(a_thing("two"), *book.note(), a_thing("one"))
    assert refused.value.failed == (3,)
    assert links(book) == []
    await book.ledger.write(a_thing("two"), *book.note(), Check("things", "one", EXISTS))
    assert [seq for seq, _, _ in links(book)] == [1]


async def test_many_at_once_make_one_chain(book: Book) -> None:
    await asyncio.gather(*(book.write(3, who=f"p{number}") for number in range(40)))
    assert sorted(seq for seq, _, _ in links(book)) == list(range(1, 121))
    assert (await book.verdict()).ok


async def test_a_write_that_fails_takes_nobody_along(book: Book) -> None:
    await book.ledger.write(a_thing("there"))

    async def work(number: int) -> tuple[int, ...]:
        wanted = a_thing("there" if number % 3 == 0 else f"new{number}")
        try:
            await book.ledger.write(*book.note(details={"number": number}), wanted)
        except Conflict as refused:
            return refused.failed
        return ()

    failed = await asyncio.gather(*(work(number) for number in range(300)))
    assert failed == [() if number % 3 else (2,) for number in range(300)]
    assert sorted(seq for seq, _, _ in links(book)) == list(range(1, 201))
    with burglar(book.path) as db:
        written = {doc(db, key)["details"]["number"] for key in entries(db)}
    assert written == {number for number in range(300) if number % 3}
    assert (await book.verdict()).ok


async def test_a_write_that_is_nearly_full_waits_for_those_before(book: Book) -> None:
    def many(name: str) -> list[Put]:
        return [a_thing(f"{name}{number}") for number in range(97)]

    writes = [book.ledger.write(*many(f"{turn}-"), *book.note()) for turn in range(4)]
    await asyncio.gather(*writes, *(book.write(3) for _ in range(5)))
    assert (await book.verdict()).ok
    assert len(links(book)) == 19


async def test_organizations_in_one_write_and_crosswise(book: Book) -> None:
    async def both(first: str, second: str) -> None:
        for _ in range(10):
            one, two = (book.note(organization_id=each) for each in (first, second))
            await book.ledger.write(*one, *two, *book.note(organization_id=first))

    async with asyncio.timeout(20):
        await asyncio.gather(both("a", "b"), both("b", "a"), both("b", "c"), both("c", "a"))
    for name, times in (("a", 40), ("b", 50), ("c", 30)):
        assert sorted(seq for seq, _, _ in links(book, name)) == list(range(1, times + 1))
        assert (await book.verdict(organization_id=name)).ok


async def test_a_write_leaves_room_for_the_head(book: Book) -> None:
    things = [a_thing(f"{number}") for number in range(97)]
    await book.ledger.write(*things, *book.note())
    with pytest.raises(ValueError, match="at most 99 ops, not 100"):
        await book.ledger.write(*things, *book.note(), a_thing("98"))
    await book.ledger.write(*(a_thing(f"b{number}") for number in range(100)))


async def test_the_log_can_only_be_added_to(book: Book) -> None:
    await book.write(2)
    with burglar(book.path) as db:
        (pk, sk), _ = entries(db)
    for op in (Delete(pk, sk), Put(Item(pk=pk, sk=sk, doc={}), EXISTS)):
        with pytest.raises(ValueError, match="only be added to"):
            await book.ledger.write(op)
    assert (await book.verdict()).ok


async def test_who_is_cancelled_leaves_the_chain_whole(book: Book) -> None:
    writing = [asyncio.create_task(book.write(5)) for _ in range(20)]
    await asyncio.sleep(0)
    for task in writing[::2]:
        task.cancel()
    await asyncio.gather(*writing, return_exceptions=True)
    await book.write()
    assert (await book.verdict()).ok


async def told(path: Path, *arguments: str, kill_after: int = 0) -> tuple[int, int]:
    """How many writes a process saw acknowledged, and how it ended."""
    child = await asyncio.create_subprocess_exec(
        sys.executable, linking_process.__file__, str(path), *arguments, stdout=PIPE
    )
    assert child.stdout is not None
    lines = 0
    async for line in child.stdout:
        lines += line.endswith(b"\n")
        if kill_after and lines == kill_after:
            child.kill()
    return lines, await child.wait()


async def test_processes_make_one_chain_together(book: Book) -> None:
    others = [told(book.path, f"process{number}", "40") for number in range(3)]
    *outcomes, _ = await asyncio.gather(*others, book.write(40))
    assert outcomes == [(40, 0)] * 3
    assert sorted(seq for seq, _, _ in links(book)) == list(range(1, 161))
    assert (await book.verdict()).ok


@pytest.mark.parametrize("kill_after", [1, 210, 777, 1000])
async def test_a_killed_process_leaves_a_whole_chain(book: Book, kill_after: int) -> None:
    acknowledged, code = await told(book.path, "victim", "100000", kill_after=kill_after)
    assert code == -9
    chain = links(book)
    assert len(chain) >= acknowledged >= kill_after
    assert (await book.verdict()).ok
    await book.write()
    assert (await book.verdict()).ok


async def test_the_ends_of_chains_are_written_into_the_log(book: Book) -> None:
    await book.found("harbor")
    await book.write(3, organization_id="harbor")
    assert await write_down(book.ledger, book.notes) == 1  # Meadow has none yet
    async with written_down(book.ledger, book.notes):
        await book.write(2, organization_id="harbor")
    told = [note for note in book.notes.of("audit head") if note["organization"] == "harbor"]
    assert told[0]["seq"] == 3
    assert told[-1]["seq"] == 5
    mark = Mark(seq=told[-1]["seq"], hash=told[-1]["hash"])
    assert (await book.verdict(mark, "harbor")).ok
