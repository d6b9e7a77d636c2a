"""What is installed is what was chosen: every package by its version and its digest."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
PACKAGE = re.compile(
    r"^[A-Za-z0-9._-]+(?:\[[\w,-]+\])?==[^\s;]+(?: ; [^\\]+)? \\\n"
    r"(?:    --hash=sha256:[0-9a-f]{64} \\\n)*    --hash=sha256:[0-9a-f]{64}\n",
    re.MULTILINE,
)


@pytest.mark.parametrize("name", LOCKS)
def test_every_python_package_has_digests(name: str) -> None:
    text = (ROOT / name).read_text()
    assert len(PACKAGE.findall(text)) > 20
    assert PACKAGE.sub("", text).strip() == ""


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_is_installed_with_its_digests(name: str) -> None:
    asking = f"--require-hashes -r {name}"
    assert asking in (ROOT / "Makefile").read_text()


def test_every_package_that_is_asked_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    locked = set(re.findall(r"^([A-Za-z0-9._-]+)", (ROOT / LOCKS[0]).read_text(), re.MULTILINE))
    asked = {re.split(r"[\[<>=!~; ]", one)[0].lower() for one in project["dependencies"]}
    assert asked <= {name.lower() for name in locked}


@pytest.mark.parametrize(
    "lock", ["web/package-lock.json", "tests/engine/fidelity/package-lock.json"]
)
def test_every_package_of_the_web_app_has_a_digest(lock: str) -> None:
    packages = json.loads((ROOT / lock).read_text())["packages"]
    outside = {name: one for name, one in packages.items() if name and not one.get("link")}
    assert outside
    without = [
        name
        for name, one in outside.items()
        if not (one.get("inBundle") or elsewhere(one))
        and not str(one.get("integrity", "")).startswith("sha512-")
    ]
    assert without == []


def elsewhere(package: dict[str, object]) -> bool:
    """Built for one platform, used while the web app is built, and nothing of it is shipped."""
    return bool(
        package.get("optional") and package.get("dev") and (package.get("os") or package.get("cpu"))
    )
