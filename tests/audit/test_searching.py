"""Searching a long log: bounded work for one answer, and nothing left out or shown twice."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.audit.ledgers import ORGANIZATION, Book, burglar, doc, entries, opened

from craftify.ports.items import Index, Page, pack
from craftify.records.audit import entry_of
from craftify.services.audit.exporting import safe
from craftify.services.audit.searching import (
    BUDGET,
    AuditQuery,
    Place,
    Search,
    found_by,
    of_cursor,
    to_cursor,
)


@pytest.fixture(scope="module")
async def book(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Book]:
    """Six months of two people, one of whom did something rare at the very beginning."""
    folder: Path = tmp_path_factory.mktemp("search")
    async with opened(Book(folder / "items.db")) as made:
        await made.found()
        await made.write(3, who="bob", action="key.created", entity_id="k1")
        for month in range(6):
            for number in range(8):
                notes = [
                    each for _ in range(45) for each in made.note(who="ada", entity_id=f"t{number}")
                ]
                await made.ledger.write(*notes)
            await made.write(2, who="bob", entity_id="t1", action="template.changed")
            if month < 5:
                made.clock.advance(days=30)
        yield made


class Counting:
    """The store, and how many items it was asked for."""

    def __init__(self, book: Book) -> None:
        self._book, self.read = book, 0

    def __getattr__(self, name: str) -> object:
        return getattr(self._book.ledger, name)

    async def query(self, pk: str, *, index: Index = "", **more: object) -> Page:
        page = await self._book.ledger.query(pk, index=index, **more)  # type: ignore[arg-type]
        self.read += len(page.items)
        return page


def search(book: Book, **filters: object) -> tuple[Search, Counting]:
    counting = Counting(book)
    query = AuditQuery(**filters)  # type: ignore[arg-type]
    return Search(counting, ORGANIZATION, query, book.clock.now()), counting  # type: ignore[arg-type]


async def everything(book: Book, limit: int, **filters: object) -> list[int]:
    """The numbers of all entries found, page by page, each cursor carried as text."""
    found: list[int] = []
    place: Place | None = None
    while True:
        looking, counting = search(book, **filters)
        page = await found_by(looking, limit, place)
        assert counting.read <= BUDGET + 1_000
        assert len(page.items) <= limit
        found += [entry_of(item).seq for item in page.items]
        place = of_cursor(to_cursor(page.place))
        if place is None:
            return found


@pytest.mark.parametrize("limit", [7, 50, 200])
async def test_pages_hold_everything_once_and_in_order(book: Book, limit: int) -> None:
    with burglar(book.path) as db:
        total = len(entries(db))
    assert await everything(book, limit) == list(range(total, 0, -1))


async def test_what_is_rare_is_found_at_the_end_of_bounded_steps(book: Book) -> None:
    assert await everything(book, 50, action="key.created") == [3, 2, 1]
    looking, counting = search(book, address="192.0.2.1")
    page = await found_by(looking, 50, None)
    assert counting.read < BUDGET + 1_000
    assert page.items == ()


async def test_indexes_are_used(book: Book) -> None:
    looking, counting = search(book, actor="bob")
    page = await found_by(looking, 50, None)
    assert len(page.items) == 15
    assert counting.read == 15
    looking, counting = search(book, entity_id="k1")
    assert len((await found_by(looking, 50, None)).items) == 3
    assert counting.read == 3
    since = book.clock.now().replace(day=1, hour=0)
    looking, counting = search(book, since=since, until=book.clock.now())
    assert (await found_by(looking, 200, None)).items
    assert counting.read < 1_000


async def test_one_thing_of_two_kinds_is_told_in_order(book: Book) -> None:
    found = await everything(book, 5, entity_id="t1", actor="bob")
    assert len(found) == 12
    assert found == sorted(found, reverse=True)


async def test_a_planted_entry_is_not_shown(book: Book) -> None:
    with burglar(book.path) as db:
        told = doc(db, entries(db)[0]) | {"id": "f" * 32, "actor_id": "mallory"}
        db.execute(
            "insert into item(pk, sk, version, doc, gs2p, gs2s) values(?, ?, 1, ?, ?, ?)",
            ("elsewhere", "f" * 32, pack(told), f"L#{ORGANIZATION}#u#mallory", "f" * 32),
        )
    assert await everything(book, 50, actor="mallory") == []
    with burglar(book.path) as db:
        db.execute("delete from item where pk = 'elsewhere'")


@given(st.text(max_size=20))
def test_no_cell_is_a_formula_and_every_cell_can_be_had_back(text: str) -> None:
    cell = safe(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))  # noqa: RUF001
    assert cell.removeprefix("'") == text if cell.startswith("'") else cell == text
