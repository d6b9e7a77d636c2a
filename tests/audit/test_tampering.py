"""Whatever somebody does to the log in the file is found, and the verdict says where."""

import random
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.audit.ledgers import (
    ORGANIZATION,
    Book,
    burglar,
    doc,
    entries,
    opened,
    overwrite,
    run,
)

from craftify.ports.items import pack
from craftify.records.chain import Chain
from craftify.services.audit.verdict import Mark, Verdict

HEAD = (f"L#{ORGANIZATION}", "head")
Hand = Callable[[apsw.Connection, list[tuple[str, str]]], None]


@pytest.fixture
async def book(tmp_path: Path) -> AsyncIterator[Book]:
    async with opened(Book(tmp_path / "items.db")) as made:
        await made.found()
        await made.write(3)
        made.clock.advance(days=40)
        await made.write(4, who="bob")
        assert (await made.verdict()).ok
        yield made


def seqs(verdict: Verdict, kind: str) -> list[int | None]:
    return [fault.seq for fault in verdict.faults if fault.kind == kind]


def change(name: str, value: Any) -> Hand:  # noqa: ANN401
    def hand(db: apsw.Connection, keys: list[tuple[str, str]]) -> None:
        overwrite(db, keys[3], doc(db, keys[3]) | {name: value})

    return hand


@pytest.mark.parametrize(
    "hand",
    [
        change("actor_id", "mallory"),
        change("actor_name", "Mallory"),
        change("action", "thing.read"),
        change("at", "2027-04-10T09:00:01Z"),
        change("details", {"number": 99}),
        change("changes", [{"path": "x", "before": 1, "after": 2}]),
        change("address", "192.0.2.1"),
        change("more", "than was there"),
        change("previous", "0" * 64),
        change("hash", "0" * 64),
        change("id", "0" * 32),
    ],
)
async def test_a_changed_entry_is_named(book: Book, hand: Hand) -> None:
    with burglar(book.path) as db:
        hand(db, entries(db))
    verdict = await book.verdict()
    assert seqs(verdict, "changed") == [4], verdict.faults
    (fault,) = verdict.faults
    assert fault.at
    assert fault.id
    assert fault.problem.startswith("thing.")


async def test_a_changed_number_is_found(book: Book) -> None:
    with burglar(book.path) as db:
        change("seq", 6)(db, entries(db))
    verdict = await book.verdict()
    assert seqs(verdict, "removed") == [4]
    assert seqs(verdict, "inserted") == [6]


@pytest.mark.parametrize("column", ["gs1p", "gs1s", "gs2p", "gs2s", "ttl"])
async def test_an_entry_hidden_from_some_is_named(book: Book, column: str) -> None:
    value: Any = 2**40 if column == "ttl" else "elsewhere"
    with burglar(book.path) as db:
        pk, sk = entries(db)[3]
        db.execute(f"update item set {column} = ? where pk = ? and sk = ?", (value, pk, sk))  # noqa: S608
    verdict = await book.verdict()
    assert seqs(verdict, "changed") == [4]


@pytest.mark.parametrize("places", [[0], [3], [6], [1, 2, 3], [2, 5], [5, 6], [0, 1, 2]])
async def test_removed_entries_are_named(book: Book, places: list[int]) -> None:
    with burglar(book.path) as db:
        keys = entries(db)
        for place in places:
            db.execute("delete from item where pk = ? and sk = ?", keys[place])
    verdict = await book.verdict()
    assert seqs(verdict, "removed")
    told = " ".join(fault.problem for fault in verdict.faults)
    for first, last in ((places[0], places[-1]),):
        assert str(first + 1) in told
        assert str(last + 1) in told


async def test_an_entry_that_expired_is_gone(book: Book) -> None:
    with burglar(book.path) as db:
        db.execute("update item set ttl = 1 where pk = ? and sk = ?", entries(db)[2])
    assert seqs(await book.verdict(), "removed") == [3]


