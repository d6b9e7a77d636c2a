"""A thread that writes lines: whoever notes something never waits for a disk or a console."""

import threading
from collections import deque
from collections.abc import Callable
from typing import Final

PAUSE: Final = 0.05  # lines that come together are written together
WAITING: Final = 20_000
GOODBYE: Final = 3.0
Write = Callable[[list[bytes]], None]


class Background:
    """Hands lines on in batches; when too many wait, the oldest are dropped and counted."""

    def __init__(self, name: str, write: Write, *, waiting: int = WAITING) -> None:
        self._name, self._write = name, write
        self._lines: deque[bytes] = deque(maxlen=waiting)
        self._news, self._over = threading.Event(), threading.Event()
        self._turn = threading.Lock()
        self._thread: threading.Thread | None = None
        self.dropped = 0

    def add(self, line: bytes) -> None:
        """Leave a line to be written soon."""
        lines = self._lines
        if len(lines) == lines.maxlen:
            self.dropped += 1
        lines.append(line)
        if not self._news.is_set():
            self._wake()

    def flush(self) -> None:
        """Write what waits now, in this very thread."""
        with self._turn:
            self._drain()

    def close(self) -> None:
        """Write what is left, as long as that takes no more than a moment."""
        self._over.set()
        self._news.set()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join(GOODBYE)
        self._over.clear()
        self._news.clear()

    def _wake(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()
        self._news.set()

    def _work(self) -> None:
        over = False
        while not over:
            self._news.wait()
            over = self._over.wait(PAUSE)
            if not over:
                self._news.clear()
            with self._turn:
                self._drain()

    def _drain(self) -> None:
        lines: list[bytes] = []
        while self._lines:
            lines.append(self._lines.popleft())
        if lines:
            self._write(lines)
