"""What every taker of notes promises."""

import io
import json
import logging
import os
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from craftify.adapters.logs import RotatedFile, StructuredLogs
from craftify.ports.logs import Logs

JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"
REFRESH = "01a20507-f534-717c-8792-868965c2996f.12.Ie9KTBRwM_Z0wx7zbwzPDffDeHnBw8QCrCLJsxIzcBw"


@pytest.fixture
def console() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def logs(tmp_path: Path, console: io.StringIO) -> Iterator[StructuredLogs]:
    taken = StructuredLogs(file=RotatedFile(tmp_path), console=console, console_level="warning")
    yield taken
    taken.close()
    taken.close()


def lines(folder: Path) -> list[dict[str, Any]]:
    """Every line of the file as JSON, read the way careless readers do."""
    text = (folder / "craftify.log").read_bytes().decode()
    return [json.loads(line) for line in text.splitlines()]


def test_every_event_is_one_line_of_json(logs: Logs, tmp_path: Path) -> None:
    logs.write("info", "started", port=3001, parts=("a", "b"))
    logs.write("error", "failed", nested={"deep": [1, None, True]})
    first, second = lines(tmp_path)
    assert first["event"] == "started"
    assert first["level"] == "info"
    assert first["time"].endswith("Z")
    assert (first["port"], first["parts"]) == (3001, ["a", "b"])
    assert second["nested"] == {"deep": [1, None, True]}


def test_the_console_hears_only_what_it_wants(
    logs: Logs, tmp_path: Path, console: io.StringIO
) -> None:
    logs.write("debug", "below every level")
    logs.write("info", "for the file")
    logs.write("warning", "for both")
    assert [line["event"] for line in lines(tmp_path)] == ["for the file", "for both"]
    logs.close()
    assert [json.loads(line)["event"] for line in console.getvalue().splitlines()] == ["for both"]


def test_a_console_nobody_reads_holds_up_nobody(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    with open(writing, "w") as stuck, open(reading):  # noqa: PTH123 - a pipe has no path
        logs = StructuredLogs(file=RotatedFile(tmp_path), console=stuck)
        for number in range(3_000):
            logs.write("info", "request", number=number, text="x" * 100)
        assert len(lines(tmp_path)) == 3_000
        began = time.monotonic()
        logs.close()
        assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "sly",
    ["a\nb", "a\r\nb", "\x1b[2J", "a\u2028b", "a\u0085b", "\x9b31m", "\x7f", "\x00", "\ud800"],
)
def test_nothing_breaks_out_of_its_line(logs: Logs, tmp_path: Path, sly: str) -> None:
    logs.write("info", "request", path=sly)
    logs.write("info", "next")
    written = (tmp_path / "craftify.log").read_bytes()
    assert written.count(b"\n") == 2
    assert not any(byte < 0x20 and byte != 0x0A for byte in written)
    assert b"\x7f" not in written
    assert b"\xc2" not in written
    assert lines(tmp_path)[-1]["event"] == "next"


def test_secrets_are_blotted_out_by_name_and_by_looks(logs: Logs, tmp_path: Path) -> None:
    logs.write(
        "info",
        "request",
        password="canary-1",
        body={
            "newPassword": "canary-2",
            "refreshToken": "canary-3",
            "list": [{"apiKey": "canary-4"}],
        },
        headers={"Cookie": "canary-5", "Authorization": "canary-6", "X-CSRF-Token": "canary-7"},
        text=f"got {JWT} and {REFRESH} and Bearer canary-8888 at /setup?token=canary-9999&x=1",
        kept={"tokens": 3, "path": "/api/auth/token", "passwordless": True},
    )
    written = (tmp_path / "craftify.log").read_text()
    assert "canary" not in written
    assert JWT not in written
    assert REFRESH not in written
    (line,) = lines(tmp_path)
    assert line["kept"]["path"] == "/api/auth/token"
    assert line["kept"]["tokens"] == 3


def test_long_and_deep_values_are_cut(logs: Logs, tmp_path: Path) -> None:
    deep: dict[str, Any] = {}
    for _ in range(100):
        deep = {"deeper": deep}
    logs.write("info", "request", text="x" * 100_000, deep=deep)
    assert len((tmp_path / "craftify.log").read_bytes()) < 10_000


def test_errors_come_with_their_trace(logs: Logs, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="it broke") as caught:
        int("it broke")
    logs.write("error", "failed", exc_info=caught.value)
    (line,) = lines(tmp_path)
    assert line["error"].startswith("ValueError: invalid literal")
    assert "test_logs.py" in line["trace"]


def test_what_libraries_say_comes_along(logs: StructuredLogs, tmp_path: Path) -> None:
    logs.listen()
    logging.getLogger("library").warning("from %s", "outside")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn("careful", UserWarning, stacklevel=1)
    told = lines(tmp_path)
    assert (told[0]["logger"], told[0]["event"]) == ("library", "from outside")
    assert "careful" in told[1]["event"]
    logs.close()
    assert not any("_Bridge" in repr(handler) for handler in logging.getLogger().handlers)


class Unspeakable:
    """Something that cannot even be named."""

    def __str__(self) -> str:
        raise RuntimeError


def test_never_raises(tmp_path: Path) -> None:
    place = tmp_path / "a file, not a folder"
    place.write_text("")
    logs = StructuredLogs(file=RotatedFile(place))
    logs.write("info", "request", unspeakable=Unspeakable())
    logs.write("info", "request")
    logs.close()


def test_a_full_file_is_put_aside(tmp_path: Path) -> None:
    logs = StructuredLogs(file=RotatedFile(tmp_path, full=2_000))
    for number in range(100):
        logs.write("info", "request", number=number)
    logs.close()
    files = sorted(tmp_path.iterdir())
    assert len(files) > 3
    numbers = [
        json.loads(line)["number"] for file in files for line in file.read_text().splitlines()
    ]
    assert sorted(numbers) == list(range(100))
    assert max(file.stat().st_size for file in files) <= 2_000


def test_old_files_are_removed(tmp_path: Path) -> None:
    old, young = tmp_path / "craftify-20200101T000000Z-0.log", tmp_path / "craftify-new.log"
    for path in (old, young):
        path.write_text("{}\n")
    os.utime(old, (0, 0))
    logs = StructuredLogs(file=RotatedFile(tmp_path))
    logs.write("info", "started")
    logs.close()
    assert {path.name for path in tmp_path.iterdir()} == {"craftify.log", "craftify-new.log"}
