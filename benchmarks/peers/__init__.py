"""The peers: Node programs that do the same work, run with one Node that has SQLite inside."""

import subprocess
import sys
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "tools"))
import webapp  # noqa: E402 - the path above is where it lives


@cache
def node() -> tuple[str, str]:
    """Node and npm from PyPI: new enough to carry SQLite, and the same on every machine."""
    return webapp.packaged()


def install() -> None:
    """Install what package-lock.json names, once."""
    done, lock = HERE / "node_modules/.package-lock.json", HERE / "package-lock.json"
    if done.exists() and done.stat().st_mtime >= lock.stat().st_mtime:
        return
    command = [*node(), "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=HERE, check=True)
    done.touch()


def version() -> str:
    """The peers' Node."""
    answer = subprocess.run([node()[0], "--version"], capture_output=True, text=True, check=True)
    return answer.stdout.strip()


def start(script: str, *arguments: str) -> subprocess.Popen[str]:
    """A peer that talks over its standard streams."""
    command = [node()[0], "--disable-warning=ExperimentalWarning", str(HERE / script), *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
