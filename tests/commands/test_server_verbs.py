"""The command line on real data, beside a real server and without one."""

import json
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import psutil
import pytest
from tests.builders import PASSWORD, a_setup, data
from tests.conftest import Server, environment, running

CREATE = [
    "admin",
    "create",
    "--organization",
    "Meadow",
    "--email",
    "ada@meadow.example",
    "--first-name",
    "Ada",
    "--last-name",
    "Byron",
    "--password-stdin",
]


def craftify(
    folder: Path, *arguments: str, given: str = "", **told: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "craftify", *arguments],
        env=environment(folder, **told),
        input=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def signed_in(origin: str, password: str = PASSWORD) -> httpx.Response:
    given = {"email": "ada@meadow.example", "password": password}
    return httpx.post(f"{origin}/api/auth/token", json=given)


def test_a_server_says_in_one_line_where_it_is(server: Server) -> None:
    assert server.address.startswith("http://127.0.0.1:")
    assert len(server.token) >= 43
    assert httpx.get(f"{server.origin}/health").json()["data"]["status"] == "ok"


def test_its_token_sets_it_up_and_the_next_start_asks_for_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with running(folder) as server:
        answer = httpx.post(f"{server.origin}/api/setup", json=a_setup(server.token))
        assert answer.status_code == 201
    with running(folder) as server:
        spent = psutil.Process(server.process.pid).cpu_times()
        assert spent.user + spent.system < 3
        assert server.token == ""
        assert signed_in(server.origin).status_code == 200


def test_sessions_outlive_a_restart(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    craftify(folder, *CREATE, given=PASSWORD)
    with running(folder) as server:
        pair = data(signed_in(server.origin))
    bearer = {"Authorization": f"Bearer {pair['accessToken']}"}
    with running(folder) as server:
        me = httpx.get(f"{server.origin}/api/auth/me", headers=bearer)
        assert me.status_code == 200


def test_administrators_are_made_while_the_server_runs(server: Server) -> None:
    made = craftify(server.data, *CREATE, given=f"{PASSWORD}\n")
    assert made.returncode == 0, made.stderr
    assert "Ada Byron <ada@meadow.example>" in made.stdout
    assert PASSWORD not in made.stdout + made.stderr
    assert signed_in(server.origin).status_code == 200
    again = craftify(server.data, *CREATE, given=PASSWORD)
    assert again.returncode == 1
    assert "already" in again.stderr
    listed = craftify(server.data, "admin", "list")
    assert listed.stdout == "Meadow\n  Ada Byron <ada@meadow.example> active\n"


def test_a_password_is_reset_while_the_server_runs(server: Server) -> None:
    craftify(server.data, *CREATE, given=PASSWORD)
    pair = data(signed_in(server.origin))
    new = "eight grey herons at dusk"
    reset = ["admin", "reset-password", "--email", "ADA@meadow.example", "--password-stdin"]
    done = craftify(server.data, *reset, given=f"{new}\r\n")
    assert done.returncode == 0, done.stderr
    assert signed_in(server.origin).status_code == 401
    assert signed_in(server.origin, new).status_code == 200
    refresh = {"refreshToken": pair["refreshToken"]}
    assert httpx.post(f"{server.origin}/api/auth/refresh", json=refresh).status_code == 401
    nobody = craftify(
        server.data, *["admin", "reset-password", "--email", "x@y.z", "--password-stdin"], given=new
    )
    assert nobody.returncode == 1
    assert "no account for x@y.z" in nobody.stderr


@pytest.mark.parametrize(
    ("given", "said"),
    [("", "no password"), ("short\n", "at least 10"), ("password1234\n", "tried first")],
)
def test_a_password_that_is_not_fit_is_refused_in_one_sentence(
    tmp_path: Path, given: str, said: str
) -> None:
    made = craftify(tmp_path / "data", *CREATE, given=given)
    assert made.returncode == 1
    assert said in made.stderr
    assert made.stderr.count("\n") == 1


def test_a_port_in_use_is_said_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        refused = craftify(tmp_path / "data", "serve", PORT=port)
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"craftify: Port {port} on 127.0.0.1 is in use already.")
    assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("CRAFTIFY_BASEURL", "x", "did you mean CRAFTIFY_BASE_URL?"),
        ("CRAFTIFY_DATA", "/dev/null/data", "cannot be used"),
    ],
)
def test_a_setting_that_makes_no_sense_stops_the_start(
    tmp_path: Path, name: str, value: str, said: str
) -> None:
    refused = craftify(tmp_path / "data", "serve", **{name: value})
    assert refused.returncode == 1
    assert said in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_a_server_that_is_told_to_stop_finishes_what_it_began(tmp_path: Path) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        with running(tmp_path / "data") as server:
            httpx.get(f"{server.origin}/api")
            server.process.send_signal(number)
            assert server.process.wait(20) == 0


def test_what_is_kept_is_nobody_elses_and_logs_are_json(server: Server) -> None:
    httpx.get(f"{server.origin}/api/setup?token=canary")
    assert server.data.stat().st_mode & 0o777 == 0o700
    assert (server.data / "secret.key").stat().st_mode & 0o777 == 0o600
    server.process.terminate()
    server.process.wait(20)
    lines = (server.data / "logs" / "craftify.log").read_text().splitlines()
    requests = [line for line in map(json.loads, lines) if line["event"] == "request"]
    assert requests[-1]["path"] == "/api/setup"
    assert "canary" not in "".join(lines)


def test_says_its_version_and_its_verbs(tmp_path: Path) -> None:
    assert craftify(tmp_path, "--version").stdout.startswith("craftify ")
    listed = craftify(tmp_path, "--help").stdout
    assert "serve" in listed
    assert "admin" in listed
    assert craftify(tmp_path).returncode == 2
