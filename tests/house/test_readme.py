"""The README's commands do what it says, on a fresh clone and in a clean environment."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


def commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def clone(folder: Path) -> Path:
    """What is committed and nothing else."""
    subprocess.run(["git", "clone", "-q", str(ROOT), str(folder)], check=True)
    return folder


@contextmanager
def serving(command: list[str], folder: Path, data: Path) -> Iterator[tuple[str, str]]:
    """Run a command that serves; give the line with the address that it prints, and the address."""
    port = free_port()
    environment = os.environ | {"PORT": str(port), "CRAFTIFY_DATA": str(data)}
    environment.pop("MAKEFLAGS", None)
    server = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True, process_group=0
    )
    try:
        assert server.stdout
        lines = []
        for line in server.stdout:
            lines.append(line)
            if "http://127.0.0.1" in line:
                yield line, f"http://127.0.0.1:{port}"
                return
        pytest.fail("it ended without an address:\n" + "".join(lines))
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)
        if server.stdout:
            server.stdout.close()


def test_the_readme_names_two_commands() -> None:
    assert commands() == ["make run", "make test"]
    assert (ROOT / ".ci" / "run").read_text().rstrip().endswith("make test")


def test_make_run_serves_on_a_fresh_clone(tmp_path: Path) -> None:
    folder = clone(tmp_path / "craftify-email")
    with serving(["make", "run"], folder, tmp_path / "data") as (line, address):
        token = re.search(r"/setup\?token=(\S+)", line)
        assert token
        person = {
            "token": token[1],
            "organizationName": "Fresh",
            "email": "ada@example.com",
            "firstName": "Ada",
            "lastName": "Byron",
            "password": "a clean clone of it",
        }
        assert httpx.get(f"{address}/").text.lstrip().lower().startswith("<!doctype html")
        assert httpx.post(f"{address}/api/setup", json=person).status_code == 201
    with serving(["make", "run"], folder, tmp_path / "data") as (line, address):
        assert "token" not in line
        signed = {"email": person["email"], "password": person["password"]}
        assert httpx.post(f"{address}/api/auth/token", json=signed).status_code == 200
    assert (folder / ".venv" / "bin" / "craftify").exists()


def test_pip_install_gives_the_command_with_the_web_app_inside(tmp_path: Path) -> None:
    folder = clone(tmp_path / "source")
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "env")], check=True)
    pip = [str(tmp_path / "env/bin/python"), "-m", "pip", "install", "-q"]
    subprocess.run([*pip, "."], cwd=folder, check=True)
    shutil.rmtree(folder)
    craftify = str(tmp_path / "env/bin/craftify")
    with serving([craftify, "serve"], tmp_path, tmp_path / "data") as (_, address):
        assert "<div id=" in httpx.get(f"{address}/").text