@pytest.mark.parametrize("month", ["202702", "202703", "202704", "202705"])
async def test_an_entry_put_in_is_named(book: Book, month: str) -> None:
    with burglar(book.path) as db:
        forged = doc(db, entries(db)[3]) | {"id": "f" * 32, "seq": 5}
        made = Chain(["a secret of their own"]).linked(forged, seq=5, previous=forged["previous"])
        for told, sk in ((forged, "f" * 32), (made, "e" * 32)):
            db.execute(
                "insert into item(pk, sk, version, doc) values(?, ?, 1, ?)",
                (f"L#{ORGANIZATION}#{month}", sk, pack(told)),
            )
    verdict = await book.verdict()
    assert "f" * 32 in {fault.id for fault in verdict.faults if fault.kind == "inserted"}
    assert len(verdict.faults) == 2


async def test_an_entry_without_a_link_is_named(book: Book) -> None:
    with burglar(book.path) as db:
        pk, sk = entries(db)[0]
        bare = {
            name: value
            for name, value in doc(db, (pk, sk)).items()
            if name not in {"seq", "previous", "key", "hash"}
        }
        db.execute(
            "insert into item(pk, sk, version, doc) values(?, ?, 1, ?)",
            (pk, "0" * 31 + "z", pack(bare | {"id": "0" * 31 + "z"})),
        )
    (fault,) = (await book.verdict()).faults
    assert (fault.kind, fault.id) == ("inserted", "0" * 31 + "z")


async def test_copies_and_swaps_are_found(book: Book) -> None:
    with burglar(book.path) as db:
        keys = entries(db)
        one, two = doc(db, keys[3]), doc(db, keys[4])
        overwrite(db, keys[3], two)
        overwrite(db, keys[4], one)
    verdict = await book.verdict()
    assert {fault.kind for fault in verdict.faults} == {"inserted", "removed"}
    assert " 4 to 5 " in " ".join(fault.problem for fault in verdict.faults)


async def test_an_entry_of_another_organization_is_none_of_ours(book: Book) -> None:
    await book.found("harbor")
    await book.write(organization_id="harbor")
    with burglar(book.path) as db:
        theirs = doc(db, entries(db, "harbor")[0])
        db.execute("delete from item where pk = ? and sk = ?", entries(db)[0])
        db.execute(
            "insert into item(pk, sk, version, doc) values(?, ?, 1, ?)",
            (f"L#{ORGANIZATION}#202703", theirs["id"], pack(theirs)),
        )
    verdict = await book.verdict()
    assert seqs(verdict, "removed") == [1]
    assert seqs(verdict, "inserted") == [1]


async def test_a_forged_head_is_found_also_after_further_writes(book: Book) -> None:
    with burglar(book.path) as db:
        keys = entries(db)
        for key in keys[-2:]:
            db.execute("delete from item where pk = ? and sk = ?", key)
        head = doc(db, HEAD)
        last = doc(db, keys[4])
        head["head"] |= {"seq": last["seq"], "hash": last["hash"]}
        overwrite(db, HEAD, head)
    verdict = await book.verdict()
    assert seqs(verdict, "head") == [None]
    await book.write(2)
    assert book.notes.of("audit.chain_broken")
    assert seqs(await book.verdict(), "head") == [5]


async def test_a_removed_head_is_found_also_after_further_writes(book: Book) -> None:
    with burglar(book.path) as db:
        db.execute("delete from item where pk = ? and sk = ?", HEAD)
    assert [fault.kind for fault in (await book.verdict()).faults] == ["head"]
    await book.write(2)
    assert seqs(await book.verdict(), "head") == [7]


async def test_a_log_set_back_is_found_by_a_head_that_was_written_down(book: Book) -> None:
    with burglar(book.path) as db:
        older = [db.execute("select * from item where pk = ? and sk = ?", HEAD).fetchone()]
    await book.write(2)
    mark = (await book.verdict()).head
    assert mark is not None
    with burglar(book.path) as db:
        for key in entries(db)[-2:]:
            db.execute("delete from item where pk = ? and sk = ?", key)
        db.execute("delete from item where pk = ? and sk = ?", HEAD)
        (row,) = older
        assert row is not None
        db.execute(f"insert into item values({', '.join('?' * len(row))})", row)
    assert (await book.verdict()).ok  # in itself it is whole …
    verdict = await book.verdict(mark)
    assert seqs(verdict, "removed") == [9]  # … but it once went further
    await book.write(3)
    assert seqs(await book.verdict(mark), "removed") == [9]
    assert (await book.verdict(Mark(seq=7, hash=(await book.verdict()).head.hash))).faults  # type: ignore[union-attr]


