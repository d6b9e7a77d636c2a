"""The mailer that delivers into folders, and the mailbox that reads them."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from craftify.adapters.mailbox import letters
from craftify.adapters.mailbox.shelf import Shelf
from craftify.domain.errors import Unavailable
from craftify.ports.mailer import NAME, Envelope, MailboxRow, checked_envelope

T = TypeVar("T")

PAGE_LIMIT = 1_000
SHELVES = 64
"""So many organizations' rows are held in memory at once."""


class FileMailbox:
    """Keeps `ports.mailer.Mailer` and `Mailbox` in a folder; all disk work is done in threads."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._shelves: OrderedDict[str, Shelf] = OrderedDict()
        self._is_open = False

    async def open(self) -> None:
        self._is_open = True
        try:
            await self._do(self._make_ready)
        except BaseException:
            self._is_open = False
            raise

    async def close(self) -> None:
        self._is_open = False
        self._shelves.clear()

    async def health(self) -> None:
        await self._do(self._make_ready)

    async def send(self, envelope: Envelope) -> str:
        checked_envelope(envelope)
        shelf = self._shelf(envelope.organization_id)
        await self._do(lambda: shelf.add(envelope))
        return envelope.id

    async def list(
        self,
        organization_id: str,
        *,
        page: int = 1,
        limit: int = 20,
        search: str = "",
        audiences: Collection[str] = ("",),
    ) -> tuple[tuple[MailboxRow, ...], int]:
        if page < 1 or not 1 <= limit <= PAGE_LIMIT:
            raise ValueError(f"pages count from 1 and hold 1 to {PAGE_LIMIT} rows")
        if not NAME.fullmatch(organization_id):
            return (), 0
        shelf = self._shelf(organization_id)
        return await self._do(lambda: shelf.page(page, limit, search, frozenset(audiences)))

    async def get(self, organization_id: str, mail_id: str) -> MailboxRow | None:
        if not _both_names(organization_id, mail_id):
            return None
        shelf = self._shelf(organization_id)
        return await self._do(lambda: shelf.row(mail_id))

    async def raw(self, organization_id: str, mail_id: str) -> bytes | None:
        if not _both_names(organization_id, mail_id):
            return None
        shelf = self._shelf(organization_id)
        return await self._do(lambda: shelf.message(mail_id))

    async def delete(self, organization_id: str, mail_id: str) -> bool:
        if not _both_names(organization_id, mail_id):
            return False
        shelf = self._shelf(organization_id)
        return await self._do(lambda: shelf.remove(mail_id))

    def _shelf(self, organization_id: str) -> Shelf:
        shelf = self._shelves.get(organization_id)
        if shelf is None:
            shelf = self._shelves[organization_id] = Shelf(self._place / organization_id)
        self._shelves.move_to_end(organization_id)
        while len(self._shelves) > SHELVES:
            self._shelves.popitem(last=False)
        return shelf

    def _make_ready(self) -> None:
        letters.folder(self._place)
        letters.write(self._place / ".probe", b"")

    async def _do(self, touch: Callable[[], T]) -> T:
        if not self._is_open:
            raise Unavailable(f"The mailbox {self._place} is not open.")

        def translated() -> T:
            with _translated(self._place):
                return touch()

        return await asyncio.to_thread(translated)


def _both_names(organization_id: str, mail_id: str) -> bool:
    return bool(NAME.fullmatch(organization_id) and NAME.fullmatch(mail_id))


@contextmanager
def _translated(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unavailable(f"The mailbox {place} does not answer: {error}.") from error
