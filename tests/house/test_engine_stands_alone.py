"""The engine is usable without the rest of Craftify."""

import subprocess
import sys

PROBE = """
import sys, craftify.engine
rooms = {name.split(".")[1] for name in sys.modules if name.startswith("craftify.")}
print(*sorted(rooms - {"engine"}))
"""


def test_importing_the_engine_loads_no_other_room() -> None:
    command = [sys.executable, "-I", "-c", PROBE]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []
