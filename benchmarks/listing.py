"""`GET /api/templates` (20 of 1,000) against the same route on Express 5, in one run.

Both verify a token, set security headers and a request id, answer the same rows and write a line of
JSON for each request into a file. Express reads SQLite each time; Craftify asks it whether anything
has changed and answers the same page from memory, as it does in production.
"""

import json
import os
import secrets
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
import httpx

from benchmarks import peers
from craftify.starters import starters

TEMPLATES, ROUNDS, CONNECTIONS, REQUESTS = 1000, 7, 8, 4000
PASSWORD = "a long enough password"  # noqa: S105 - of a server that lives for a minute


def measure() -> str:
    """A table: requests per second and p99, and the ratio to the peer's."""
    with tempfile.TemporaryDirectory() as folder, craftify(Path(folder)) as (ours, token, rows):
        database = Path(folder, "peer.db")
        fill(database, rows)
        secret = secrets.token_hex(32)
        peer = peers.start("listing.js", str(database), secret, str(Path(folder, "peer.log")))
        assert peer.stdout
        theirs = json.loads(peer.stdout.readline())
        contenders = {
            "Express 5.3": (theirs["port"], theirs["token"]),
            "Craftify": (ours, token),
        }
        taken: dict[str, list[dict[str, float]]] = {name: [] for name in contenders}
        for number in range(ROUNDS + 1):
            for name, (port, bearer) in contenders.items():
                seen = load(port, bearer)
                if number:  # the first round warms both up
                    taken[name].append(seen)
        peer.terminate()
        peer.wait()
    return table(taken)


@contextmanager
def craftify(folder: Path) -> Iterator[tuple[int, str, list[dict[str, Any]]]]:
    """A server with 1,000 templates; gives its port, a token and the rows that it lists."""
    port = 39_127
    environment = os.environ | {"CRAFTIFY_DATA": str(folder / "data"), "PORT": str(port)}
    person = ["--organization", "Bench", "--email", "ada@example.com"]
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
            signed = {"email": "ada@example.com", "password": PASSWORD}
            token = client.post("/auth/token", json=signed).json()["data"]["accessToken"]
            client.headers["Authorization"] = f"Bearer {token}"
            yield port, token, populate(client)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


def populate(client: httpx.Client) -> list[dict[str, Any]]:
    """Create the templates, copies of the starters; give back the rows of the whole list."""
    designs = starters()
    for number in range(TEMPLATES):
        design = designs[number % len(designs)]
        body = {"starter": design.id, "name": f"{design.name} {number}"}
        client.post("/templates", json=body).raise_for_status()
    pages = [client.get("/templates", params={"limit": 100, "page": n + 1}) for n in range(10)]
    return [row for page in pages for row in page.json()["data"]]


def fill(database: Path, rows: list[dict[str, Any]]) -> None:
    """The peer's database: the same rows behind the index that its query needs."""
    connection = apsw.Connection(str(database))
    connection.execute(
        "create table template(id text primary key, organization text, updated_at text,"
        " summary text); create index recent on template(organization, updated_at, id)"
    )
    filled = [(row["id"], "o", row["updatedAt"], json.dumps(row)) for row in rows]
    connection.executemany("insert into template values(?, ?, ?, ?)", filled)
    connection.close()


def load(port: int, token: str) -> dict[str, float]:
    """One round from another process, so that the load does not share the server's time."""
    command = [sys.executable, "-m", "benchmarks.load", str(port), "/api/templates?limit=20"]
    command += [token, str(CONNECTIONS), str(REQUESTS)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    return {name: float(value) for name, value in json.loads(answer.stdout).items()}


def table(taken: dict[str, list[dict[str, float]]]) -> str:
    """Medians over the rounds as Markdown."""
    medians = {
        name: {key: statistics.median(seen[key] for seen in rounds) for key in rounds[0]}
        for name, rounds in taken.items()
    }
    first = next(iter(medians.values()))
    rows = [
        f"| {name} | {m['rate']:,.0f} | {m['rate'] / first['rate']:.2f} | {m['p50']:.1f} |"
        f" {m['p99']:.1f} | {m['p99'] / first['p99']:.2f} |"
        for name, m in medians.items()
    ]
    head = "| server | requests/s | ratio | p50 ms | p99 ms | p99 ratio |"
    return "\n".join([head, "|---|--:|--:|--:|--:|--:|", *rows])
