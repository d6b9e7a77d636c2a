"""What is generated is current: the web app's types say what the API answers."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WEB = ROOT / "web"
BIN = WEB / "node_modules" / ".bin"


def test_the_web_apps_types_are_those_of_the_api(tmp_path: Path) -> None:
    described = tmp_path / "openapi.json"
    command = [sys.executable, str(ROOT / "tools" / "openapi.py")]
    described.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
    fresh = tmp_path / "api.ts"
    write = [str(BIN / "openapi-typescript"), str(described), "-o", str(fresh), "--alphabetize"]
    subprocess.run(write, cwd=WEB, check=True, capture_output=True)
    form = [str(BIN / "biome"), "format", "--stdin-file-path=src/generated/api.ts"]
    formed = subprocess.run(
        form, cwd=WEB, check=True, capture_output=True, input=fresh.read_bytes()
    )
    kept = (WEB / "src" / "generated" / "api.ts").read_text()
    assert formed.stdout.decode() == kept, "run `make types`"
