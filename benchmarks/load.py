"""A small, quick load of GET requests over kept-alive connections, in a process of its own.

`python -m benchmarks.load PORT PATH TOKEN CONNECTIONS REQUESTS` prints JSON: requests per second
and the latencies' percentiles in milliseconds. It stops by itself.
"""

import asyncio
import json
import sys
import time

import uvloop


async def caller(port: int, request: bytes, number: int, taken: list[float]) -> None:
    """One connection that asks again as soon as it has an answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for _ in range(number):
        start = time.perf_counter()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head[:200]
        length = head.lower().split(b"content-length:")[1].split(b"\r\n")[0]
        await reader.readexactly(int(length))
        taken.append(time.perf_counter() - start)
    writer.close()


async def load(port: int, path: str, token: str, connections: int, requests: int) -> None:
    """Run the callers side by side and print what they saw."""
    request = (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\n"
        "Accept: application/json\r\n\r\n"
    ).encode()
    taken: list[float] = []
    start = time.perf_counter()
    each = requests // connections
    await asyncio.gather(*[caller(port, request, each, taken) for _ in range(connections)])
    seconds = time.perf_counter() - start
    taken.sort()
    at = {f"p{p}": taken[min(len(taken) - 1, len(taken) * p // 100)] * 1000 for p in (50, 99)}
    print(json.dumps({"rate": len(taken) / seconds, **at}))


if __name__ == "__main__":
    port, path, token, connections, requests = sys.argv[1:]
    uvloop.run(load(int(port), path, token, int(connections), int(requests)))
