"""A whole product for each test: the default adapters in a folder of its own, nothing pretended."""

import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import httpx
import pytest
from tests.builders import ORIGIN, PASSWORD, Browser, HandClock, Notes, a_founding, a_setup, data
from tests.order import weight

from craftify import wiring
from craftify.adapters.workshop import Limits, ProcessWorkshop
from craftify.services.accounts.administrators import operator
from craftify.settings import Settings

MANY = 1_000_000
# all tests come from one address, and strangers are made to wait there
PATIENT = {"CRAFTIFY_RATE_LIMIT": str(MANY), "CRAFTIFY_SLOW_DOWN_AFTER": str(MANY)}
READY = re.compile(r"Craftify Email is ready: (\S+)")


def pytest_configure(config: pytest.Config) -> None:
    """Several workers take files in our order, not by how many tests are in them."""
    config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: -weight(item.path))


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """As shipped, but for how often one may ask: on a clock that stands still no bucket drains."""
    return Settings(
        data=tmp_path / "data",
        rate_limit=MANY,
        slow_after=MANY,
        user_rate=MANY,
        user_burst=MANY,
        key_rate=MANY,
        key_burst=MANY,
        organization_rate=MANY,
        preview_rate=MANY,
        test_mail_rate=MANY,
        import_rate=MANY,
        export_rate=MANY,
    )


@pytest.fixture(scope="session")
async def workshop() -> AsyncIterator[ProcessWorkshop]:
    """The engine's children, started once for all tests: they keep nothing between two jobs."""
    shared = ProcessWorkshop(Limits())
    await shared.open()
    yield shared
    await shared.close()


@pytest.fixture
async def house(
    settings: Settings, clock: HandClock, notes: Notes, workshop: ProcessWorkshop
) -> AsyncIterator[wiring.House]:
    """Everything, open, on a clock that the test moves."""
    async with wiring.open_house(settings, notes, clock=clock, workshop=workshop) as opened:
        yield opened


MakeClient = Callable[..., httpx.AsyncClient]


@pytest.fixture
async def make_client(house: wiring.House) -> AsyncIterator[MakeClient]:
    """Further clients of the same product, each with cookies of its own."""
    async with AsyncExitStack() as stack:

        def make(address: str = "127.0.0.1", origin: str = ORIGIN) -> httpx.AsyncClient:
            transport = httpx.ASGITransport(house.app, client=(address, 5000))
            client = httpx.AsyncClient(transport=transport, base_url=origin)
            stack.push_async_callback(client.aclose)
            return client

        yield make


@pytest.fixture
def client(make_client: MakeClient) -> httpx.AsyncClient:
    """Nobody in particular, on this machine."""
    return make_client()


@pytest.fixture
async def setup_token(house: wiring.House) -> str:
    token = await house.services.setup.offer()
    assert token is not None
    return token


@pytest.fixture
async def ada(make_client: MakeClient, setup_token: str) -> Browser:
    """The first administrator, at her browser."""
    client = make_client()
    answer = await client.post("/api/setup", json=a_setup(setup_token))
    assert answer.status_code == 201, answer.text
    return Browser(client, data(answer))


@pytest.fixture
async def stranger(make_client: MakeClient, house: wiring.House, ada: Browser) -> Browser:
    """The administrator of another organization on the same server."""
    assert ada.organization_id
    founding = a_founding(organization="Harbor", email="mallory@harbor.example")
    await house.services.administrators.create(operator(), founding)
    client = make_client()
    given = {"email": founding.email, "password": PASSWORD}
    answer = await client.post("/api/auth/login", json=given)
    return Browser(client, data(answer))


@dataclass
class Server:
    """A real server in a process of its own."""

    process: subprocess.Popen[str]
    address: str
    data: Path

    @property
    def origin(self) -> str:
        return self.address.partition("/setup")[0]

    @property
    def token(self) -> str:
        return self.address.partition("token=")[2]


def environment(data_folder: Path, **more: str) -> dict[str, str]:
    """What a server is told, without anything this machine may have set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CRAFTIFY_")}
    return kept | {"CRAFTIFY_DATA": str(data_folder), "HOST": "127.0.0.1", "PORT": "0"} | more


@contextmanager
def running(data_folder: Path, **more: str) -> Iterator[Server]:
    """A server until the end of the block; stopped the polite way."""
    notes_path = data_folder.with_name(f"{data_folder.name}.stderr")
    with notes_path.open("w") as notes_file:
        process = _started(environment(data_folder, **(PATIENT | more)), notes_file)
        try:
            yield Server(process, _address(process, notes_path), data_folder)
        finally:
            process.terminate()
            process.wait(30)
            if process.stdout is not None:
                process.stdout.close()


def _started(told: dict[str, str], notes_file: IO[str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "craftify", "serve"]
    return subprocess.Popen(command, env=told, stdout=subprocess.PIPE, stderr=notes_file, text=True)


def _address(process: subprocess.Popen[str], notes_path: Path) -> str:
    assert process.stdout is not None
    line = process.stdout.readline()
    match = READY.fullmatch(line.strip())
    assert match, f"said {line!r}; {notes_path.read_text()[-2000:]}"
    return match[1]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A real server with nothing in it."""
    with running(tmp_path / "data") as started:
        yield started
