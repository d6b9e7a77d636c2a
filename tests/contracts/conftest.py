"""Every adapter of a port, opened on a place of its own; a new one joins by one line here."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Protocol

import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from tests.builders import HandClock, Notes
from tests.contracts.calling import Names, opened

from craftify.adapters.egress import HttpEgress
from craftify.adapters.filesystem import FileBlobs
from craftify.adapters.mailbox import FileMailbox
from craftify.adapters.metrics import PrometheusMetrics
from craftify.adapters.sqlite import SqliteCatalog, SqliteItems
from craftify.adapters.telemetry import OtelTracing, TracedItems
from craftify.ports.blobs import Blobs
from craftify.ports.catalog import Catalog
from craftify.ports.items import Items
from craftify.ports.mailer import Mailbox, Mailer
from craftify.records.chain import Chain
from craftify.records.ledger import Ledger


class Seconds:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


MakeItems = Callable[[Path, Seconds], Items]
ITEMS: dict[str, MakeItems] = {
    "sqlite": lambda place, seconds: SqliteItems(place / "items.sqlite", now=seconds),
    "traced": lambda place, seconds: TracedItems(
        SqliteItems(place / "items.sqlite", now=seconds),
        OtelTracing(InMemorySpanExporter(), version="1"),
    ),
    "ledger": lambda place, seconds: Ledger(
        items=SqliteItems(place / "items.sqlite", now=seconds),
        chain=Chain(["of the contract"]),
        clock=HandClock(),
        logs=Notes(),
        metrics=PrometheusMetrics(),
    ),
}


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture(params=list(ITEMS.values()), ids=list(ITEMS))
def make_items(request: pytest.FixtureRequest) -> MakeItems:
    maker: MakeItems = request.param
    return maker


@pytest.fixture
async def items(make_items: MakeItems, tmp_path: Path, seconds: Seconds) -> AsyncIterator[Items]:
    store = make_items(tmp_path, seconds)
    await store.open()
    yield store
    await store.close()


MakeBlobs = Callable[[Path], Blobs]
BLOBS: dict[str, MakeBlobs] = {"filesystem": lambda place: FileBlobs(place / "blobs")}


@pytest.fixture(params=list(BLOBS.values()), ids=list(BLOBS))
def make_blobs(request: pytest.FixtureRequest) -> MakeBlobs:
    maker: MakeBlobs = request.param
    return maker


@pytest.fixture
async def blobs(make_blobs: MakeBlobs, tmp_path: Path) -> AsyncIterator[Blobs]:
    store = make_blobs(tmp_path)
    await store.open()
    yield store
    await store.close()


class Post(Mailer, Mailbox, Protocol):
    """A mailer whose mails can be read afterwards."""


MakePost = Callable[[Path], Post]
POSTS: dict[str, MakePost] = {"mailbox": lambda place: FileMailbox(place / "mails")}


@pytest.fixture(params=list(POSTS.values()), ids=list(POSTS))
def make_post(request: pytest.FixtureRequest) -> MakePost:
    maker: MakePost = request.param
    return maker


@pytest.fixture
async def post(make_post: MakePost, tmp_path: Path) -> AsyncIterator[Post]:
    mails = make_post(tmp_path)
    await mails.open()
    yield mails
    await mails.close()


MakeCatalog = Callable[[Path], Catalog]
CATALOGS: dict[str, MakeCatalog] = {
    "sqlite": lambda place: SqliteCatalog(place / "catalog.sqlite"),
}


@pytest.fixture(params=list(CATALOGS.values()), ids=list(CATALOGS))
def make_catalog(request: pytest.FixtureRequest) -> MakeCatalog:
    maker: MakeCatalog = request.param
    return maker


@pytest.fixture
async def catalog(make_catalog: MakeCatalog, tmp_path: Path) -> AsyncIterator[Catalog]:
    model = make_catalog(tmp_path)
    await model.open()
    yield model
    await model.close()


@pytest.fixture
async def egress(notes: Notes) -> AsyncIterator[HttpEgress]:
    """The way out of a server whose operator opened loopback, where every name leads."""
    made = HttpEgress(notes, "Tests/1", grounds=opened("127.0.0.0/8"), lookup=Names(["127.0.0.1"]))
    yield made
    await made.close()
