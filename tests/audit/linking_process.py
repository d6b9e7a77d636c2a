"""A process that writes entries into a ledger like a server does, and tells what was acknowledged.

`python linking_process.py FILE WHO TIMES`
"""

import asyncio
import itertools
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.audit.ledgers import Book, opened

WORKERS = 8


class Own:
    """Ids that no other process makes."""

    def __init__(self, who: str) -> None:
        self._who, self._numbers = who, itertools.count()

    def new(self) -> str:
        return f"{next(self._numbers):08}-{self._who}"


async def main(path: str, who: str, times: int) -> None:
    async with opened(Book(Path(path), ids=Own(who))) as book:  # type: ignore[arg-type]  # a pen
        numbers = iter(range(times))

        async def work() -> None:
            for number in numbers:
                await book.ledger.write(*book.note(who=who, details={"number": number}))
                os.write(1, b"done\n")

        await asyncio.gather(*(work() for _ in range(WORKERS)))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
