"""The console in a thread of its own: whoever reads it slowly, or not at all, holds up nobody."""

import threading
from collections import deque
from contextlib import suppress
from typing import Final, TextIO

PAUSE: Final = 0.05  # lines that come together are written together
WAITING: Final = 5_000
GOODBYE: Final = 2.0


class Console:
    """Writes lines to a stream; when too many wait, the oldest are dropped (the file has them)."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._lines: deque[bytes] = deque(maxlen=WAITING)
        self._news, self._over = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None

    def write(self, line: bytes) -> None:
        """Leave a line to be written soon."""
        self._lines.append(line)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="console", daemon=True)
            self._thread.start()
        self._news.set()

    def close(self) -> None:
        """Write what is left, as long as that takes no more than a moment."""
        self._over.set()
        self._news.set()
        if self._thread is not None:
            self._thread.join(GOODBYE)
            self._thread = None

    def _work(self) -> None:
        while True:
            self._news.wait()
            over = self._over.wait(PAUSE)
            self._news.clear()
            self._drain()
            if over:
                return

    def _drain(self) -> None:
        lines: list[bytes] = []
        while self._lines:
            lines.append(self._lines.popleft())
        with suppress(OSError, ValueError):  # a console that is gone
            self._stream.write(b"".join(lines).decode())
            self._stream.flush()
