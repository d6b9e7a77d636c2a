"""A process that works on an item store like a server does, and tells what was acknowledged.

`python writing_process.py FILE fill ROUND` writes pairs of items until it is killed and prints the
number of each acknowledged pair; `python writing_process.py FILE count TIMES` adds 1 that often to
one counter which others count up too.
"""

import asyncio
import hashlib
import itertools
import os
import sys
from pathlib import Path

from craftify.adapters.sqlite import SqliteItems
from craftify.ports.items import ABSENT, Conflict, Item, Put

WORKERS = 16


def content(round_: str, number: int) -> dict[str, str]:
    """Some 5 kB that do not compress, so that checkpoints happen while the writes go on."""
    seed = f"{round_}/{number}".encode()
    return {"noise": "".join(hashlib.sha512(seed + bytes([n])).hexdigest() for n in range(80))}


async def fill(store: SqliteItems, round_: str) -> None:
    numbers = itertools.count()

    async def work() -> None:
        for number in numbers:
            doc = content(round_, number)
            await store.write(
                Put(Item(f"left/{round_}", f"{number:06}", doc), ABSENT),
                Put(Item(f"right/{round_}", f"{number:06}", doc), ABSENT),
            )
            os.write(1, f"{number}\n".encode())

    await asyncio.gather(*(work() for _ in range(WORKERS)))


async def count(store: SqliteItems, times: str) -> None:
    for _ in range(int(times)):
        while True:
            item = await store.get("counter", "@")
            before = 0 if item is None else item.doc["n"]
            put = Put(Item("counter", "@", {"n": before + 1}), item.version if item else ABSENT)
            try:
                await store.write(put)
            except Conflict:
                continue
            break


async def main(path: str, verb: str, argument: str) -> None:
    store = SqliteItems(Path(path))
    await store.open()
    await {"fill": fill, "count": count}[verb](store, argument)
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
