"""What comes back from outside: bad, slow, packed, without end."""

import asyncio
import gzip
import time
import zlib
from collections.abc import Sequence

import pytest
from tests.builders import Notes
from tests.contracts.calling import why
from tests.contracts.hosts import Answer, Host, plain, raw, serving, silent

from craftify.adapters.egress import HttpEgress
from craftify.ports.egress import Call

HEAD = b"HTTP/1.1 200 OK\r\n"
MANY = b"".join(b"X-%d: y\r\n" % number for number in range(10_000))
BOMB = gzip.compress(b"\0" * 50_000_000)
PACKED = b"Content-Encoding: gzip\r\n"
BAD: dict[str, tuple[Answer, str]] = {
    "announces 10 GB": (raw(HEAD + b"Content-Length: 10000000000\r\n\r\nx"), "failed: size"),
    "sends without end": (raw(HEAD + b"\r\n", *[b"x" * 65536] * 200), "failed: size"),
    "chunks without end": (
        raw(
            HEAD + b"Transfer-Encoding: chunked\r\n\r\n",
            *[b"1000\r\n" + b"x" * 4096 + b"\r\n"] * 900,
        ),
        "failed: size",
    ),
    "a gzip bomb": (raw(HEAD + PACKED + b"\r\n", BOMB), "failed: size"),
    "a small gzip bomb": (
        raw(HEAD + PACKED + b"\r\n", gzip.compress(b"\0" * 65_537)),
        "failed: size",
    ),
    "a broken gzip": (raw(HEAD + PACKED + b"\r\n", b"nonsense"), "failed: reply"),
    "half a gzip": (
        raw(HEAD + PACKED + b"\r\n", gzip.compress(b"hello" * 99)[:-9]),
        "failed: reply",
    ),
    "two gzips": (raw(HEAD + PACKED + b"\r\n", gzip.compress(b"a") * 2), "failed: reply"),
    "gzip in gzip": (raw(HEAD + b"Content-Encoding: gzip, gzip\r\n\r\n", b"x"), "failed: reply"),
    "brotli": (raw(HEAD + b"Content-Encoding: br\r\n\r\n", b"x"), "failed: reply"),
    "10,000 headers": (raw(HEAD + MANY + b"\r\n"), "failed: size"),
    "a header of 1 MB": (raw(HEAD + b"X: " + b"y" * 1_000_000 + b"\r\n\r\n"), "failed: reply"),
    "headers without end": (raw(HEAD, *[b"X: " + b"y" * 60_000 + b"\r\n"] * 50), "failed: reply"),
    "no http": (raw(b"220 mail.example ESMTP\r\n" * 10), "failed: reply"),
    "nothing": (raw(b""), "failed: reply"),
    "hangs up early": (raw(HEAD + b"Content-Length: 100\r\n\r\nx"), "failed: reply"),
    "wrong chunks": (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"), "failed: reply"),
    "two lengths": (
        raw(HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nxy"),
        "failed: reply",
    ),
    "another protocol": (raw(b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n"), "failed: reply"),
}


@pytest.mark.parametrize(("answer", "told"), list(BAD.values()), ids=list(BAD))
async def test_a_bad_reply_is_refused_quickly(
    egress: HttpEgress, answer: Answer, told: str
) -> None:
    async with serving(answer) as host:
        began = time.perf_counter()
        assert await why(egress, f"http://bad.example:{host.port}/") == told
        assert time.perf_counter() - began < 2


SLOW: dict[str, Answer] = {
    "a byte at a time": raw(HEAD + b"\r\n", *[b"x"] * 1000, pause=0.02),
    "a header at a time": raw(HEAD, *[b"X: y\r\n"] * 1000, pause=0.02),
    "interim answers without end": raw(*[b"HTTP/1.1 100 Continue\r\n\r\n"] * 1000, pause=0.02),
    "never": silent,
}


@pytest.mark.parametrize("answer", list(SLOW.values()), ids=list(SLOW))
async def test_the_whole_call_ends_in_time(egress: HttpEgress, answer: Answer) -> None:
    async with serving(answer) as host:
        began = time.perf_counter()
        url = f"http://slow.example:{host.port}/"
        assert await why(egress, url, seconds=0.4) == "failed: time"
        assert 0.3 < time.perf_counter() - began < 1.5


async def test_the_lookup_counts_as_well(notes: Notes) -> None:
    async def never(_name: str, _port: int) -> Sequence[str]:
        await asyncio.Event().wait()
        return []

    made = HttpEgress(notes, "Tests/1", lookup=never)
    assert await why(made, "https://slow.example/", seconds=0.2) == "failed: time"
    await made.close()


def test_ten_seconds_and_64_kib_unless_said_otherwise() -> None:
    call = Call(url="https://a.example/")
    assert (call.seconds, call.limit) == (10, 64 * 1024)


async def test_one_that_never_answers_leaves_room_for_others(egress: HttpEgress) -> None:
    async with serving(silent) as stuck, serving(plain()) as fine:
        url = f"http://stuck.example:{stuck.port}/"
        waiting = [asyncio.create_task(why(egress, url, seconds=1)) for _ in range(12)]
        await _until(stuck, 10)
        assert await why(egress, f"http://fine.example:{fine.port}/") == "200 b'hello'"
        told = await asyncio.gather(*waiting)
        assert sorted(set(told)) == ["failed: busy", "failed: time"]
        assert told.count("failed: time") == 10
        assert await why(egress, url, seconds=0.1) == "failed: time"


async def _until(host: Host, count: int) -> None:
    async with asyncio.timeout(5):
        while host.open_now < count:  # noqa: ASYNC110 - the server is not ours to wake us
            await asyncio.sleep(0.01)


async def test_takes_packed_replies_within_the_limit(egress: HttpEgress) -> None:
    for packed, name in ((gzip.compress(b"hello"), "gzip"), (zlib.compress(b"hello"), "deflate")):
        async with serving(plain(packed, f"Content-Encoding: {name}")) as host:
            assert await why(egress, f"http://a.example:{host.port}/") == "200 b'hello'"


async def test_a_call_may_take_more(egress: HttpEgress) -> None:
    body = b"x" * 200_000
    async with serving(plain(body)) as host:
        url = f"http://a.example:{host.port}/"
        assert await why(egress, url) == "failed: size"
        assert len((await egress.call(Call(url=url, limit=200_000))).body) == 200_000
