"""What is slow, endless or too many on the wire is not waited for."""

import threading
import time
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import psutil
import pytest
from tests.api.sockets import LOGIN, PATIENCE, answers, asked, opened, request, until_closed
from tests.conftest import Server, running


@pytest.mark.parametrize(
    "sent",
    [
        b"GET /api HTTP/1.1\r\nHost: {host}\r\nX-Slow: ",
        b"GET /ap",
        b"",
        b"POST /api/auth/login HTTP/1.1\r\n",
    ],
)
def test_headers_that_do_not_come_are_not_waited_for(served: Server, sent: bytes) -> None:
    host = urlsplit(served.origin).netloc.encode()
    began = time.monotonic()
    (answer,) = asked(served, sent.replace(b"{host}", host))
    assert answer.status == 408
    assert answer.headers["connection"] == ["close"]
    assert 0.9 <= time.monotonic() - began < 10


def test_headers_that_trickle_are_not_waited_for(served: Server) -> None:
    with closing(opened(served)) as line:
        stop = threading.Event()

        def trickle() -> None:
            line.sendall(b"GET /api HTTP/1.1\r\n")
            while not stop.wait(0.1):
                try:
                    line.sendall(b"X-More: 1\r\n")
                except OSError:
                    return

        began = time.monotonic()
        sender = threading.Thread(target=trickle)
        sender.start()
        said = answers(until_closed(line))
        stop.set()
        sender.join()
    assert [answer.status for answer in said] == [408]
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    "length", ["Content-Length: 60", "Transfer-Encoding: chunked"], ids=["sized", "chunked"]
)
def test_a_body_that_does_not_come_is_not_waited_for(served: Server, length: str) -> None:
    head = request(
        served, "POST /api/auth/login HTTP/1.1", "Content-Type: application/json", length
    )
    began = time.monotonic()
    (answer,) = asked(served, head)
    assert (answer.status, answer.code) == (408, "REQUEST_TIMEOUT")
    assert answer.headers["connection"] == ["close"]
    assert 0.9 <= time.monotonic() - began < 10


def test_a_body_that_trickles_is_not_waited_for(served: Server) -> None:
    head = request(
        served,
        "POST /api/auth/login HTTP/1.1",
        "Content-Type: application/json",
        f"Content-Length: {len(LOGIN)}",
    )
    with closing(opened(served)) as line:
        stop = threading.Event()

        def trickle() -> None:
            line.sendall(head)
            for byte in LOGIN:
                if stop.wait(0.1):
                    return
                try:
                    line.sendall(bytes([byte]))
                except OSError:
                    return

        sender = threading.Thread(target=trickle)
        sender.start()
        said = answers(until_closed(line))
        stop.set()
        sender.join()
    assert [answer.status for answer in said] == [408]


def test_a_chunked_body_of_64_mebibytes_is_cut_off(served: Server) -> None:
    """Without a credential the route itself would not read it; the sign-in reads whatever comes."""
    head = request(
        served,
        "POST /api/auth/login HTTP/1.1",
        "Content-Type: application/json",
        "Transfer-Encoding: chunked",
    )
    before = psutil.Process(served.process.pid).memory_info().rss
    chunk = b"10000\r\n" + b" " * 65536 + b"\r\n"
    sent = 0
    with closing(opened(served)) as line:
        with suppress(BrokenPipeError, ConnectionResetError):
            line.sendall(head)
            while sent < 1024:
                line.sendall(chunk)
                sent += 1
        said = answers(until_closed(line))
    assert sent < 1024
    assert [answer.status for answer in said] in ([413], [])  # a reset may overtake the answer
    assert psutil.Process(served.process.pid).memory_info().rss - before < 32 * 1024 * 1024


def test_a_body_that_says_it_is_too_large_is_not_read(served: Server) -> None:
    head = request(
        served,
        "POST /api/auth/login HTTP/1.1",
        "Content-Type: application/json",
        "Content-Length: 67108864",
        "Expect: 100-continue",
    )
    (answer,) = asked(served, head)
    assert (answer.status, answer.code) == (413, "TOO_LARGE")


@pytest.mark.parametrize("size", [40_000, 70_000, 2_000_000])
def test_headers_without_end_are_refused(served: Server, size: int) -> None:
    sent = request(served, "GET /api HTTP/1.1", f"X-Long: {'x' * size}")
    (answer,) = asked(served, sent)
    assert (answer.status, answer.code) == (431, "HEADERS_TOO_LARGE")
    assert answer.headers["connection"] == ["close"]


def test_an_address_without_end_is_refused(served: Server) -> None:
    (answer,) = asked(served, request(served, f"GET /{'x' * 100_000} HTTP/1.1"))
    assert answer.status in {400, 431}


def test_three_hundred_who_do_not_finish_hold_nobody_up(served: Server, bearer: str) -> None:
    lines = [opened(served) for _ in range(300)]
    try:
        for line in lines:
            line.sendall(b"GET /api HTTP/1.1\r\nX-Slow: ")
        took = []
        for _ in range(20):
            began = time.monotonic()
            answer = httpx.get(
                f"{served.origin}/api/auth/me", headers={"Authorization": f"Bearer {bearer}"}
            )
            took.append(time.monotonic() - began)
            assert answer.status_code == 200
        assert sorted(took)[10] < 1
        for line in lines:
            assert [answer.status for answer in answers(until_closed(line))] in ([408], [])
    finally:
        for line in lines:
            line.close()


def test_no_more_connections_than_allowed(tmp_path: Path) -> None:
    with running(tmp_path / "data", CRAFTIFY_CONNECTIONS="8") as server:
        lines = [opened(server) for _ in range(8)]
        try:
            with closing(opened(server)) as one_more:
                (answer,) = answers(until_closed(one_more))
            assert (answer.status, answer.code) == (503, "UNAVAILABLE")
            lines.pop().close()
            place = urlsplit(server.origin).netloc
            ask = f"GET /api HTTP/1.1\r\nHost: {place}\r\nConnection: close\r\n\r\n".encode()
            deadline = time.monotonic() + PATIENCE
            while [answer.status for answer in asked(server, ask)] != [200]:
                assert time.monotonic() < deadline
        finally:
            for line in lines:
                line.close()
