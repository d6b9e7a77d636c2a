"""`craftify audit verify`, on a file that somebody had their hands in."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.audit.ledgers import burglar, doc, overwrite
from tests.conftest import environment


def craftify(folder: Path, *arguments: str, given: str | None = None) -> tuple[int, str]:
    command = [sys.executable, "-m", "craftify", *arguments]
    done = subprocess.run(
        command, env=environment(folder), input=given, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "data"
    for name in ("Meadow", "Harbor"):
        person = ["--first-name", "Ada", "--last-name", "Byron", "--email", f"ada@{name}.example"]
        told = ["admin", "create", "--organization", name, *person, "--password-stdin"]
        code, output = craftify(place, *told, given="seven brown owls at noon\n")
        assert code == 0, output
    return place


def test_a_whole_log_and_one_that_was_touched(folder: Path) -> None:
    code, output = craftify(folder, "audit", "verify")
    assert code == 0, output
    meadow, _ = output.splitlines()
    assert meadow.startswith("Meadow: ")
    assert "all as they were written, head " in meadow
    head = meadow.rpartition(" ")[2]
    told = ("audit", "verify", "--organization", "Meadow", "--head", head)
    assert craftify(folder, *told)[0] == 0
    with burglar(folder / "items.db") as db:
        ((pk, sk),) = db.execute(
            "select pk, sk from item where pk like 'L#%#%' order by pk, sk limit 1"
        ).fetchall()
        overwrite(db, (str(pk), str(sk)), doc(db, (str(pk), str(sk))) | {"actor_id": "mallory"})
    code, output = craftify(folder, "audit", "verify")
    assert code == 1
    assert "changed, entry 1, " in output
    assert str(sk) in output
    assert "1 not as written" in output
    assert len([line for line in output.splitlines() if "all as they were written" in line]) == 1


def test_what_makes_no_sense_is_refused(folder: Path) -> None:
    assert craftify(folder, "audit", "verify", "--organization", "Nobody")[0] == 1
    assert craftify(folder, "audit", "verify", "--head", "1:" + "0" * 64)[0] == 1
    assert craftify(folder, "audit", "verify", "--head", "last")[0] == 2
