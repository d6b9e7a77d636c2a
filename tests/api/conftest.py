"""Servers, and callers, that several files of these tests speak to."""

from collections.abc import Iterator

import httpx
import pytest
from tests.api.sockets import SHORT
from tests.builders import a_setup, data
from tests.conftest import MakeClient, Server, running


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("raw") / "data", **SHORT) as server:
        yield server


@pytest.fixture(scope="module")
def bearer(served: Server) -> str:
    """The access token of somebody who is signed in."""
    made = httpx.post(f"{served.origin}/api/setup", json=a_setup(served.token))
    assert made.status_code == 201
    given = {"email": "ada@meadow.example", "password": a_setup("")["password"]}
    pair = data(httpx.post(f"{served.origin}/api/auth/token", json=given))
    return str(pair["accessToken"])


@pytest.fixture
def program(make_client: MakeClient) -> httpx.AsyncClient:
    """A program without cookies."""
    return make_client("198.51.100.7")
