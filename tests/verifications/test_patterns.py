"""No pattern is kept busy by a text: 50 kB of what is worst for it in a tenth of a second."""

import re
import subprocess
import sys
from pathlib import Path

WORST = Path(__file__).with_name("worst_inputs.py")


def test_no_pattern_is_slow_on_what_is_worst_for_it() -> None:
    told = subprocess.run(
        [sys.executable, str(WORST)], capture_output=True, text=True, timeout=300, check=True
    )
    *slow, last = told.stdout.splitlines()
    assert slow == []
    found = re.fullmatch(r"(\d+) patterns", last)
    assert found
    assert int(found[1]) > 50
