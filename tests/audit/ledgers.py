"""A ledger on a file, entries to write into it, and a hand in the file that nobody should have."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import apsw
from tests.builders import HandClock, Notes

from craftify.adapters.metrics import PrometheusMetrics
from craftify.adapters.sqlite import SqliteItems
from craftify.domain.access import PERMISSIONS, Actor
from craftify.domain.accounts.organizations import Organization
from craftify.ports.items import Put, pack, unpack
from craftify.records.accounts.organizations import organization_op
from craftify.records.chain import Chain
from craftify.records.journal import Journal
from craftify.records.ledger import Ledger
from craftify.services.audit.verdict import Mark, Verdict
from craftify.services.audit.verifying import verified

ORGANIZATION = "meadow"
SECRET = "the secret of the server"


@dataclass
class Numbers:
    """Ids that sort as they are made, and are the same in every run."""

    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def new(self) -> str:
        return f"{next(self._numbers):032x}"


@dataclass
class Book:
    """An open ledger with its pen."""

    path: Path
    clock: HandClock = field(default_factory=HandClock)
    notes: Notes = field(default_factory=Notes)
    ids: Numbers = field(default_factory=Numbers)
    secrets: tuple[str, ...] = (SECRET,)
    ledger: Ledger = field(init=False)

    def __post_init__(self) -> None:
        self.ledger = Ledger(
            items=SqliteItems(self.path),
            chain=Chain(self.secrets),
            clock=self.clock,
            logs=self.notes,
            metrics=PrometheusMetrics(),
        )

    @property
    def plain(self) -> SqliteItems:
        assert isinstance(self.ledger.items, SqliteItems)
        return self.ledger.items

    async def found(self, organization_id: str = ORGANIZATION) -> None:
        organization = Organization(
            id=organization_id, name=organization_id.title(), created_at=self.clock.now()
        )
        await self.ledger.write(organization_op(organization))

    def note(self, action: str = "thing.changed", who: str = "ada", **more: Any) -> tuple[Put, Put]:  # noqa: ANN401
        organization_id = more.pop("organization_id", ORGANIZATION)
        return Journal(self.clock, self.ids).note(
            an_actor(who, organization_id), action, more.pop("entity_id", "t1"), **more
        )

    async def write(self, times: int = 1, **more: Any) -> None:  # noqa: ANN401
        for number in range(times):
            await self.ledger.write(*self.note(details={"number": number}, **more))

    async def verdict(
        self, mark: Mark | None = None, organization_id: str = ORGANIZATION
    ) -> Verdict:
        return await verified(self.ledger, self.ledger.chain, self.clock, organization_id, mark)


def an_actor(who: str = "ada", organization_id: str = ORGANIZATION) -> Actor:
    return Actor(
        id=who,
        organization_id=organization_id,
        name=who.title(),
        email=f"{who}@meadow.example",
        role="admin",
        permissions=frozenset(PERMISSIONS),
    )


@asynccontextmanager
async def opened(book: Book) -> AsyncIterator[Book]:
    await book.ledger.open()
    try:
        yield book
    finally:
        await book.ledger.close()


Row = dict[str, Any]


@contextmanager
def burglar(path: Path) -> Iterator[apsw.Connection]:
    """Somebody with the file and with all the time in the world, but without the secret."""
    db = apsw.Connection(str(path))
    db.set_busy_timeout(5_000)
    try:
        yield db
    finally:
        db.close()


def entries(db: apsw.Connection, organization_id: str = ORGANIZATION) -> list[tuple[str, str]]:
    """The keys of all entries in the order they lie in."""
    found = db.execute(
        "select pk, sk from item where pk like ? order by pk, sk", (f"L#{organization_id}#%",)
    )
    return [(str(pk), str(sk)) for pk, sk in found]


def doc(db: apsw.Connection, key: tuple[str, str]) -> Row:
    ((raw,),) = db.execute("select doc from item where pk = ? and sk = ?", key).fetchall()
    assert isinstance(raw, bytes)
    return unpack(raw)


def overwrite(db: apsw.Connection, key: tuple[str, str], told: Row) -> None:
    db.execute("update item set doc = ? where pk = ? and sk = ?", (pack(told), *key))


def run(work: Any) -> Any:  # noqa: ANN401 - for tests that are given their data by hypothesis
    return asyncio.run(work)
