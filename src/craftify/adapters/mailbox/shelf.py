"""One organization's folder of mails: two files a mail, and an index of the rows.

`<id>.eml` is the message, `<id>.json` its row; the row is written last and makes the mail exist.
`index.jsonl` repeats the rows so that a start reads one file instead of ten thousand. It may be
lost, torn or behind: the names in the folder decide.
"""

import fcntl
import os
import threading
import unicodedata
from bisect import bisect_left, insort
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from craftify.adapters.mailbox import letters
from craftify.ports.mailer import Envelope, MailboxRow

INDEX = "index.jsonl"


class Line(Struct, frozen=True, omit_defaults=True):
    """One line of the index: a mail that came, or the id of one that went."""

    row: MailboxRow | None = None
    gone: str = ""


_line = msgspec.json.Decoder(Line)
_row = msgspec.json.Decoder(MailboxRow)


def folded(text: str) -> str:
    """The text without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


class Shelf:
    """The mails of one organization; threads and processes may share the folder."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._index = place / INDEX
        self._mutex = threading.Lock()
        self._read_to = (0, 0)  # which index file, and how far
        self._rows: dict[str, MailboxRow] = {}
        self._text: dict[str, str] = {}
        self._order: list[tuple[str, str]] = []
        self._audiences: set[str] = set()

    def add(self, envelope: Envelope) -> None:
        """Keep the message unless its id is there already."""
        with self._mutex:
            letters.folder(self._place)
            with self._alone():
                self._settle_up()
                if envelope.id in self._rows:
                    return
                row = _row_of(envelope)
                letters.write(self._place / f"{row.id}.eml", envelope.message)
                letters.write(self._place / f"{row.id}.json", msgspec.json.encode(row))
                letters.settle(self._place)
                self._append(Line(row=row))

    def remove(self, mail_id: str) -> bool:
        """Remove a mail; whether it was there."""
        with self._mutex:
            if not self._place.is_dir():
                return False
            with self._alone():
                self._settle_up()
                if mail_id not in self._rows:
                    return False
                (self._place / f"{mail_id}.json").unlink(missing_ok=True)
                (self._place / f"{mail_id}.eml").unlink(missing_ok=True)
                letters.settle(self._place)
                self._append(Line(gone=mail_id))
                return True

    def row(self, mail_id: str) -> MailboxRow | None:
        """One row."""
        with self._mutex:
            self._catch_up()
            return self._rows.get(mail_id)

    def message(self, mail_id: str) -> bytes | None:
        """One message, byte for byte."""
        if self.row(mail_id) is None:
            return None
        try:
            return (self._place / f"{mail_id}.eml").read_bytes()
        except FileNotFoundError:  # removed a moment ago
            return None

    def page(
        self, page: int, limit: int, search: str, audiences: frozenset[str]
    ) -> tuple[tuple[MailboxRow, ...], int]:
        """One page of the rows that match, newest first, and how many match."""
        words = folded(search).split()
        with self._mutex:
            self._catch_up()
            order = self._order
            if not audiences.issuperset(self._audiences):
                order = [at for at in order if self._rows[at[1]].audience in audiences]
            if words:
                order = [at for at in order if all(word in self._text[at[1]] for word in words)]
            newest = max(len(order) - (page - 1) * limit, 0)
            cut = order[max(newest - limit, 0) : newest]
            return tuple(self._rows[mail_id] for _, mail_id in reversed(cut)), len(order)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self._place / ".lock").open("wb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _catch_up(self) -> None:
        """Read what others have added to the index, or all of it when it is another one."""
        if not self._place.is_dir():
            self._forget()
        elif not self._read_on():
            with self._alone():
                self._load()

    def _settle_up(self) -> None:
        """The same for who holds the lock."""
        if not self._read_on():
            self._load()

    def _load(self) -> None:
        """Read the whole index and compare it with the folder, whose names decide. Locked."""
        self._forget()
        try:
            self._read_to = (self._index.stat().st_ino, 0)
        except FileNotFoundError:
            self._rebuild()
            return
        if not self._read_on() or self._rows.keys() != letters.names(self._place):
            self._rebuild()

    def _read_on(self) -> bool:
        """Take in the complete lines after the last one read; False when that cannot be done."""
        which, read_to = self._read_to
        try:
            with self._index.open("rb") as index:
                there = os.fstat(index.fileno())
                if there.st_ino != which or there.st_size < read_to:
                    return False
                index.seek(read_to)
                tail = index.read()
            whole = tail[: tail.rfind(b"\n") + 1]
            for line in whole.splitlines():
                self._take(_line.decode(line))
        except (FileNotFoundError, msgspec.MsgspecError):
            return False
        self._read_to = (which, read_to + len(whole))
        return True

    def _rebuild(self) -> None:
        """Make the index anew from the rows in the folder. Locked."""
        self._forget()
        letters.sweep(self._place)
        for name in letters.names(self._place):
            row = self._row_on_disk(name)
            if row is not None:
                self._take(Line(row=row))
        lines = (msgspec.json.encode(Line(row=self._rows[id_])) for _, id_ in self._order)
        letters.write(self._index, b"".join(line + b"\n" for line in lines))
        there = self._index.stat()
        self._read_to = (there.st_ino, there.st_size)

    def _row_on_disk(self, name: str) -> MailboxRow | None:
        try:
            return _row.decode((self._place / f"{name}.json").read_bytes())
        except (FileNotFoundError, msgspec.MsgspecError):
            return None

    def _append(self, line: Line) -> None:
        """Add to the index; should that fail, the next one to look makes it anew. Locked."""
        with self._index.open("ab") as index:
            index.write(msgspec.json.encode(line) + b"\n")
        self._settle_up()

    def _take(self, line: Line) -> None:
        if line.row is not None and line.row.id not in self._rows:
            row = line.row
            self._rows[row.id] = row
            self._text[row.id] = folded(f"{row.subject}\n{row.recipient}\n{row.sender}")
            self._audiences.add(row.audience)
            insort(self._order, (row.at, row.id))
        elif line.gone in self._rows:
            row = self._rows.pop(line.gone)
            del self._text[row.id]
            del self._order[bisect_left(self._order, (row.at, row.id))]

    def _forget(self) -> None:
        self._rows, self._text, self._order = {}, {}, []
        self._audiences = set()
        self._read_to = (0, 0)


def _row_of(envelope: Envelope) -> MailboxRow:
    return MailboxRow(
        id=envelope.id,
        organization_id=envelope.organization_id,
        sender=envelope.sender,
        recipient=envelope.recipient,
        subject=envelope.subject,
        at=envelope.at,
        test=envelope.test,
        size=len(envelope.message),
        audience=envelope.audience,
        meta=envelope.meta,
    )