async def test_emptying_the_log_is_found(book: Book) -> None:
    with burglar(book.path) as db:
        for key in entries(db):
            db.execute("delete from item where pk = ? and sk = ?", key)
    verdict = await book.verdict()
    assert "1 to 7" in verdict.faults[0].problem


async def test_another_secret_is_told_apart_from_tampering(book: Book) -> None:
    await book.ledger.close()
    stranger = Book(book.path, secrets=("another secret",))
    async with opened(stranger):
        verdict = await stranger.verdict()
        assert all("CRAFTIFY_SECRET_KEY_PREVIOUS" in fault.problem for fault in verdict.faults)
    turned = Book(book.path, secrets=("another secret", *book.secrets), ids=book.ids)
    async with opened(turned):
        assert (await turned.verdict()).ok
        await turned.write(2)
        assert (await turned.verdict()).ok
    await book.ledger.open()
    assert not (await book.verdict()).ok


async def older(book: Book, times: int) -> None:
    """Entries as they were written before there was a chain."""
    for number in range(times):
        await book.plain.write(*book.note(details={"number": number}))


async def test_entries_from_before_the_chain_stay_as_they_are(tmp_path: Path) -> None:
    async with opened(Book(tmp_path / "items.db")) as book:
        await book.found()
        await older(book, 3)
        assert (await book.verdict()).ok
        book.clock.advance(days=31)
        await older(book, 2)
        await book.write(2)
        verdict = await book.verdict()
        assert (verdict.ok, verdict.entries, verdict.unchained) == (True, 7, 5)
        with burglar(book.path) as db:
            keys = entries(db)
            overwrite(db, keys[1], doc(db, keys[1]) | {"actor_name": "Mallory"})
        (fault,) = (await book.verdict()).faults
        assert (fault.kind, fault.at) == ("before", "2027-03")
        with burglar(book.path) as db:
            db.execute("delete from item where pk = ? and sk = ?", keys[4])
        assert [fault.at for fault in (await book.verdict()).faults] == ["2027-03", "2027-04"]
        book.clock.advance(days=31)
        await older(book, 1)
        assert (await book.verdict()).faults[0].kind == "inserted"


MUTATIONS = ("change", "remove", "insert", "move", "seq", "head")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    before=st.integers(0, 4),
    batches=st.lists(st.integers(1, 5), min_size=1, max_size=5),
    mutation=st.sampled_from(MUTATIONS),
    seed=st.integers(0, 2**32),
)
def test_one_mutation_of_any_history_is_found(
    before: int, batches: list[int], mutation: str, seed: int
) -> None:
    async def history(book: Book) -> Verdict:
        async with opened(book):
            await book.found()
            await older(book, before)
            for batch in batches:
                await book.write(batch, who=f"p{batch}")
                book.clock.advance(days=17)
            assert (await book.verdict()).ok
            with burglar(book.path) as db:
                mutate(db, mutation, random.Random(seed))  # noqa: S311 - a test
            return await book.verdict()

    with TemporaryDirectory() as folder:
        verdict = run(history(Book(Path(folder) / "items.db")))
    assert not verdict.ok
    assert all(fault.problem for fault in verdict.faults)


def mutate(db: apsw.Connection, mutation: str, chance: random.Random) -> None:
    key = chance.choice(entries(db))
    told = doc(db, key)
    if mutation == "remove":
        db.execute("delete from item where pk = ? and sk = ?", key)
    elif mutation == "insert":
        fresh = f"{chance.getrandbits(120):032x}"
        db.execute(
            "insert into item(pk, sk, version, doc) values(?, ?, 1, ?)",
            (key[0], fresh, pack(told | {"id": chance.choice([fresh, key[1]])})),
        )
    elif mutation == "move":
        there = f"L#{ORGANIZATION}#{chance.randrange(2026, 2028)}{chance.randrange(1, 3):02}"
        db.execute("update item set pk = ? where pk = ? and sk = ?", (there, *key))
    elif mutation == "head":
        head = doc(db, HEAD)
        head["head"] |= {"seq": head["head"]["seq"] + chance.choice([-1, 1])}
        overwrite(db, HEAD, head)
    elif mutation == "seq":
        overwrite(db, key, told | {"seq": chance.randrange(100, 200)})
    else:
        name = chance.choice([name for name in told if name != "seq"])
        overwrite(db, key, told | {name: f"{told[name]}x"})
