"""A Craftify server of its own for a benchmark, with one person who is signed in."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx

EMAIL, PASSWORD = "ada@example.com", "a long enough password"


class Serving(NamedTuple):
    """A server that runs, and a client of its API that is signed in."""

    pid: int
    port: int
    token: str
    client: httpx.Client


@contextmanager
def craftify(folder: Path, settings: Mapping[str, str], port: int = 39_127) -> Iterator[Serving]:
    """A fresh server on loopback; it ends with the block."""
    environment = os.environ | dict(settings)
    environment |= {"CRAFTIFY_DATA": str(folder / "data"), "PORT": str(port)}
    person = ["--organization", "Bench", "--email", EMAIL]
    names = ["--first-name", "Ada", "--last-name", "Byron", "--password-stdin"]
    command = [sys.executable, "-m", "craftify"]
    create = [*command, "admin", "create", *person, *names]
    subprocess.run(
        create, env=environment, input=PASSWORD, text=True, check=True, stdout=subprocess.DEVNULL
    )
    server = subprocess.Popen(
        [*command, "serve"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout
        server.stdout.readline()
        with httpx.Client(base_url=f"http://127.0.0.1:{port}/api", timeout=60) as client:
            signed = {"email": EMAIL, "password": PASSWORD}
            token = client.post("/auth/token", json=signed).json()["data"]["accessToken"]
            client.headers["Authorization"] = f"Bearer {token}"
            yield Serving(pid=server.pid, port=port, token=token, client=client)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()
