"""What was acknowledged outlives SIGKILL, and processes can share a store."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from typing import Any

import apsw
import pytest
from tests.contracts import writing_process
from tests.contracts.writing_process import content

from craftify.adapters.sqlite import SqliteItems


async def started(path: Path, verb: str, argument: str) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, writing_process.__file__, str(path), verb, argument, stdout=PIPE
    )


async def acknowledged(child: Process, kill_after: int) -> list[int]:
    """What the child saw acknowledged; it is killed without warning after so many."""
    assert child.stdout is not None
    told = []
    async for line in child.stdout:
        if line.endswith(b"\n"):
            told.append(int(line))
        if len(told) == kill_after:
            child.kill()
    return told


async def partition(store: SqliteItems, pk: str) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    page = await store.query(pk, limit=500)
    while True:
        found |= {int(item.sk): item.doc for item in page.items}
        if page.cursor is None:
            return found
        page = await store.query(pk, limit=500, cursor=page.cursor)


@pytest.mark.parametrize("kill_after", [1, 90, 333, 641, 1000])
async def test_no_acknowledged_write_is_lost_by_sigkill(tmp_path: Path, kill_after: int) -> None:
    path = tmp_path / "items.sqlite"
    told: dict[str, list[int]] = {}
    for round_ in ("first", "second"):
        child = await started(path, "fill", round_)
        told[round_] = await acknowledged(child, kill_after)
        assert await child.wait() == -9
        assert len(told[round_]) >= kill_after
    store = SqliteItems(path)
    await store.open()
    for round_, numbers in told.items():
        kept = await partition(store, f"left/{round_}")
        assert kept == await partition(store, f"right/{round_}")
        assert set(numbers) <= set(kept)
        assert all(doc == content(round_, number) for number, doc in kept.items())
    await store.close()
    db = apsw.Connection(str(path))
    assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
    db.close()


async def test_processes_count_together(tmp_path: Path) -> None:
    path = tmp_path / "items.sqlite"
    store = SqliteItems(path)
    await store.open()
    children = [await started(path, "count", "60") for _ in range(3)]
    await writing_process.count(store, "60")
    assert [await child.wait() for child in children] == [0, 0, 0]
    counter = await store.get("counter", "@")
    assert counter is not None
    assert (counter.doc["n"], counter.version) == (240, 240)
    await store.close()


async def test_processes_that_come_at_once_make_one_store(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "items.sqlite"
    children = [await started(path, "count", "5") for _ in range(4)]
    assert [await child.wait() for child in children] == [0] * 4
    store = SqliteItems(path)
    await store.open()
    counter = await store.get("counter", "@")
    assert counter is not None
    assert counter.doc["n"] == 20
    await store.close()
