"""What SQLite's adapters do with the files they find."""

import asyncio
from pathlib import Path

import apsw
import pytest
from tests.contracts.catalog_entries import entry

from craftify.adapters.sqlite import SqliteCatalog, SqliteItems
from craftify.adapters.sqlite.files import connect, prepare
from craftify.adapters.sqlite.items import LAYOUT
from craftify.adapters.sqlite.writer import Writer
from craftify.domain.errors import Unavailable
from craftify.ports.catalog import CatalogQuery
from craftify.ports.items import Item, ItemTooLarge, Put, Unusable


async def filled(path: Path, items: int = 1) -> None:
    store = SqliteItems(path)
    await store.open()
    for first in range(0, items, 100):
        await store.write(
            *(Put(Item("p", str(n), {"n": "x" * 2000})) for n in range(first, first + 100))
        )
    await store.close()


async def refusal(path: Path) -> str:
    with pytest.raises(Unusable) as caught:
        await SqliteItems(path).open()
    assert str(path) in caught.value.message
    return caught.value.message


async def test_files_are_for_their_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "made" / "items.sqlite"
    store = SqliteItems(path)
    await store.open()
    await store.write(Put(Item("p", "s", {})))
    assert path.parent.stat().st_mode & 0o777 == 0o700
    files = sorted(path.parent.iterdir())
    assert [file.name for file in files] == ["items.sqlite", "items.sqlite-shm", "items.sqlite-wal"]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    await store.close()
    path.chmod(0o644)
    await filled(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


async def test_garbage_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "items.sqlite"
    path.write_bytes(b"not a database at all, " * 400)
    assert "damaged or not a database" in await refusal(path)
    assert path.read_bytes() == b"not a database at all, " * 400


async def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "items.sqlite"
    db = apsw.Connection(str(path))
    db.execute("create table notes(text)")
    db.close()
    before = path.read_bytes()
    assert "not an item store" in await refusal(path)
    assert path.read_bytes() == before


async def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "items.sqlite"
    await filled(path)
    db = apsw.Connection(str(path))
    db.pragma("user_version", 99)
    db.close()
    assert "newer Craftify" in await refusal(path)


async def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "items.sqlite").mkdir()
    await refusal(tmp_path / "items.sqlite")
    (tmp_path / "file").write_text("")
    await refusal(tmp_path / "file" / "items.sqlite")


async def test_a_damaged_page_is_told_and_not_taken_for_data(tmp_path: Path) -> None:
    path = tmp_path / "items.sqlite"
    await filled(path, items=1000)
    whole = path.read_bytes()
    path.write_bytes(whole[: 40 * 4096] + b"\x5a" * (len(whole) - 40 * 4096))
    store = SqliteItems(path)
    await store.open()
    with pytest.raises(Unavailable, match="damaged"):
        await store.query("p", limit=1000)
    await store.close()


def test_every_commit_waits_for_the_disk_and_none_for_a_checkpoint(tmp_path: Path) -> None:
    prepare(tmp_path / "items.sqlite", LAYOUT)
    db = connect(tmp_path / "items.sqlite")
    chosen = {name: db.pragma(name) for name in ("journal_mode", "synchronous")}
    assert chosen == {"journal_mode": "wal", "synchronous": 2}
    assert db.pragma("wal_autocheckpoint") == 0
    db.close()


async def test_a_long_log_starts_over(tmp_path: Path) -> None:
    path = tmp_path / "items.sqlite"
    prepare(path, LAYOUT)
    writer = Writer(path)
    writer.start()

    async def add(number: int) -> int:
        sql = "insert into item(pk, sk, version, doc) values('p', ?, 1, zeroblob(50000))"
        await writer.submit(lambda db: db.execute(sql, (str(number),)).fetchall())
        return writer.log_pages

    lengths = [await add(number) for number in range(20)]
    assert lengths == sorted(lengths)
    assert lengths[-1] > 200
    writer.finish_log()
    await add(20)
    assert await add(21) < 100
    await writer.stop()


async def test_a_group_survives_what_one_of_it_does_wrong(tmp_path: Path) -> None:
    """Writes that share a transaction do not share their errors."""
    path = tmp_path / "items.sqlite"
    store = SqliteItems(path)
    await store.open()
    noise = "".join(chr(0x4E00 + (n * n * 31 + n // 7) % 20_000) for n in range(300_000))
    good = [store.write(Put(Item("p", f"{n:02}", {}))) for n in range(30)]
    large = [
        store.write(Put(Item("q", f"{n}", {})), Put(Item("q", f"{n}b", {"x": noise})))
        for n in range(2)
    ]
    outcomes = await asyncio.gather(
        *good[:15], large[0], *good[15:], large[1], return_exceptions=True
    )
    assert [type(outcome) for outcome in outcomes].count(ItemTooLarge) == 2
    assert len((await store.query("p")).items) == 30
    assert (await store.query("q")).items == ()
    await store.close()


async def cataloged(path: Path) -> int:
    """How many templates the catalog holds when it is opened."""
    catalog = SqliteCatalog(path)
    await catalog.open()
    total = (await catalog.search("acme", CatalogQuery())).total
    assert (await catalog.cursor() is None) == (total == 0)
    await catalog.close()
    return total


async def fill_catalog(path: Path) -> None:
    catalog = SqliteCatalog(path)
    await catalog.open()
    await catalog.apply([entry(str(n), body="words " * 400) for n in range(300)], cursor="here")
    await catalog.close()


async def test_a_damaged_catalog_is_put_aside_and_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    await fill_catalog(path)
    assert await cataloged(path) == 300
    path.write_bytes(b"not a database at all, " * 400)
    assert await cataloged(path) == 0
    assert (tmp_path / "catalog.sqlite.damaged").read_bytes().startswith(b"not a database")
    await fill_catalog(path)
    assert await cataloged(path) == 300


async def test_a_catalog_found_damaged_in_use_is_begun_anew_next_time(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    await fill_catalog(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\x5a" * (len(whole) - 4096))
    catalog = SqliteCatalog(path)
    await catalog.open()
    with pytest.raises(Unavailable, match="damaged"):
        await catalog.search("acme", CatalogQuery())
    await catalog.close()
    assert await cataloged(path) == 0
    await fill_catalog(path)
    assert await cataloged(path) == 300


async def test_a_catalog_of_a_newer_schema_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    await fill_catalog(path)
    db = apsw.Connection(str(path))
    db.pragma("user_version", 99)
    db.close()
    assert await cataloged(path) == 0


async def test_an_item_store_is_never_taken_for_a_catalog(tmp_path: Path) -> None:
    path = tmp_path / "items.sqlite"
    await filled(path)
    before = path.read_bytes()
    with pytest.raises(Unusable, match="not a catalog"):
        await SqliteCatalog(path).open()
    assert path.read_bytes() == before
