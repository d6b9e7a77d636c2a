"""What everything that tells of the machine promises."""

import platform
from pathlib import Path

from craftify.adapters.system import LocalMachine
from craftify.ports.machine import Machine


def test_tells_of_memory_disk_and_python(tmp_path: Path) -> None:
    (tmp_path / "items.db").write_bytes(b"x" * 1000)
    (tmp_path / "items.db-wal").write_bytes(b"x" * 500)
    (tmp_path / "other").write_bytes(b"x" * 500)
    machine: Machine = LocalMachine(tmp_path)
    memory, disk = machine.memory(), machine.disk()
    assert memory.rss > 1_000_000
    assert memory.limit is None or memory.limit > 1_000_000
    assert (disk.used, disk.free > 0) == (1500, True)
    assert machine.python == platform.python_version()
