"""What every taker of notes promises."""

import asyncio
import gzip
import io
import json
import logging
import os
import threading
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from craftify.adapters.logs import RotatedFile, StructuredLogs
from craftify.adapters.logs.background import Background
from craftify.adapters.metrics import PrometheusMetrics
from craftify.ports.logs import Logs, current_request

JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"
REFRESH = "01a20507-f534-717c-8792-868965c2996f.12.Ie9KTBRwM_Z0wx7zbwzPDffDeHnBw8QCrCLJsxIzcBw"


OPEN: list[StructuredLogs] = []


@pytest.fixture
def console() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def logs(tmp_path: Path, console: io.StringIO) -> Iterator[StructuredLogs]:
    taken = StructuredLogs(file=RotatedFile(tmp_path), console=console, console_level="warning")
    OPEN.append(taken)
    yield taken
    taken.close()
    taken.close()
    OPEN.remove(taken)


def raw(folder: Path) -> bytes:
    """What stands in the file once everything is written."""
    for taken in OPEN:
        taken.flush()
    return (folder / "craftify.log").read_bytes()


def lines(folder: Path) -> list[dict[str, Any]]:
    """Every line of the file as JSON, read the way careless readers do."""
    text = raw(folder).decode()
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
        logs.flush()
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
    written = raw(tmp_path)
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
    written = raw(tmp_path).decode()
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
    assert len(raw(tmp_path)) < 10_000


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


def told(path: Path) -> str:
    packed = path.suffix == ".gz"
    return (gzip.decompress(path.read_bytes()) if packed else path.read_bytes()).decode()


def test_a_full_file_is_put_aside_and_packed(tmp_path: Path) -> None:
    logs = StructuredLogs(file=RotatedFile(tmp_path, full=2_000))
    for number in range(100):
        logs.write("info", "request", number=number)
    logs.close()
    files = sorted(tmp_path.iterdir())
    assert len(files) > 3
    assert {path.suffix for path in files} == {".log", ".gz"}
    numbers = [json.loads(line)["number"] for file in files for line in told(file).splitlines()]
    assert sorted(numbers) == list(range(100))
    assert max(len(told(file)) for file in files) <= 2_000
    assert all(file.stat().st_mode & 0o077 == 0 for file in files)


def test_old_files_are_removed_and_forgotten_ones_packed(tmp_path: Path) -> None:
    old, older = tmp_path / "craftify-20200101T000000Z-0.log", tmp_path / "craftify-1.log.gz"
    young = tmp_path / "craftify-new.log"
    for path in (old, older, young):
        path.write_text("{}\n")
    for path in (old, older):
        os.utime(path, (0, 0))
    logs = StructuredLogs(file=RotatedFile(tmp_path))
    logs.write("info", "started")
    logs.close()
    assert {path.name for path in tmp_path.iterdir()} == {"craftify.log", "craftify-new.log.gz"}
    assert told(tmp_path / "craftify-new.log.gz") == "{}\n"


def test_a_strict_taker_leaves_out_what_is_not_on_the_list(tmp_path: Path) -> None:
    logs = StructuredLogs(file=RotatedFile(tmp_path), strict=True, level="debug")
    for _ in range(3):
        logs.write("info", "request", path="/api", shoe_size="canary", status=200)
    logs.security("sign_in.failed", "low", address="192.0.2.1", shoe_size="canary")
    logs.close()
    assert "canary" not in told(tmp_path / "craftify.log")
    named, *requests, alarm = lines(tmp_path)
    assert (named["event"], named["fields"]) == ("unknown fields", ["shoe_size"])
    assert [(line["path"], line["status"]) for line in requests] == [("/api", 200)] * 3
    assert alarm["address"] == "192.0.2.1"


def test_security_has_one_shape_and_is_counted_whatever_the_level(tmp_path: Path) -> None:
    logs = StructuredLogs(file=RotatedFile(tmp_path), level="error")
    metrics = PrometheusMetrics()
    logs.counted_by(metrics)
    current_request.set("request-1")
    logs.security("token.reused", "high", user="u1")
    current_request.set("-")
    logs.close()
    (line,) = lines(tmp_path)
    del line["time"]
    assert line == {
        "level": "warning",
        "event": "token.reused",
        "eventType": "security",
        "severity": "high",
        "user": "u1",
        "request": "request-1",
    }
    page = metrics.page()[0].decode()
    assert 'craftify_security_events_total{event="token.reused",severity="high"} 1.0' in page
    assert "craftify_log_lines_dropped_total 0.0" in page


async def test_tasks_bear_the_request_that_started_them(tmp_path: Path) -> None:
    logs = StructuredLogs(file=RotatedFile(tmp_path))

    async def later() -> None:
        logs.write("info", "later")

    current_request.set("request-2")
    task = asyncio.create_task(later())
    current_request.set("-")
    await task
    logs.write("info", "alone")
    logs.close()
    one, two = lines(tmp_path)
    assert one["request"] == "request-2"
    assert "request" not in two


def test_lines_that_come_too_fast_are_counted() -> None:
    stuck = threading.Event()

    def write(_: list[bytes]) -> None:
        stuck.wait()

    slow = Background("slow", write, waiting=10)
    for number in range(1_000):
        slow.add(b"%d\n" % number)
    assert slow.dropped >= 900
    stuck.set()
    slow.close()


@pytest.mark.parametrize("sly", ["a\nb", "\x1b[2J", "\x9b31m", "a\u2028b", "\u202egnp.exe", "\x7f"])
def test_people_read_a_line_that_cannot_move_their_cursor(sly: str) -> None:
    console = io.StringIO()
    logs = StructuredLogs(console=console, readable=True)
    logs.write("warning", f"slow {sly}", path=sly, status=200, why="two words")
    logs.close()
    told = console.getvalue()
    assert told.count("\n") == 1
    assert told.isascii()
    assert not any(ord(sign) < 0x20 for sign in told.removesuffix("\n"))
    assert "status=200" in told
    assert 'why="two words"' in told


def test_people_see_the_trace_below() -> None:
    console = io.StringIO()
    logs = StructuredLogs(console=console, readable=True)
    with pytest.raises(ValueError, match="it broke") as caught:
        int("it broke")
    logs.write("error", "failed", exc_info=caught.value)
    logs.close()
    assert "    Traceback" in console.getvalue()
