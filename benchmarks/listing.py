"""`GET /api/templates` (20 of 1,000) against the same route on Express 5, in one run.

Express comes twice: with what such a server has anyway (a verified token, security headers, a
request id, a line of JSON in a file for each request), and guarded besides by cors, a rate limit, a
slow-down and hpp. Craftify always has all of its layers on. Every server answers the same rows.
Express reads SQLite each time; Craftify asks it whether anything has changed and answers the same
page from memory, as it does in production.
"""

import json
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import apsw
import httpx

from benchmarks import peers
from benchmarks.serving import craftify
from craftify.starters import starters

TEMPLATES, ROUNDS, CONNECTIONS, REQUESTS = 1000, 7, 8, 4000
# figures so large that nobody is refused: every request is charged all the same
LAYERS = {
    "CRAFTIFY_RATE_LIMIT": "1000000",
    "CRAFTIFY_USER_RATE": "1000000",
    "CRAFTIFY_USER_BURST": "1000000",
    "CRAFTIFY_ORGANIZATION_RATE": "10000000",
    "CRAFTIFY_CORS_ORIGINS": "https://app.example.com",
    "CRAFTIFY_IP_DENY": "203.0.113.0/24",
    "CRAFTIFY_LOG_LEVEL": "info",
}
Seen = dict[str, float]


class Contender(NamedTuple):
    """A server that runs, and a token it takes."""

    pid: int
    port: int
    token: str


def measure() -> str:
    """A table: requests per second, latencies and CPU time, and the ratios to the plain peer's."""
    taken: dict[str, list[Seen]] = {}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        server = stack.enter_context(craftify(Path(folder), LAYERS))
        ours = Contender(pid=server.pid, port=server.port, token=server.token)
        rows = populate(server.client)
        database = Path(folder, "peer.db")
        fill(database, rows)
        contenders = {
            "Express 5.3": stack.enter_context(express(database, Path(folder, "plain.log"))),
            "Express 5.3, guarded": stack.enter_context(
                express(database, Path(folder, "guarded.log"), "guarded")
            ),
            "Craftify, all layers": ours,
        }
        for number in range(ROUNDS + 1):
            for name, contender in contenders.items():
                seen = load(contender)
                if number:  # the first round warms all of them up
                    taken.setdefault(name, []).append(seen)
    return table(taken)


@contextmanager
def express(database: Path, log: Path, guards: str = "") -> Iterator[Contender]:
    """The peer, with or without its guards."""
    peer = peers.start("listing.js", str(database), secrets.token_hex(32), str(log), guards)
    try:
        assert peer.stdout
        said = json.loads(peer.stdout.readline())
        yield Contender(pid=peer.pid, port=said["port"], token=said["token"])
    finally:
        peer.terminate()
        peer.wait()


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


def load(contender: Contender) -> Seen:
    """One round from another process, so that the load does not share the server's time."""
    command = [sys.executable, "-m", "benchmarks.load", str(contender.port)]
    command += ["/api/templates?limit=20", contender.token, str(CONNECTIONS), str(REQUESTS)]
    before = spent(contender.pid)
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    cpu = (spent(contender.pid) - before) / REQUESTS * 1e6
    return {name: float(value) for name, value in json.loads(answer.stdout).items()} | {"cpu": cpu}


def spent(pid: int) -> float:
    """Seconds of CPU time that a process has used; 0 where nobody can tell."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def table(taken: dict[str, list[Seen]]) -> str:
    """Medians over the rounds as Markdown."""
    medians = {
        name: {key: statistics.median(seen[key] for seen in rounds) for key in rounds[0]}
        for name, rounds in taken.items()
    }
    first = next(iter(medians.values()))
    rows = [
        f"| {name} | {m['rate']:,.0f} | {m['rate'] / first['rate']:.2f} | {m['p50']:.1f} |"
        f" {m['p99']:.1f} | {m['p99'] / first['p99']:.2f} | {m['cpu']:.0f} |"
        for name, m in medians.items()
    ]
    head = "| server | requests/s | ratio | p50 ms | p99 ms | p99 ratio | CPU µs/request |"
    return "\n".join([head, "|---|--:|--:|--:|--:|--:|--:|", *rows])
