"""Runs every benchmark, or those named: `python -m benchmarks [compiling] [listing] [editing]`."""

import os
import platform
import sys

from benchmarks import compiling, editing, listing, peers

BENCHMARKS = {
    "compiling": compiling.measure,
    "listing": listing.measure,
    "editing": editing.measure,
}


def main() -> None:
    wanted = sys.argv[1:] or list(BENCHMARKS)
    peers.install()
    print(f"Python {platform.python_version()}, Node {peers.version()}, {os.cpu_count()} cores\n")
    for name in wanted:
        print(f"## {name}\n\n{BENCHMARKS[name]()}\n")


if __name__ == "__main__":
    main()
