"""What is generated is current: the web app's types say what the API answers."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WEB = ROOT / "web"
GENERATED = WEB / "src" / "generated"
BIN = WEB / "node_modules" / ".bin"


@pytest.mark.parametrize(
    ("tool", "name", "options"),
    [
        ("openapi.py", "api.ts", ()),
        ("document_types.py", "document.ts", ("--default-non-nullable=false",)),
    ],
)
def test_the_web_apps_types_are_those_of_the_server(
    tmp_path: Path, tool: str, name: str, options: tuple[str, ...]
) -> None:
    described = tmp_path / "openapi.json"
    command = [sys.executable, str(ROOT / "tools" / tool)]
    described.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
    fresh = tmp_path / name
    write = [str(BIN / "openapi-typescript"), str(described), "-o", str(fresh), "--alphabetize"]
    subprocess.run([*write, *options], cwd=WEB, check=True, capture_output=True)
    form = [str(BIN / "biome"), "format", f"--stdin-file-path=src/generated/{name}"]
    formed = subprocess.run(
        form, cwd=WEB, check=True, capture_output=True, input=fresh.read_bytes()
    )
    assert formed.stdout.decode() == (GENERATED / name).read_text(), "run `make types`"


def test_the_web_app_knows_the_engines_blocks() -> None:
    ours = ROOT / "src" / "craftify" / "engine" / "document" / "blocks.spec.json"
    theirs = GENERATED / "blocks.json"
    assert list(ordered(ours)) == list(ordered(theirs)), "run `make types`"


def ordered(path: Path) -> Iterator[tuple[str, object]]:
    """All that a JSON file says, in its order: attributes are written in it."""

    def told(node: object, place: str) -> Iterator[tuple[str, object]]:
        if isinstance(node, dict):
            for name, value in node.items():
                yield from told(value, f"{place}/{name}")
        else:
            yield place, node

    return told(json.loads(path.read_text()), "")
